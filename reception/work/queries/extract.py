"""What of somebody's work, and of what she lives by, an extract for a partner shows: as the reader's boards noted it.

Neither employer nor school nor office nor planner is named: the person says herself where she works.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from reception.i18n.formats import today
from reception.i18n.markers import Term
from reception.i18n.text import _, label
from reception.people.models import Person
from reception.people.queries.extracts import work_in_dates
from reception.work.queries.outline import Noted, outline

#: What is told only while it goes on.
_WHILE_IT_GOES_ON: Final = frozenset({"enrolment", "programme", "study"})


def extract_of_work(person: Person) -> Iterator[tuple[str, str]]:
    """The dates of the record; what she looks for, is enrolled in and studies; placements and jobs, ended ones too.

    An enrolment that the unit noted itself is not told twice.
    """
    found = outline(person.id)
    if not any(one.what == "enrolment" for one in found):
        yield from work_in_dates(person)
    for one in found:
        if one.last is None or one.what not in _WHILE_IT_GOES_ON:
            yield from _told(one)


def extract_of_income(person: Person) -> Iterator[tuple[str, str]]:
    """What somebody lives by this month, as far as it is noted."""
    month = today().replace(day=1)
    for one in outline(person.id):
        if one.what == "income" and one.first and one.first <= month <= (one.last or date.max):
            since = _("since %(day)s", day=one.first.strftime("%Y-%m"))
            confirmed = _("confirmed %(day)s", day=one.planned.isoformat()) if one.planned and not one.last else ""
            yield _word(one.words[0]), _listed(since, confirmed)


def _told(one: Noted) -> Iterator[tuple[str, str]]:
    if one.what == "file":
        yield _("Looks for"), _word(one.words[0])
    elif one.what == "enrolment":
        yield _("Enrolled at Arbetsförmedlingen"), _days(one)
    elif one.what in {"programme", "study", "job"}:
        yield _word(one.words[0]), _listed(one.title or "", _extent(one.number), _days(one))
    elif one.what == "placement":
        yield _word(one.words[0]), _listed(one.title or "", _days(one), _word(one.words[1]))


def _word(term: Term | None) -> str:
    return label(term) if term is not None else ""


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _days(one: Noted) -> str:
    first = one.first.isoformat() if one.first else ""
    return f"{first}–{one.last.isoformat()}" if one.last else _("since %(day)s", day=first)


def _extent(percent: int | None) -> str:
    return _("%(percent)s %% of full time", percent=percent) if percent else ""
