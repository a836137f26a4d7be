"""Cases: a board's file about a person, who works with it, and what is to be done next."""
