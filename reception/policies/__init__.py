"""The municipality's policies for integration, line by line, and their yearly follow-up from what is published."""
