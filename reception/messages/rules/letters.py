"""What a letter holds once it is made: a snapshot that can be shown and printed again as it was. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reception.messages.rules.texts import Text

#: (label in Swedish, label in the other language, value)
Fact = tuple[str, str, str]


@dataclass(frozen=True)
class Said:
    """A subject and paragraphs, with everything filled in."""

    subject: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """What a letter says. `translated` is None on a letter in Swedish alone."""

    swedish: Said
    translated: Said | None
    facts: tuple[Fact, ...]
    note: str | None
    reference: str = ""


def joined(text: Text, *more: str) -> Said:
    """What a text says, with lines that follow it."""
    return Said(text.subject, (*text.paragraphs, *more))


def as_json(content: Content) -> dict[str, Any]:
    """As the column holds it."""
    return {
        "reference": content.reference,
        "swedish": _said(content.swedish),
        "translated": _said(content.translated) if content.translated else None,
        "facts": [list(fact) for fact in content.facts],
        "note": content.note,
    }


def _said(said: Said) -> dict[str, Any]:
    return {"subject": said.subject, "paragraphs": list(said.paragraphs)}


def read(content: dict[str, Any]) -> Content:
    """What the column holds. A key that is missing is empty: an older letter may lack it."""
    translated = content.get("translated")
    return Content(
        swedish=_read_said(content.get("swedish") or {}),
        translated=_read_said(translated) if translated else None,
        facts=tuple((fact[0], fact[1], fact[2]) for fact in content.get("facts") or () if len(fact) == 3),
        note=content.get("note"),
        reference=content.get("reference") or "",
    )


def _read_said(said: dict[str, Any]) -> Said:
    return Said(said.get("subject", ""), tuple(said.get("paragraphs", ())))


def reference(person_number: str, letter_id: int) -> str:
    """What a letter is called when one talks of it: a number that names nobody."""
    return f"{person_number}/{letter_id}"


def address_lines(name: str, address: str, before: str | None = None) -> tuple[str, ...]:
    """What stands behind the window of the envelope. `before`: a line above the name, on letters to a guardian."""
    parts: Sequence[str] = [part.strip() for line in address.splitlines() for part in line.split(",")]
    return tuple(filter(None, (before, name, *parts)))
