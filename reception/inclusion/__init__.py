"""Inclusion: activities and associations, mentors, reports of discrimination, and counts of a year."""
