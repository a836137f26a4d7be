"""What is done with homes, contracts and those who seek a home."""
