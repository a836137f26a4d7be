"""What is asked about contacts, appointments and questions. Choices that come from the database are passed in."""
