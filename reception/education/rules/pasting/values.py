"""What one cell says: a grade in its spellings, or points with a decimal comma. Pure."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from reception.education.terms.lessons import Takes
from reception.education.terms.studies import Grade
from reception.i18n.text_safety import plain

_GODKANT: Final = r"godk(?:[äa]n[td]|\.)?"
_PASSED: Final = re.compile(rf"g\.?|{_GODKANT}")
_FAILED: Final = re.compile(rf"i\.? ?g\.?|(?:icke|ej|inte)[ -]?{_GODKANT}")
#: More decimals, or a blank between thousands, may mean something else.
_POINTS: Final = re.compile(r"(?:0|[1-9][0-9]{0,3})(?:[.,][0-9]{1,2})?")


def grade(text: str) -> Grade | None:
    """The grade that the text says, or None: also for VG, A to F, and anything with a sign beside it."""
    typed = unicodedata.normalize("NFC", plain(text)).casefold()
    if _PASSED.fullmatch(typed):
        return Grade.PASSED
    return Grade.NOT_PASSED if _FAILED.fullmatch(typed) else None


def points(text: str) -> Decimal | None:
    """The points that the text says, or None: "12", "12,5", "12.5"; no fractions, shares, signs or dates."""
    typed = plain(text)
    return Decimal(typed.replace(",", ".")) if _POINTS.fullmatch(typed) else None


def is_dash(text: str) -> bool:
    """Whether the text is the dash that a grade catalogue has where a course carries no grade."""
    return plain(text) == "-"


def value(text: str, takes: Takes) -> Grade | Decimal | None:
    """What the text says in a column of that kind, or None."""
    return grade(text) if takes is Takes.GRADE else points(text)


def is_value(text: str) -> bool:
    """Whether the text is a result of any kind."""
    return grade(text) is not None or points(text) is not None
