"""What policies say and what of it is shown, as data. Pure."""
