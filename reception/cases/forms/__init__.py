"""What is asked about cases and tasks."""
