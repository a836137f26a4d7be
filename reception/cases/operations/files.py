"""Opening and closing cases, and the day something last happened."""

import random
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from reception.audit.log import record, record_many
from reception.cases import queries
from reception.cases.models import Case
from reception.cases.operations.assigning import begin_assignment, check_worker, end_assignment, end_overlaps
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.web import short_number

_TRIES = 12
_source = random.SystemRandom()


def open_case(person: Person, *, unit_id: int, worker_id: int | None = None, opened_on: date) -> Case:
    """Open a unit's case about a person. Raises OutsideUnit, NotNamed, and IntegrityError if one is open there."""
    if worker_id is not None:
        check_worker(person, unit_id, worker_id)
    case = _numbered(person, unit_id=unit_id, opened_on=opened_on)
    begin_assignment(case, worker_id, opened_on)
    db.session.flush()
    record("case.opened", case, unit=unit_id)
    return case


def open_cases(new: Sequence[tuple[Person, int | None, date, date]], *, unit_id: int) -> list[Case]:
    """Open a unit's cases about people whom it has none about, in as many statements as one takes.

    Each is (person, caseworker or None, opened on, day of latest activity). A caseworker who does no casework in the
    unit, or may not see the person, is left out. Raises IntegrityError if a case is open there.
    """
    workers = {worker_id for _person, worker_id, *_days in new if worker_id and queries.works_in(unit_id, worker_id)}
    made = [
        _made(
            person,
            number,
            unit_id=unit_id,
            worker_id=worker_id if worker_id in workers else None,
            opened_on=opened_on,
            active_on=active_on,
        )
        for (person, worker_id, opened_on, active_on), number in zip(new, _free_numbers(len(new)), strict=True)
    ]
    db.session.add_all(made)
    db.session.flush()
    record_many("case.opened", ((case, {"unit": unit_id}) for case in made))
    return made


def _made(
    person: Person, number: str, *, unit_id: int, worker_id: int | None, opened_on: date, active_on: date
) -> Case:
    may_open = worker_id is not None and queries.may_open(person, worker_id)
    case = Case(number=number, person=person, unit_id=unit_id, opened_on=opened_on, active_on=active_on)
    begin_assignment(case, worker_id if may_open else None, opened_on)
    return case


def _free_numbers(count: int) -> list[str]:
    """Numbers that no case has."""
    for _try in range(_TRIES):
        drawn = {short_number.make(_source) for _one in range(count)}
        if len(drawn) == count and not queries.are_numbers_used(drawn):
            return list(drawn)
    raise RuntimeError("no free case numbers")


def _numbered(person: Person, *, unit_id: int, opened_on: date) -> Case:
    """A new case under a number that no other case has. Numbers are drawn, so that they tell nothing."""
    for _try in range(_TRIES):
        case = Case(
            number=short_number.make(_source), person=person, unit_id=unit_id, opened_on=opened_on, active_on=opened_on
        )
        try:
            with db.session.begin_nested():
                db.session.add(case)
        except sa.exc.IntegrityError as clash:
            if "number" not in str(clash.orig):
                raise
        else:
            return case
    raise RuntimeError("no free case number")


def close_case(case: Case, *, on: date) -> None:
    """Close a case. Its caseworker stays written on it, so that opening it again finds the same."""
    end_assignment(case, on)
    end_overlaps(case, on)
    case.state, case.closed_on = CaseState.CLOSED, on
    db.session.flush()
    record("case.closed", case)


def reopen_case(case: Case, *, on: date) -> None:
    """Open a closed case again under its old number, with its old caseworker if that may still be."""
    case.state, case.closed_on = CaseState.OPEN, None
    begin_assignment(case, case.worker_id if _still_works(case) else None, on)
    active(case, on)
    db.session.flush()
    record("case.reopened", case)


def _still_works(case: Case) -> bool:
    worker_id = case.worker_id
    return (
        worker_id is not None and queries.works_in(case.unit_id, worker_id) and queries.may_open(case.person, worker_id)
    )


def active(case: Case, on: date) -> None:
    """Something happened on `on`: the day of latest activity moves forward, never past today.

    Written past the version: two who log contacts at once do not disturb each other.
    """
    day = min(on, today())
    if day > case.active_on:
        set_active_on(case, day)


def set_active_on(case: Case, day: date) -> None:
    """State the day something last happened; for taking back a slip."""
    db.session.execute(sa.update(Case).where(Case.id == case.id).values(active_on=day))
    db.session.refresh(case, ["active_on"])
