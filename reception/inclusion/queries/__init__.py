"""Questions about inclusion."""
