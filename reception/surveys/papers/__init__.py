"""Slips of paper with a link and a code that open a survey once."""
