"""The way to work, from the first placement to a job that lasts."""
