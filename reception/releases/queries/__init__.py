"""What is published, and what waits to be."""
