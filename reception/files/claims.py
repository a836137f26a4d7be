"""Whose the files in the store are: each domain that keeps files says which names its rows hold."""

from collections.abc import Callable, Mapping

Names = Callable[[], Mapping[str, str]]
_names: list[Names] = []


def named_through(names: Names) -> None:
    """Register a domain's {name in the store: what it is the file of}, asked with a database at hand."""
    if names not in _names:
        _names.append(names)


def named() -> dict[str, str]:
    """{name in the store: what it is the file of}, of all domains."""
    return {name: what for names in _names for name, what in names().items()}
