"""What is asked about translations."""
