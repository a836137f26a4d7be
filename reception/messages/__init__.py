"""What is written between a unit and a newcomer: personal links, what she writes, letters, papers in two languages."""
