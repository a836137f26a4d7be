"""The letters that she may read in her own pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from reception.i18n.locales import KNOWN, Locale
from reception.messages.models import Letter
from reception.portal import permits

_MOST: Final = 100


@dataclass(frozen=True)
class Said:
    """What a letter says in one language."""

    locale: Locale
    subject: str
    paragraphs: Sequence[str]


def letters() -> Sequence[Letter]:
    """Her letters, the latest first."""
    latest_first = _shown().order_by(Letter.made_at.desc(), Letter.id.desc())
    return permits.LETTERS.all(latest_first.limit(_MOST))


def letter(letter_id: int) -> Letter:
    """One letter of hers. Raises OutOfReach."""
    return permits.LETTERS.one(_shown().where(Letter.id == letter_id))


def _shown() -> sa.Select[Letter]:
    return sa.select(Letter).where(Letter.is_shown, Letter.withdrawn_at.is_(None))


def said(found: Letter) -> tuple[Said, Said | None]:
    """What a letter says in Swedish, and in its second language if it has one."""
    other = KNOWN.get(found.language or "")
    translated = found.content.get("translated")
    theirs = _said(translated, other) if translated and other is not None else None
    return _said(found.content["swedish"], KNOWN["sv"]), theirs


def _said(content: dict[str, Any], locale: Locale) -> Said:
    return Said(locale, content["subject"], content["paragraphs"])
