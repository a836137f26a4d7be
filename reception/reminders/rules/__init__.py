"""What holds for reminders. Pure."""
