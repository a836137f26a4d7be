"""What of somebody's work goes along when a case is handed over.

Only what the case's own board noted, and nobody's notes. Neither employer nor school nor office is named, for anybody:
they tell where she is, a packet stays as it was, and she may be protected later. Of whom is protected already the
planner is not named either.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, Part, data, line, words
from reception.i18n.markers import N_, Term
from reception.work.queries.outline import Noted, outline
from reception.work.rules.moments import moments

_FROM: Final = N_("from %(day)s")
_TO: Final = N_("to %(day)s")


def packet_lines(case: Case) -> list[PacketLine]:
    """Arbetsförmedlingen, placements, jobs, studies, advice on a business, and where she stood when it was asked."""
    told = _of_board(case)
    if case.person.is_protected:
        told = [replace(one, planner=None) for one in told]
    return [found for one in told if one.what in _LINES for found in _LINES[one.what](one)]


def income_packet_lines(case: Case) -> list[PacketLine]:
    """What she lives, and lived, by: each source with its months and the day it was last confirmed."""
    return [_income(one) for one in _of_board(case) if one.what == "income"]


def _of_board(case: Case) -> list[Noted]:
    board_id = case.unit.parent_id or case.unit_id
    return [one for one in outline(case.person_id) if one.board_id == board_id]


def _seeking(one: Noted) -> Iterator[PacketLine]:
    if one.words[0] is not None:
        yield line(*_words(one), _said(N_("can begin %(day)s"), one.first), _extent(one.number))


def _enrolment(one: Noted) -> Iterator[PacketLine]:
    yield line(
        words(N_("Enrolled at Arbetsförmedlingen")), _data(one.title), _data(one.planner), _said(_TO, one.last),
        day=one.first,
    )  # fmt: skip
    if one.planned is not None and one.last is None:
        yield line(words(N_("Next meeting with Arbetsförmedlingen")), day=one.planned)


def _decision(one: Noted) -> Iterator[PacketLine]:
    yield line(words(N_("A decision")), *_words(one), _said(_FROM, one.planned), _said(_TO, one.last), day=one.first)


def _lasting(one: Noted) -> Iterator[PacketLine]:
    """A programme, a placement or studies: what it is, its days, and what came of it."""
    kind, *ended = one.words
    yield line(_word(kind), _data(one.title), _extent(one.number), *_until(one), *map(_word, ended), day=one.first)


def _job(one: Noted) -> Iterator[PacketLine]:
    contract, subsidy, ended = one.words
    about = (_data(one.title), _word(contract), _extent(one.number), _word(subsidy))
    yield line(words(N_("A job")), *about, *_until(one), _word(ended), day=one.first)


def _check(one: Noted) -> Iterator[PacketLine]:
    after = words(N_("after %(months)s months"), months=one.number)
    yield line(words(N_("Whether the job lasts")), _data(one.title), after, *_words(one), day=one.first)


def _advice(one: Noted) -> Iterator[PacketLine]:
    yield line(words(N_("Advice on starting a business")), *_words(one), _said(_FROM, one.planned), day=one.first)


def _status(one: Noted) -> Iterator[PacketLine]:
    moment = moments().get(one.title or "")
    yield line(words(moment.label) if moment else _data(one.title), *_words(one), day=one.first)


def _income(one: Noted) -> PacketLine:
    confirmed = None if one.last else _said(N_("confirmed %(day)s"), one.planned)
    return line(*_words(one), _said(_FROM, _month(one.first)), _said(_TO, _month(one.last)), confirmed)


_LINES: Final[Mapping[str, Callable[[Noted], Iterator[PacketLine]]]] = {
    "file": _seeking, "enrolment": _enrolment, "programme": _lasting, "decision": _decision, "placement": _lasting,
    "job": _job, "check": _check, "study": _lasting, "advice": _advice, "status": _status,
}  # fmt: skip


def _words(one: Noted) -> Iterator[Part | None]:
    yield from map(_word, one.words)


def _word(term: Term | None) -> Part | None:
    return words(term.label) if term is not None else None


def _data(text: str | None) -> Part | None:
    return data(text) if text else None


def _said(msgid: str, day: date | str | None) -> Part | None:
    return words(msgid, day=day) if day is not None else None


def _month(day: date | None) -> str | None:
    """The month, as ISO 8601 writes it."""
    return day.strftime("%Y-%m") if day is not None else None


def _extent(percent: int | None) -> Part | None:
    return words(N_("%(percent)s %% of full time"), percent=percent) if percent else None


def _until(one: Noted) -> Iterator[Part | None]:
    yield _said(_TO, one.last) if one.last is not None else _said(N_("planned to %(day)s"), one.planned)
