"""Validations that go on, of everybody within reach: on whom they wait and for how long; and how long bodies take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.audit.reading import saw
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.organisations.models import Organisation
from reception.people.models import Person
from reception.people.terms import Protection
from reception.skills import permits
from reception.skills.models import Qualification, SkillsProfile, Validation, ValidationStep
from reception.skills.rules.bodies import bodies
from reception.skills.rules.validation import StepFacts, Wait, wait_of
from reception.skills.rules.validation_waits import BodyWaits, counts_since, waits_of_bodies
from reception.skills.terms import Body, Step, WaitsOn

# Under other names: the permit's own conditions ask of the same tables.
_what, _profile, _person = shared_alias(Qualification), shared_alias(SkillsProfile), shared_alias(Person)
#: A step that is asked and not answered.
_WAITS: Final = sa.and_(ValidationStep.asked_on.is_not(None), ValidationStep.answered_on.is_(None))
ON_WHOM: Final = sa.case(
    (
        sa.and_(ValidationStep.more_asked_on.is_not(None), ValidationStep.more_sent_on.is_(None)),
        WaitsOn.PERSON.value,
    ),
    (ValidationStep.body != Body.OWN_UNIT, WaitsOn.BODY.value),
    else_=sa.func.coalesce(sa.cast(Validation.next_by, sa.String), WaitsOn.UNIT.value),
)


@dataclass(frozen=True)
class OpenRow:
    """A validation that goes on. A protected person stands in lists as `person_number`, not by name.

    `step`, `body` and the days of the question: of the step that waits; None where none does.
    """

    number: str
    profile_number: str
    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    title: str
    step: Step | None
    body: Body | None
    organisation: str | None
    asked_on: date | None
    more_asked_on: date | None
    more_sent_on: date | None
    next_step: str | None
    next_on: date | None
    next_by: WaitsOn | None
    on_whom: str

    @property
    def waits_on(self) -> WaitsOn:
        """Who has to act."""
        return WaitsOn(self.on_whom)

    def wait(self, today: date) -> Wait | None:
        """How long the question has waited."""
        if self.step is None:
            return None
        facts = StepFacts(
            self.step, self.body, self.asked_on, more_asked_on=self.more_asked_on, more_sent_on=self.more_sent_on
        )
        return wait_of(facts, today)

    def is_late(self, today: date) -> bool:
        """Whether the body has not answered in its usual time."""
        until = self.usual_until(today)
        return self.waits_on is WaitsOn.BODY and until is not None and until < today

    def usual_until(self, today: date) -> date | None:
        """The last day of the body's usual time; None where that is not known, and where nobody is asked."""
        wait = self.wait(today)
        if self.body is None or self.asked_on is None or wait is None:
            return None
        return bodies()[self.body].usual_until(self.asked_on, wait)

    def is_next_late(self, today: date) -> bool:
        """Whether the day of the next step has passed."""
        return self.next_on is not None and self.next_on < today


@dataclass(frozen=True)
class Wanted:
    """Which of the validations that go on. `whose`: "mine" or "unit"; `order`: "waited" or "next"."""

    whose: str = "unit"
    on: WaitsOn | None = None
    body: Body | None = None
    order: str = "waited"


def open_validations(wanted: Wanted, window: tuple[int, int]) -> Sequence[OpenRow]:
    """The validations that go on and are wanted, of the reader's boards. One statement, whatever it finds."""
    query = rows_of_open().where(*_narrowed(wanted)).order_by(*_order(wanted.order))
    offset, limit = window
    found = rows_within_reach(query.offset(offset).limit(limit))
    saw(row.person_id for row in found)
    return found


def numbers_by_whom(wanted: Wanted) -> dict[WaitsOn, int]:
    """How many of them wait on whom, whichever of these is wanted. One statement."""
    narrowed = _narrowed(Wanted(wanted.whose, None, wanted.body))
    inner = permits.WRITE_VALIDATIONS.within(_joined(sa.select(ON_WHOM.label("on_whom"))).where(*narrowed)).subquery()
    query = sa.select(inner.c.on_whom, sa.func.count()).group_by(inner.c.on_whom)
    rows = db.session.execute(query.execution_options(permit=permits.WRITE_VALIDATIONS.name))
    counts = {WaitsOn(on_whom): count for on_whom, count in rows}
    return {on: counts.get(on, 0) for on in WaitsOn}


def rows_of_open(people: sa.Select[int] | None = None) -> Any:
    """A query for the columns of `OpenRow`; `people`: of these alone."""
    columns = (
        Validation.number, _profile.number.label("profile_number"), _person.id, _person.number.label("person_number"),
        _person.shown_name, (_person.protection != Protection.NONE).label("is_protected"), _what.title,
        ValidationStep.step, ValidationStep.body, Organisation.name, ValidationStep.asked_on,
        ValidationStep.more_asked_on, ValidationStep.more_sent_on, Validation.next_step, Validation.next_on,
        Validation.next_by, ON_WHOM.label("on_whom"),
    )  # fmt: skip
    query = _joined(sa.select(*columns)).outerjoin(Organisation, Organisation.id == ValidationStep.organisation_id)
    return query if people is None else query.where(_profile.person_id.in_(people))


def rows_within_reach(query: Any) -> list[OpenRow]:
    """The rows of such a query that are of the reader's boards. Whoever shows them notes the reading."""
    return [OpenRow(*row) for row in _execute(query)]


def _joined(query: Any) -> Any:
    return (
        query.select_from(Validation)
        .join(_what, _what.id == Validation.qualification_id)
        .join(_profile, _profile.id == _what.profile_id)
        .join(_person, _person.id == _profile.person_id)
        .outerjoin(ValidationStep, sa.and_(ValidationStep.validation_id == Validation.id, _WAITS))
        .where(Validation.ended_on.is_(None))
    )


def _narrowed(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.whose == "mine":
        conditions.append(_own_people())
    if wanted.on is not None:
        conditions.append(wanted.on.value == ON_WHOM)
    if wanted.body is not None:
        conditions.append(ValidationStep.body == wanted.body)
    return conditions


def _own_people() -> sa.ColumnElement[bool]:
    """Of those whose case is one's own; for those who do no casework, what one began oneself."""
    actor = staff()
    if not actor.unit_ids(CASEWORK):
        return Validation.made_by_id == actor.user_id
    own = sa.select(Case.person_id).where(Case.worker_id == actor.user_id, Case.state == CaseState.OPEN)
    return _profile.person_id.in_(own)


def _order(order: str) -> tuple[Any, ...]:
    by_wait = (ValidationStep.asked_on.is_(None), ValidationStep.asked_on)
    by_day = (Validation.next_on.is_(None), Validation.next_on)
    return (*by_day, *by_wait, Validation.id) if order == "next" else (*by_wait, *by_day, Validation.id)


def _execute(query: Any) -> Any:
    return db.session.execute(permits.WRITE_VALIDATIONS.within(query))


def waits_by_body(today: date) -> list[BodyWaits]:
    """How long each body takes with what was asked of the reader's boards: answers of late, and what waits."""
    counts = sa.or_(
        ValidationStep.answered_on >= counts_since(today),
        sa.and_(ValidationStep.answered_on.is_(None), Validation.ended_on.is_(None)),
    )
    query = (
        sa.select(
            ValidationStep.step, ValidationStep.body, ValidationStep.asked_on, ValidationStep.more_asked_on,
            ValidationStep.more_sent_on, ValidationStep.answered_on,
        )
        .join(Validation, Validation.id == ValidationStep.validation_id)
        .where(ValidationStep.asked_on.is_not(None), ValidationStep.body != Body.OWN_UNIT, counts)
    )  # fmt: skip
    return waits_of_bodies([StepFacts(*row) for row in _execute(query)], today)
