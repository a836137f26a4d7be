"""What follows from work: places and people, still there, self-support. Pure."""
