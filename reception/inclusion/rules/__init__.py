"""What holds for inclusion. Pure."""
