"""What holds for surveys. Pure."""
