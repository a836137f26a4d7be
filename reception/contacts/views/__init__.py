"""The pages of the contacts log, of appointments, of questions to authorities, and the timeline."""
