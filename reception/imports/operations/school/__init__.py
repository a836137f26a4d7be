"""What lists of a school have in common: what is asked about them, and how they are shown."""
