"""Skills, from the interview to the recognition."""
