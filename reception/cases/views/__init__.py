"""The pages of cases and tasks, and of registration."""
