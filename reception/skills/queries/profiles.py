"""Profiles of skills: the one of the reader's own board, and those that the person lets it read."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.actor import staff
from reception.access.permit import OutOfReach, Permit
from reception.accounts.models import Unit
from reception.audit.reading import saw
from reception.db.session import db
from reception.education.models import Pupil
from reception.education.permits import GUIDED
from reception.people.models import Person
from reception.people.queries import holding_units
from reception.skills import permits
from reception.skills.models import SkillsPart, SkillsProfile

#: What every page of a profile reads.
_LOADED = (
    joinedload(SkillsProfile.person),
    joinedload(SkillsProfile.unit),
    joinedload(SkillsProfile.board),
    selectinload(SkillsProfile.parts).joinedload(SkillsPart.done_by),
)
_WHOLE = (
    *_LOADED,
    selectinload(SkillsProfile.languages),
    selectinload(SkillsProfile.qualifications),
    selectinload(SkillsProfile.answers),
)


def person_to_map(number: str) -> Person:
    """The person of that number, whose skills the reader may map. Raises OutOfReach."""
    person = permits.PEOPLE.one(sa.select(Person).where(Person.number == number))
    saw([person.id])
    return person


def profile(number: str, permit: Permit = permits.READ, *, whole: bool = True) -> SkillsProfile:
    """The profile of that number, as the database holds it now; `whole` with all that was mapped. Raises OutOfReach."""
    query = sa.select(SkillsProfile).where(SkillsProfile.number == number).options(*(_WHOLE if whole else _LOADED))
    found = permit.one(query.execution_options(populate_existing=True))
    saw([found.person_id])
    return found


def profiles_of(person: Person) -> Sequence[SkillsProfile]:
    """The profiles of a person that the reader may read: those of the reader's boards first, then the oldest."""
    query = sa.select(SkillsProfile).where(SkillsProfile.person_id == person.id).options(*_WHOLE)
    own = staff().board_ids(permits.MAPPERS)
    found = permits.READ.all(query.order_by(SkillsProfile.id))
    return sorted(found, key=lambda one: one.board_id not in own)


def is_own(profile: SkillsProfile) -> bool:
    """Whether it is of a board where the reader maps skills, and may be changed."""
    return profile.board_id in staff().board_ids(permits.MAPPERS)


def mapping_unit(person: Person) -> tuple[int, int]:
    """(unit, its board) that a new profile belongs to: of the person's case, else of her school. Raises OutOfReach."""
    units = _holding(person) or [pupil.unit_id for pupil in pupils_guided(person)]
    if not units:
        raise OutOfReach
    row = db.session.execute(sa.select(Unit.id, sa.func.coalesce(Unit.parent_id, Unit.id)).where(Unit.id == units[0]))
    unit_id, board_id = row.one()
    return unit_id, board_id


def _holding(person: Person) -> list[int]:
    """The reader's casework units that work or worked with the person, those that do today first."""
    return [unit_id for unit_id, _name in holding_units(person)]


def pupils_guided(person: Person) -> Sequence[Pupil]:
    """The person as the reader's pupil, the latest first; nobody for those who guide nobody."""
    query = sa.select(Pupil).where(Pupil.person_id == person.id).order_by(Pupil.id.desc())
    return GUIDED.all(query)


def person_guided(pupil: Pupil) -> Person:
    """The pupil as a person; the reader guides her. Raises OutOfReach, also of somebody hidden."""
    return permits.PEOPLE.one(sa.select(Person).where(Person.id == pupil.person_id))
