"""Spreadsheets in and out. Knows cells and rows, and nothing of what they mean."""
