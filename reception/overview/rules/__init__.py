"""What holds for the day, the list of people and the start page. Pure."""
