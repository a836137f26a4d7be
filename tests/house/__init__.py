"""The building inspector: what holds for every room of the house, checked in one place."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "reception"
TEMPLATES = ROOT / "templates"

#: For what one database tells as well as two.
on_sqlite_alone = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
