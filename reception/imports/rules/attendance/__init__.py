"""A list of attendance from a school's own system: read, and put beside the groups and registers here. Pure."""
