"""What is published, for a policy."""
