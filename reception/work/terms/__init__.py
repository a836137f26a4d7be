"""The words of work, by subject."""
