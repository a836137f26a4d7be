"""Releases: figures of a year that are published, frozen, numbered and chained (docs/disclosure.md)."""
