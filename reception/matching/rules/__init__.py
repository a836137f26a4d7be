"""Rules of matching. Pure: facts in, suggestions with their reasons out."""
