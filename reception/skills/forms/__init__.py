"""What is asked about skills."""
