"""A list of homes beside those that are kept: planned, shown, and taken in."""
