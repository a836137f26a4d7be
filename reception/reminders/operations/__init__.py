"""What may happen in reminders. The only writer; every write is recorded."""
