"""Decisions about links, letters and what is written, from what they are told alone. Pure."""
