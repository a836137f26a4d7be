"""Inclusion: activities, mentors and friends, reports of discrimination, and counts of a year."""
