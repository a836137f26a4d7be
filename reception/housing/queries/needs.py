"""Who seeks a home: the needs, whom each counts, and how it stands to the latest day of settlement.

Every need is found within a permit's scope. What is read beside it is read of those needs alone, some statements for
all of them together.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.access.actor import Actor, current
from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.cases.models import Case
from reception.db.bulk import chunks
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember, HomeNeed
from reception.housing.queries.lives import is_real
from reception.housing.rules import norm
from reception.housing.rules.seeking import Clock, Member, household_of_people, moved_in_after
from reception.housing.rules.settlement import latest_day
from reception.i18n.formats import today
from reception.people.models import ExpectedMember, HouseholdMember, KeyDate, Person
from reception.people.permits import hidden
from reception.people.queries.memberships import lives_there
from reception.people.terms import ExpectedState, HouseholdRole, KeyDateKind

_CLOCK = (KeyDateKind.ASSIGNED, KeyDateKind.SETTLE_BY, KeyDateKind.MOVED_IN)


def open_needs() -> Sequence[HomeNeed]:
    """Every need within reach that has not ended, with its person, unit, caseworker and places."""
    return permits.NEEDS.all(_with_case().where(HomeNeed.ended_on.is_(None)).order_by(HomeNeed.id))


def need(number: str, permit: Permit = permits.NEEDS) -> HomeNeed:
    """The need of that number. Raises OutOfReach, also where somebody hidden lives in the household."""
    found = permit.one(_with_case().where(HomeNeed.number == number))
    saw([found.case.person_id])
    return found


def open_need_of(person_id: int, permit: Permit = permits.NEEDS) -> HomeNeed | None:
    """The need of a person that has not ended, the latest if several units ask for one; None if there is none."""
    query = _with_case().where(Case.person_id == person_id, HomeNeed.ended_on.is_(None))
    return next(iter(permit.all(query.order_by(HomeNeed.id.desc()))), None)


def needs_of(person_id: int) -> Sequence[HomeNeed]:
    """All needs of a person within reach, the latest first."""
    return permits.NEEDS.all(_with_case().where(Case.person_id == person_id).order_by(HomeNeed.id.desc()))


def _with_case() -> sa.Select[HomeNeed]:
    case = contains_eager(HomeNeed.case)
    return (
        sa.select(HomeNeed)
        .join(HomeNeed.case)
        .options(case.joinedload(Case.person), case.joinedload(Case.unit), case.joinedload(Case.worker))
        .options(joinedload(HomeNeed.school), joinedload(HomeNeed.work))
    )


def people_of(need: HomeNeed) -> Sequence[Member]:
    """Whom the need counts: the person of the case, those who live with her, those who are expected."""
    return people_of_needs([need])[need.id]


def household_of(need: HomeNeed) -> norm.Household:
    """The same people as the norms count them: their ages, and how many couples."""
    return household_of_people(people_of(need), today())


def people_of_needs(needs: Iterable[HomeNeed]) -> dict[int, tuple[Member, ...]]:
    """Whom each need counts, by its id: two statements however many there are."""
    wanted = list(needs)
    homes = {one.household_id for one in wanted if one.household_id is not None}
    members, expected = _members(homes), _expected(homes)
    return {one.id: _of_need(one, members, expected) for one in wanted}


def counted_in(person: Person, household_id: int | None) -> tuple[Member, ...]:
    """Whom a need of that person for that household counts, or would count."""
    homes = {household_id} - {None}
    return _together(person, household_id, _members(homes), _expected(homes))


_Found = Mapping[int | None, list[Member]]


def _of_need(need: HomeNeed, members: _Found, expected: _Found) -> tuple[Member, ...]:
    return _together(need.case.person, need.household_id, members, expected)


def _together(person: Person, household_id: int | None, members: _Found, expected: _Found) -> tuple[Member, ...]:
    """The person stands first, and is counted although she moved out of the household meanwhile."""
    there = members.get(household_id, [])
    own = next((one for one in there if one.person_id == person.id), _alone(person))
    others = [one for one in there if one.person_id != person.id]
    return (own, *others, *expected.get(household_id, []))


def _alone(person: Person) -> Member:
    return Member(
        name=person.shown_name,
        role=HouseholdRole.REFERENCE,
        birth_on=person.birth_on,
        birth_precision=person.birth_precision,
        person_id=person.id,
        number=person.number,
        is_protected=person.is_protected,
    )


def _members(homes: Iterable[int | None]) -> dict[int | None, list[Member]]:
    """Those who live in these households today, by household; the eldest first."""
    found: dict[int | None, list[Member]] = {}
    for part in chunks(homes):
        query = (
            sa.select(HouseholdMember.household_id, HouseholdMember.role, Person)
            .join(Person, Person.id == HouseholdMember.person_id)
            .where(HouseholdMember.household_id.in_(part), lives_there())
            .order_by(Person.birth_on.is_(None), Person.birth_on, Person.id)
        )
        for household_id, role, person in db.session.execute(permits.COMPOSITION.within(query)):
            found.setdefault(household_id, []).append(_alone(person).in_role(role))
    return found


def _expected(homes: Iterable[int | None]) -> dict[int | None, list[Member]]:
    """Those who are expected in these households, by household; who comes first stands first."""
    found: dict[int | None, list[Member]] = {}
    for part in chunks(homes):
        query = (
            sa.select(ExpectedMember)
            .where(ExpectedMember.household_id.in_(part), ExpectedMember.state == ExpectedState.EXPECTED)
            .order_by(ExpectedMember.planned_on.is_(None), ExpectedMember.planned_on, ExpectedMember.id)
        )
        for one in permits.COMPOSITION.all(query):
            found.setdefault(one.household_id, []).append(
                Member(
                    name=one.name,
                    role=one.role,
                    birth_on=one.birth_on,
                    birth_precision=one.birth_precision,
                    is_expected=True,
                    planned_on=one.planned_on,
                )
            )
    return found


def clocks_of(needs: Iterable[HomeNeed]) -> dict[int, Clock]:
    """How each need stands to the latest day of settlement, by its id, from the facts of its person."""
    wanted = list(needs)
    people = {one.case.person_id for one in wanted}
    days, moved_in = _key_dates(people), _moved_in(people)
    return {
        one.id: _clock(one.case.person, days.get(one.case.person_id, {}), moved_in.get(one.case.person_id, ()))
        for one in wanted
    }


def clock_of(need: HomeNeed) -> Clock:
    """How one need stands."""
    return clocks_of([need])[need.id]


def clock_of_person(person: Person) -> Clock:
    """How a person stands for whom no home is asked yet. Her record, the caller has found within reach."""
    return _clock(person, _key_dates([person.id]).get(person.id, {}), _moved_in([person.id]).get(person.id, ()))


def _clock(person: Person, days: Mapping[KeyDateKind, date], moved_in: Sequence[date]) -> Clock:
    route, decided_on = person.route, days.get(KeyDateKind.ASSIGNED)
    noted = days.get(KeyDateKind.MOVED_IN)
    return Clock(
        route=route,
        decided_on=decided_on,
        latest=latest_day(route, decided_on, days.get(KeyDateKind.SETTLE_BY)),
        moved_in_on=moved_in_after(decided_on, [*moved_in, *([noted] if noted else [])]),
    )


def _key_dates(people: Iterable[int]) -> dict[int, dict[KeyDateKind, date]]:
    found: dict[int, dict[KeyDateKind, date]] = {}
    for part in chunks(people):
        query = sa.select(KeyDate.person_id, KeyDate.kind, KeyDate.on_day)
        query = query.where(KeyDate.person_id.in_(part), KeyDate.kind.in_(_CLOCK))
        for person_id, kind, on_day in db.session.execute(permits.COMPOSITION.within(query)):
            found.setdefault(person_id, {})[kind] = on_day
    return found


def _moved_in(people: Iterable[int]) -> dict[int, list[date]]:
    """The days on which each of these people moved into a home by a contract that came about, or joined those there."""
    found: dict[int, list[date]] = {}
    for part in chunks(people):
        query = (
            sa.select(ContractMember.person_id, ContractMember.came_on, Contract.moved_in_on)
            .join(Contract, Contract.id == ContractMember.contract_id)
            .where(ContractMember.person_id.in_(part), Contract.moved_in_on.is_not(None), is_real())
        )
        for person_id, came_on, on_day in db.session.execute(permits.COMPOSITION.within(query)):
            if on_day is not None:
                found.setdefault(person_id, []).append(max(on_day, came_on or on_day))
    return found


def with_somebody_hidden(households: Iterable[int]) -> set[int]:
    """Those of these households where somebody lives or lived whom the actor must not know of."""
    actor, found = current(), set[int]()
    if not isinstance(actor, Actor):
        return found
    for part in chunks(households):
        query = sa.select(HouseholdMember.household_id).join(Person, Person.id == HouseholdMember.person_id)
        query = query.where(HouseholdMember.household_id.in_(part), hidden(actor))
        found.update(db.session.scalars(permits.COMPOSITION.within(query)))
    return found
