"""Questions about who decides for a child or a ward. Where either is hidden, there is no line."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.access.actor import Actor, current
from reception.audit.reading import saw
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import permits
from reception.people.models import Guardianship, Person
from reception.people.rules.ages import ENDS_AT_MAJORITY, came_of_age
from reception.people.rules.households import Period


@dataclass(frozen=True)
class GuardianLine:
    """One who decides for somebody, as a page shows it. `other` is who stands at the other end, if she is registered.

    `ended_by_law` is the day when the child came of age, where that ended it and nobody wrote an end; `law` says so.
    `is_readable`: the reader may open the whole record of the other.
    """

    row: Guardianship
    other: Person | None
    is_readable: bool
    ended_by_law: date | None = None
    law: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return Period(self.row.starts_on, self.row.ends_on).is_over(today())

    @property
    def called(self) -> str:
        """What stands for the other in a list; a protected person stands as her number."""
        if self.other is None:
            return self.row.guardian_name or ""
        return self.other.number if self.other.is_protected else self.other.shown_name


def guardians_of(person: Person) -> list[GuardianLine]:
    """Who decides or decided for a person: those of today first, in the order they were written."""
    query = (
        sa.select(Guardianship, _is_readable())
        .outerjoin(Person, Person.id == Guardianship.guardian_id)
        .where(Guardianship.person_id == person.id)
        .options(contains_eager(Guardianship.guardian))
    )
    return _seen([_line(row, person, row.guardian, bool(readable)) for row, readable in _rows(query)])


def wards_of(person: Person) -> list[GuardianLine]:
    """For whom a person decides or decided: those of today first, in the order they were written."""
    query = (
        sa.select(Guardianship, _is_readable())
        .join(Person, Person.id == Guardianship.person_id)
        .where(Guardianship.guardian_id == person.id)
        .options(contains_eager(Guardianship.person))
    )
    return _seen([_line(row, row.person, row.person, bool(readable)) for row, readable in _rows(query)])


def _is_readable() -> sa.ColumnElement[bool]:
    actor = current()
    return permits.in_reach(actor) if isinstance(actor, Actor) else sa.true()


def _rows(query: sa.Select[Guardianship, bool]) -> list[tuple[Guardianship, bool]]:
    found = db.session.execute(permits.GUARDIANSHIP.within(query.order_by(Guardianship.id)))
    return [(row, readable) for row, readable in found]


def _line(row: Guardianship, ward: Person, other: Person | None, readable: bool) -> GuardianLine:  # noqa: FBT001
    law = ENDS_AT_MAJORITY.get(row.kind)
    of_age = came_of_age(ward.birth, today()) if law and row.ends_on is None else None
    return GuardianLine(row, other, readable, of_age, law if of_age else None)


def _seen(lines: list[GuardianLine]) -> list[GuardianLine]:
    saw(line.other.id for line in lines if line.other is not None)
    return sorted(lines, key=lambda line: line.is_over)


def guardianship(person: Person, guardianship_id: int) -> Guardianship:
    """One who decides for a person. Raises OutOfReach, also where the one who decides is hidden."""
    query = (
        sa.select(Guardianship)
        .where(Guardianship.id == guardianship_id, Guardianship.person_id == person.id)
        .options(joinedload(Guardianship.guardian))
    )
    found = permits.GUARDIANSHIP.one(query)
    saw([found.guardian_id] if found.guardian_id is not None else [])
    return found


def guardianships_between(person: Person, guardian: Person) -> list[Guardianship]:
    """When one decides or decided for the other."""
    query = sa.select(Guardianship).where(Guardianship.person_id == person.id, Guardianship.guardian_id == guardian.id)
    return list(permits.GUARDIANSHIP.all(query))
