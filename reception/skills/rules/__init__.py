"""What follows from skills, from the interview to the recognition. Pure."""
