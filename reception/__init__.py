"""Reception: case management for the reception of newcomers in Swedish municipalities."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(*arguments: Any, **overrides: Any) -> "Flask":
    """The application, imported when it is asked for, so that pure modules can be used without it."""
    from reception.app import create_app as create  # noqa: PLC0415 - importing the package alone loads no application

    return create(*arguments, **overrides)
