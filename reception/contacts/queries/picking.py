"""Finding the person a contact was with, among those whose open case the actor may write to."""

import re
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from reception.audit.reading import saw
from reception.cases.models import Case
from reception.cases.permits import WRITE
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.people import queries as people
from reception.people.models import Person
from reception.people.permits import WRITE as WRITE_PEOPLE
from reception.people.terms import Protection
from reception.web import short_number

MOST = 8
_LAST_WORD = re.compile(r"(\S+)\s*$")


@dataclass(frozen=True)
class Pick:
    """A person to choose. `text` can be written in the field and is understood again; no protected name is in it."""

    case_number: str
    person_id: int
    person_number: str
    shown_name: str
    birth_on: date | None
    is_protected: bool
    #: Found by number, telephone or every word of the name; nobody has to ask which of several is meant.
    is_certain: bool = True

    @property
    def birth_year(self) -> int | None:
        """The year of birth, if it is known."""
        return self.birth_on.year if self.birth_on else None

    @property
    def text(self) -> str:
        """How the person is written in the field: name, year of birth, case number."""
        if self.is_protected:
            return self.case_number
        year = f" ({self.birth_year})" if self.birth_year else ""
        return f"{self.shown_name}{year}, {self.case_number}"


def matching(text: str) -> list[Pick]:
    """At most eight people whom `text` may mean: by the number it ends with, else by name, number or telephone."""
    picks = _by_number(text) or _by_search(text)
    saw(pick.person_id for pick in picks)
    return picks


def _by_number(text: str) -> list[Pick]:
    """The case, and the person, of the short number at the end of what was written or picked."""
    last_word = _LAST_WORD.search(text)
    number = (last_word and short_number.normalise(last_word[1])) or short_number.normalise(text)
    if number is None:
        return []
    return _picks(sa.or_(Case.number == number, Person.number == number))


def _by_search(text: str) -> list[Pick]:
    hits = people.search(text, WRITE_PEOPLE).hits
    order = {hit.person_id: place for place, hit in enumerate(hits)}
    exact = {hit.person_id for hit in hits if hit.exact}
    picks = (replace(pick, is_certain=pick.person_id in exact) for pick in _picks(Person.id.in_(order)))
    return sorted(picks, key=lambda pick: order[pick.person_id])[:MOST]


def _picks(condition: sa.ColumnElement[bool]) -> list[Pick]:
    query = (
        sa.select(Case.number, Person.id, Person.number, Person.shown_name, Person.birth_on, _is_protected())
        .join(Person, Person.id == Case.person_id)
        .where(Case.state == CaseState.OPEN, condition)
        .order_by(Person.sort_key, Case.id)
    )
    return [Pick(*row) for row in db.session.execute(WRITE.within(query))]


def _is_protected() -> sa.ColumnElement[bool]:
    return Person.protection != Protection.NONE
