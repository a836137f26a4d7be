"""What newcomers read in a reminder, in their language."""
