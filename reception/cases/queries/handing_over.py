"""Questions about handing over many cases: which were chosen, what became of them, and who follows along."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.access.roles import CASEWORK
from reception.accounts.models import RoleAssignment, User
from reception.accounts.queries import on_today
from reception.audit.reading import saw
from reception.cases import permits
from reception.cases.models import Case, HandedCase, HandOver
from reception.cases.terms import GivenOutcome
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import permits as people_permits
from reception.people.models import NamedAccess, Person

#: How many hand-overs the list shows.
SHOWN: Final = 20


@dataclass(frozen=True)
class HandOverSummary:
    """A hand-over in the list of the latest; `given` counts the cases within the reader's reach."""

    hand_over: HandOver
    given: int


def chosen_cases(numbers: Iterable[str], *, for_change: bool = False) -> Sequence[Case]:
    """The cases of those numbers that the actor may give to somebody, by person.

    `for_change` holds them until the request ends, so that two who hand over the same cases come one after the other.
    Whatever is out of reach is not there.
    """
    query = (
        sa.select(Case)
        .where(Case.number.in_(list(numbers)))
        .options(joinedload(Case.person), joinedload(Case.unit), joinedload(Case.worker))
    )
    if for_change:
        query = query.with_for_update(of=Case).execution_options(populate_existing=True)
    found = permits.ASSIGN.all(query.order_by(Case.id))
    saw(case.person_id for case in found)
    return sorted(found, key=lambda case: (case.sort_key, case.id))


def units_of_work(user_id: int, unit_ids: Iterable[int]) -> set[int]:
    """Those of the units where an active account does casework today."""
    query = (
        sa.select(RoleAssignment.unit_id)
        .join(User, User.id == RoleAssignment.user_id)
        .where(RoleAssignment.user_id == user_id, User.active, RoleAssignment.unit_id.in_(set(unit_ids)))
        .where(RoleAssignment.role.in_(CASEWORK), *on_today())
    )
    return set(db.session.scalars(query))


def people_open_to(user_id: int, people: Iterable[Person]) -> set[int]:
    """The ids of those whose file protection lets a member of staff open."""
    everybody = list(people)
    protected = [person.id for person in everybody if person.is_protected]
    free = {person.id for person in everybody if not person.is_protected}
    return free | (_named_for(user_id, protected) if protected else set())


def _named_for(user_id: int, person_ids: Sequence[int]) -> set[int]:
    day = today()
    query = (
        sa.select(NamedAccess.person_id)
        .join(Person, Person.id == NamedAccess.person_id)
        .where(NamedAccess.user_id == user_id, NamedAccess.person_id.in_(person_ids), NamedAccess.starts_on <= day)
        .where(sa.or_(NamedAccess.ends_on.is_(None), NamedAccess.ends_on >= day))
    )
    return set(db.session.scalars(people_permits.IDENTIFY.within(query)))


def hand_over(number: str) -> HandOver:
    """A hand-over in one of the units that the actor manages. Raises OutOfReach."""
    query = sa.select(HandOver).where(HandOver.number == number)
    staff_and_unit = (joinedload(HandOver.worker), joinedload(HandOver.made_by), joinedload(HandOver.unit))
    return permits.HAND_OVERS.one(query.options(*staff_and_unit))


def handed_cases(hand_over: HandOver, *, for_change: bool = False) -> Sequence[HandedCase]:
    """What became of each case of a hand-over, by person; of people out of reach nothing is told."""
    query = (
        sa.select(HandedCase)
        .join(HandedCase.case)
        .join(Case.person)
        .where(HandedCase.hand_over_id == hand_over.id)
        .options(
            contains_eager(HandedCase.case).contains_eager(Case.person),
            contains_eager(HandedCase.case).joinedload(Case.worker),
            contains_eager(HandedCase.case).joinedload(Case.unit),
            joinedload(HandedCase.from_worker),
        )
        .order_by(Case.id)
    )
    if for_change:
        query = query.with_for_update(of=Case).execution_options(populate_existing=True)
    found = permits.READ.all(query)
    saw(handed.case.person_id for handed in found)
    return sorted(found, key=lambda handed: (handed.case.sort_key, handed.case_id))


def latest_hand_overs() -> list[HandOverSummary]:
    """The latest hand-overs in the units that the actor manages, the newest first."""
    query = sa.select(HandOver).order_by(HandOver.id.desc()).limit(SHOWN)
    found = permits.HAND_OVERS.all(query.options(joinedload(HandOver.worker), joinedload(HandOver.made_by)))
    given = _given_in([one.id for one in found])
    return [HandOverSummary(one, given.get(one.id, 0)) for one in found]


def _given_in(hand_over_ids: Sequence[int]) -> dict[int, int]:
    query = (
        sa.select(HandedCase.hand_over_id, sa.func.count())
        .join(HandedCase.case)
        .join(Case.person)
        .where(HandedCase.hand_over_id.in_(hand_over_ids), HandedCase.outcome == GivenOutcome.GIVEN)
        .group_by(HandedCase.hand_over_id)
    )
    return {row[0]: row[1] for row in db.session.execute(permits.READ.within(query))}


def is_hand_over_number_used(number: str) -> bool:
    """Whether a hand-over has that number already, within reach or not."""
    return db.session.scalar(sa.select(HandOver.id).where(HandOver.number == number)) is not None
