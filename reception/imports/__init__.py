"""Spreadsheets into several domains: reading what they mean, a preview, the writing of it, and undoing it."""
