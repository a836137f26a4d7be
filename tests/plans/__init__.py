"""The individual plan."""
