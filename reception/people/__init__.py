"""Newcomers: names, numbers, permits, languages, where to reach them, protected identity, and search."""
