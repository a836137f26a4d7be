"""Forms of reminders."""
