"""Activities, friends, the register of discrimination and the counts of the year."""
