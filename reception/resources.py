"""Finds the folders that stand beside the package in a checkout and inside it in an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
BUNDLE = PACKAGE / "_bundled"


def folder(name: str) -> Path:
    """The folder `name` (templates, translations, migrations): the wheel's bundle, or else the checkout's."""
    bundled = BUNDLE / name
    return bundled if bundled.is_dir() else PACKAGE.parent / name
