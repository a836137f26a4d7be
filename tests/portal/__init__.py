"""A newcomer's own pages."""
