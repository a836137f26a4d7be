"""What is read of homes, contracts and those who seek a home."""
