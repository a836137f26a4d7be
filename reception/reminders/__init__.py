"""Messages that go out by themselves: reminders of appointments, and invitations to a survey; each is sent once."""
