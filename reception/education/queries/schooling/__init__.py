"""A child's preschool and school: the places of a person, those of her household's children, and days for the path."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.db.session import db
from reception.education import permits
from reception.education.models import Schooling, SchoolMeeting, Support
from reception.education.rules import schooling as rules
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.queries import is_there
from reception.organisations.terms import OrganisationKind
from reception.people import permits as people_permits
from reception.people.models import KeyDate, PermitGround, Person
from reception.people.queries.households import Homes, Member, homes_of
from reception.people.rules.ages import standing
from reception.people.terms import BirthPrecision, Ground, KeyDateKind


def schoolings_of(person: Person) -> Sequence[Schooling]:
    """The places of a person in preschool and school with all that belongs to them, the latest first."""
    query = sa.select(Schooling).where(Schooling.person_id == person.id).options(*_LOADED).order_by(*_LATEST)
    return permits.SCHOOLING.all(query)


#: What goes on first; among the others the one that began last.
_LATEST = (
    sa.func.coalesce(Schooling.last_on, date.max).desc(),
    sa.func.coalesce(Schooling.first_on, Schooling.received_on, Schooling.requested_on, date.min).desc(),
    Schooling.id.desc(),
)
_LOADED = (
    joinedload(Schooling.school),
    selectinload(Schooling.mappings),
    selectinload(Schooling.supports),
    selectinload(Schooling.meetings).joinedload(SchoolMeeting.made_by),
)


def schooling(person: Person, number: str, permit: Permit = permits.WRITE_SCHOOLING) -> Schooling:
    """The place of that number, of this person. Raises OutOfReach."""
    query = sa.select(Schooling).where(Schooling.number == number, Schooling.person_id == person.id)
    return permit.one(query.options(joinedload(Schooling.school), selectinload(Schooling.mappings)))


def support_of(place: Schooling, support_id: int) -> Support:
    """A support of this place. Raises OutOfReach."""
    query = sa.select(Support).join(Support.schooling)
    return permits.WRITE_SCHOOLING.one(query.where(Support.id == support_id, Support.schooling_id == place.id))


def meeting_of(place: Schooling, meeting_id: int) -> SchoolMeeting:
    """A meeting about this place. Raises OutOfReach."""
    query = sa.select(SchoolMeeting).join(SchoolMeeting.schooling)
    wanted = query.where(SchoolMeeting.id == meeting_id, SchoolMeeting.schooling_id == place.id)
    return permits.WRITE_SCHOOLING.one(wanted)


def known_days(place: Schooling, *, born_on: date | None = None) -> rules.Days:
    """What is known of a place, for the rules. Its parts are loaded, or are loaded now."""
    return rules.Days(
        form=place.form,
        requested_on=place.requested_on,
        offered_on=place.offered_on,
        received_on=place.received_on,
        first_on=place.first_on,
        placed_on=place.placed_on,
        plan_made_on=place.plan_made_on,
        year=place.year,
        last_on=place.last_on,
        mapped={one.part: one.done_on for one in place.mappings},
        helped=tuple(rules.Help(one.kind, one.first_on, one.last_on) for one in place.supports),
        born_on=born_on,
    )


def exact_birth(person: Person) -> date | None:
    """The day of birth where the day itself is known."""
    return person.birth_on if person.birth_precision is BirthPrecision.DAY else None


def schools_to_choose(present: int | None = None) -> list[tuple[str, str]]:
    """(id, name) of the schools that have not closed, and of `present`, by name."""
    wanted = sa.and_(Organisation.kind == OrganisationKind.SCHOOL, is_there())
    query = sa.select(Organisation.id, Organisation.name).where(sa.or_(wanted, Organisation.id == (present or 0)))
    return [(str(key), name) for key, name in db.session.execute(query.order_by(Organisation.sort_key))]


def arrived_on_protection(person: Person) -> date | None:
    """The day of reception here of somebody who has temporary protection, for the month of 29 kap. 2 §; else None."""
    protected = sa.exists().where(
        PermitGround.person_id == KeyDate.person_id, PermitGround.ground == Ground.TEMPORARY_PROTECTION
    )
    query = sa.select(sa.func.min(KeyDate.on_day)).where(
        KeyDate.person_id == person.id, protected, KeyDate.kind == KeyDateKind.RECEIVED
    )
    return db.session.scalar(people_permits.KNOWN.within(query))


@dataclass(frozen=True)
class ChildAtSchool:
    """A child of the household, and where she goes or waits for a place now; `place` None: nothing is entered."""

    child: Member
    place: Schooling | None
    waits: tuple[rules.Wait, ...]


def goes_to_school(person: Person | Member) -> bool:
    """Whether the page "School" is about herself: surely or possibly younger than twenty."""
    return standing(person.birth, rules.SCHOOL_UNTIL_AGE, today()) != "reached" and person.birth is not None


def lives_with_school_children(person: Person, homes: Homes) -> bool:
    """Whether the page "School" of an adult is about children: asks nothing beside what the household's page read."""
    return not goes_to_school(person) and any(True for _child in _children(homes))


def _children(homes: Homes) -> Iterator[Member]:
    members = (one for home in homes.current for one in home.others)
    return (one for one in members if one.is_readable and goes_to_school(one))


def children_at_school(person: Person) -> list[ChildAtSchool]:
    """The children of the households where a person lives today whose records the reader may read, the oldest first."""
    seen = {one.person_id: one for one in _children(homes_of(person, with_expected=False))}
    places = _latest_places(seen)
    found = [_at_school(child, places.get(child.person_id)) for child in seen.values()]
    return sorted(found, key=lambda one: (one.child.birth_on or date.max, one.child.person_id))


def _at_school(child: Member, place: Schooling | None) -> ChildAtSchool:
    return ChildAtSchool(child, place, () if place is None else rules.waits(known_days(place), today()))


def _latest_places(person_ids: Iterable[int]) -> dict[int, Schooling]:
    wanted = list(person_ids)
    query = sa.select(Schooling).where(Schooling.person_id.in_(wanted)).options(*_LOADED)
    rows = permits.SCHOOLING.all(query.order_by(*_LATEST))
    saw(wanted)
    found: dict[int, Schooling] = {}
    for row in rows:
        found.setdefault(row.person_id, row)
    return found
