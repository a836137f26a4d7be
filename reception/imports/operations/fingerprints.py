"""Knowing a row again without keeping it: a keyed hash of what makes it this row."""

import hashlib
import json
from collections.abc import Sequence

from flask import current_app

from reception.imports.rules.records import ContactRow, PersonRow


def of_person(row: PersonRow) -> str:
    """The personal number if there is one, else all that tells this person from another."""
    if row.number is not None:
        return _hashed("number", row.number.value)
    told = (row.name.passport, row.dossier, row.birth.on.isoformat() if row.birth else None, row.row_key)
    return _hashed("person", *told)


def of_contact(row: ContactRow, owner: str) -> str:
    """What was noted about whom, on which day."""
    return _hashed("contact", owner, row.held_on.isoformat(), row.channel, row.outcome, row.note, row.next_step)


def _hashed(*parts: str | None) -> str:
    key: Sequence[bytes] = current_app.config["FIELD_KEYS"]
    return hashlib.blake2b(json.dumps(parts, ensure_ascii=False).encode(), key=key[0], digest_size=24).hexdigest()
