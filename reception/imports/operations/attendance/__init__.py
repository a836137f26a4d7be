"""A list of attendance beside the groups and registers of a school: planned, shown, and taken in."""
