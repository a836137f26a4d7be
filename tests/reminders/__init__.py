"""Messages that go out by themselves."""
