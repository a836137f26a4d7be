"""Questions about households: whom a person lives or lived with, and who is expected. Nobody hidden is in an answer."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.access.actor import Actor, current
from reception.audit.reading import saw
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import permits
from reception.people.models import ExpectedMember, HouseholdMember, Person
from reception.people.queries.memberships import households_of
from reception.people.rules.ages import age, is_child
from reception.people.rules.birth import Birth, known_birth
from reception.people.rules.households import Period, place
from reception.people.terms import BirthPrecision, ExpectedState, HouseholdRole, Protection


@dataclass(frozen=True)
class Member:
    """Somebody in a household as a page shows her. A protected person stands as her number, never by name.

    `is_readable`: the reader may open the whole record. `has_case`: a unit of the reader works with her today.
    """

    member_id: int
    household_id: int
    person_id: int
    number: str
    shown_name: str
    birth_on: date | None
    birth_precision: BirthPrecision | None
    is_protected: bool
    role: HouseholdRole
    starts_on: date | None
    ends_on: date | None
    is_readable: bool
    has_case: bool

    @property
    def period(self) -> Period:
        """From when to when."""
        return Period(self.starts_on, self.ends_on)

    @property
    def called(self) -> str:
        """What stands for her in a list."""
        return self.number if self.is_protected else self.shown_name

    @property
    def birth(self) -> Birth | None:
        """When she was born, as far as it is known: what the rules ask of her."""
        return known_birth(self.birth_on, self.birth_precision)

    @property
    def years(self) -> int | None:
        """The age of a child whose day of birth is known."""
        exact = self.birth_precision is BirthPrecision.DAY and is_child(self.birth, today())
        return age(self.birth_on, today()) if exact and self.birth_on else None


@dataclass(frozen=True)
class Home:
    """A household as one of its members lives or lived in it: `own` is hers, the others met her there.

    `members` are those who live there now, herself among them; `left` those who moved out before her.
    """

    own: Member
    members: tuple[Member, ...]
    left: tuple[Member, ...] = ()
    expected: tuple[ExpectedMember, ...] = ()
    cancelled: tuple[ExpectedMember, ...] = ()

    @property
    def others(self) -> tuple[Member, ...]:
        """Everybody else who was there with her."""
        return tuple(member for member in self.members if member is not self.own)

    @property
    def is_shared(self) -> bool:
        """Whether anybody is seen there beside her. Alone, her role is not told: it would tell of those unseen."""
        return bool(self.others or self.left or self.expected)


@dataclass(frozen=True)
class Homes:
    """Where a person lives, and where she lived before, the latest first."""

    current: tuple[Home, ...]
    earlier: tuple[Home, ...]


def homes_of(person: Person, *, with_expected: bool = True) -> Homes:
    """The households of a person, with everybody who is not hidden. Two queries at most, however large they are."""
    members = _members(person)
    expected = _expected(person) if with_expected and members else {}
    own = [member for member in members if member.person_id == person.id]
    homes = [_home(mine, members, expected) for mine in own]
    saw(member.person_id for home in homes for member in (*home.members, *home.left))
    is_over = {home.own.member_id: home.own.period.is_over(today()) for home in homes}
    return Homes(
        current=tuple(home for home in homes if not is_over[home.own.member_id]),
        earlier=tuple(home for home in homes if is_over[home.own.member_id]),
    )


def _members(person: Person) -> list[Member]:
    readable, worked_with = _standing_to_reader()
    query = (
        sa.select(
            HouseholdMember.id.label("member_id"),
            HouseholdMember.household_id,
            Person.id.label("person_id"),
            Person.number,
            Person.shown_name,
            Person.birth_on,
            Person.birth_precision,
            (Person.protection != Protection.NONE).label("is_protected"),
            HouseholdMember.role,
            HouseholdMember.starts_on,
            HouseholdMember.ends_on,
            readable.label("is_readable"),
            worked_with.label("has_case"),
        )
        .join(Person, Person.id == HouseholdMember.person_id)
        .where(HouseholdMember.household_id.in_(households_of(person)))
        .order_by(sa.func.coalesce(HouseholdMember.starts_on, date.min).desc(), HouseholdMember.id.desc())
    )
    rows = db.session.execute(permits.HOUSEHOLD.within(query))
    return [Member(**row) for row in rows.mappings()]


def _standing_to_reader() -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    actor = current()
    if not isinstance(actor, Actor):
        return sa.true(), sa.false()
    return permits.in_reach(actor), permits.worked_with(actor)


def _expected(person: Person) -> dict[int, list[ExpectedMember]]:
    query = (
        sa.select(ExpectedMember)
        .where(ExpectedMember.household_id.in_(households_of(person, today_only=True)))
        .where(ExpectedMember.state != ExpectedState.ARRIVED)
        .order_by(sa.func.coalesce(ExpectedMember.planned_on, date.max), ExpectedMember.id)
    )
    found: dict[int, list[ExpectedMember]] = defaultdict(list)
    for expected in permits.EXPECTED.all(query):
        found[expected.household_id].append(expected)
    return found


def _home(own: Member, members: Iterable[Member], expected: dict[int, list[ExpectedMember]]) -> Home:
    there = [member for member in members if member.household_id == own.household_id]
    met = [member for member in there if member is own or _shared(own, member)]
    is_over = own.period.is_over(today())
    left = [member for member in met if not is_over and member.period.is_over(today())]
    awaited = [] if is_over else expected.get(own.household_id, [])
    return Home(
        own=own,
        members=_in_order(member for member in met if member not in left),
        left=_in_order(left),
        expected=tuple(one for one in awaited if one.state is ExpectedState.EXPECTED),
        cancelled=tuple(one for one in awaited if one.state is ExpectedState.CANCELLED),
    )


def _shared(own: Member, other: Member) -> bool:
    return other.person_id != own.person_id and own.period.may_meet(other.period)


def _in_order(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: (*place(member.role, member.birth_on), member.member_id)))
