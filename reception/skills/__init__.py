"""Skills mapped early, and validation of them carried to the end."""
