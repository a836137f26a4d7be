"""The search for the cheapest pattern of hidden cells that nobody can look behind (docs/disclosure.md)."""
