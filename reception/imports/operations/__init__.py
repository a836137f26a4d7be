"""Bringing a planned list in: people, their cases and their contacts, each row known again the next time."""

from reception.imports.operations.running import apply

__all__ = ["apply"]
