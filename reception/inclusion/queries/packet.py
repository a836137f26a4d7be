"""What of somebody's activities, mentors and friends goes along when a case is handed over.

What kind it is and its days. Neither activity nor association nor place nor volunteer is named, for anybody: they tell
where she is, a packet stays as it was, and she may be protected later. Nobody's notes go along.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, Part, line, words
from reception.i18n.markers import N_, Term
from reception.inclusion.queries.outline import Noted, outline

_FROM: Final = N_("from %(day)s")
_TO: Final = N_("to %(day)s")
_NAMES: Final = {
    "offer": N_("An activity that was offered"),
    "wish": N_("A wish for a mentor or a friend"),
    "match": N_("A mentor or a friend"),
}


def packet_lines(case: Case) -> list[PacketLine]:
    """A line for each offer, wish and match of the case."""
    return [_line(one) for one in outline(case.person_id, case.id)]


def _line(one: Noted) -> PacketLine:
    return line(words(_NAMES[one.what]), *map(_word, one.words), *_days(one), day=one.asked)


def _word(term: Term | None) -> Part | None:
    return words(term.label) if term is not None else None


def _days(one: Noted) -> Iterator[Part | None]:
    if one.what != "wish":
        yield _said(_FROM, one.first)
    yield _said(_TO, one.last)


def _said(msgid: str, day: date | None) -> Part | None:
    return words(msgid, day=day) if day is not None else None
