"""A list of results beside the groups and grids of a school: planned, shown, and taken in as drafts."""
