"""The contacts log: what was said and done, appointments, and questions put to authorities."""
