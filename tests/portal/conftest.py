"""Somebody with a case, and her caseworker's browser."""

from tests.newcomer import browser, case, hers, person

__all__ = ["browser", "case", "hers", "person"]
