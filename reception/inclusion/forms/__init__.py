"""Forms of inclusion."""
