"""The words of inclusion, by subject."""
