"""What is written between a unit and a newcomer."""
