"""The database: one declarative base, one session, one commit per request."""
