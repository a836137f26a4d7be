"""A list of results from a provider of courses: read, and put beside the groups and grids here. Pure."""
