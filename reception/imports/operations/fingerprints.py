"""Knowing a row again without reading it: keyed hashes of what makes it this row."""

import hashlib
import json
from collections.abc import Sequence

from flask import current_app

from reception.imports.rules import told
from reception.imports.rules.records import ContactRow


def keyed(*parts: str | None) -> str:
    """A digest that nobody can make, or look a person up by, without the installation's key."""
    keys: Sequence[bytes] = current_app.config["FIELD_KEYS"]
    return hashlib.blake2b(json.dumps(parts, ensure_ascii=False).encode(), key=keys[0], digest_size=24).hexdigest()


def of_contact(row: ContactRow) -> str:
    """What was noted, on which day: one contact of its person's."""
    said = told.of_contact(row)
    return keyed("contact", *(part for pair in said.items() for part in pair))


def of_household(name: str) -> str:
    """What a list calls a household."""
    return keyed("household", name)
