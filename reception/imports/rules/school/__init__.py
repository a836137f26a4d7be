"""What lists of a school have in common: whom a row is about, rows that say the same, what is said to people. Pure."""
