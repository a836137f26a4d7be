"""What holds for files, whoever brings them. Pure."""
