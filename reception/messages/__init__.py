"""What is written between a unit and a newcomer: personal links, what she writes, letters, and papers in two languages."""
