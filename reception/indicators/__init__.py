"""Indicators: what the municipality counts of its reception, defined as data and counted by the database."""
