"""What of placements and jobs stands on a caseworker's day: questions that are due, and placements that end."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.accounts.models import User
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.people.models import Person
from reception.reckoning.periods import months_after
from reception.work.models import EmploymentCheck, WorkFile
from reception.work.queries.due import Due, DueKind, checks_due
from reception.work.terms.file import EndedBy, LearntThrough
from reception.work.terms.jobs import CheckAnswer, PlacementOutcome
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.work import make_employment, make_in, make_placement, make_work_file
from tests.work.jobs import day, of

Acting = Callable[[User], AbstractContextManager[Actor]]


def due(acting: Acting, user: User) -> list[Due]:
    with acting(user) as actor:
        return checks_due(actor, today())


def test_what_is_due_stands_by_its_day(
    municipality: Municipality, acting: Acting, person: Person, file: WorkFile, employer: Organisation
) -> None:
    job = make_employment(file, None, day(-200))
    make_in(
        file, EmploymentCheck, employment_id=job.id, months=3, answer=CheckAnswer.NOT_REACHED, asked_on=day(-90),
        learnt_through=LearntThrough.PERSON,
    )  # fmt: skip
    soon = make_employment(file, None, months_after(today(), -3))
    placed = make_placement(file, employer, day(-50), follow_up_on=day(-1), planned_end_on=day(10))
    found = due(acting, municipality.caseworker)
    assert [(one.what, one.row_id, one.months, one.day) for one in found] == [
        (DueKind.CHECK, job.id, 6, months_after(job.started_on, 6)),
        (DueKind.FOLLOW_UP, placed.id, None, day(-1)),
        (DueKind.CHECK, soon.id, 3, months_after(soon.started_on, 3)),
        (DueKind.END, placed.id, None, day(10)),
    ]
    assert [one.is_late(today()) for one in found] == [True, True, True, False]
    assert {one.person_number for one in found} == {person.number}
    assert found[0].place == (
        "person_employments.check",
        {"number": person.number, "employment_id": job.id, "months": 6},
    )
    assert found[1].place == ("person_placements.placement", {"number": person.number, "placement_id": placed.id})


def test_what_has_ended_or_lies_far_ahead_is_not_due(
    municipality: Municipality, acting: Acting, file: WorkFile, employer: Organisation
) -> None:
    make_employment(file, None, day(-400), ended_on=day(-1), ended_by=EndedBy.PERSON)
    make_employment(file, None, day(-30))
    make_employment(file, None, day(60))
    ended = {"ended_on": day(-1), "outcome": PlacementOutcome.COMPLETED, "ended_by": EndedBy.AS_PLANNED}
    make_placement(file, employer, day(-50), follow_up_on=day(-5), planned_end_on=day(-1), **ended)
    make_placement(file, employer, day(-50), follow_up_on=day(1), planned_end_on=day(40))
    assert due(acting, municipality.caseworker) == []


def test_only_ones_own_people_are_on_ones_day(
    municipality: Municipality, acting: Acting, file: WorkFile, employer: Organisation
) -> None:
    make_placement(file, employer, day(-50), planned_end_on=day(-1))
    other = make_person(unit=municipality.unit, worker=municipality.caseworker2)
    theirs = make_work_file(other, unit=municipality.unit)
    make_employment(theirs, None, day(-100))
    assert [one.what for one in due(acting, municipality.caseworker)] == [DueKind.END]
    assert [one.what for one in due(acting, municipality.caseworker2)] == [DueKind.CHECK]
    assert due(acting, municipality.other_board_caseworker) == []
    assert due(acting, municipality.guidance) == []


def test_a_day_of_many_takes_one_statement(
    municipality: Municipality, acting: Acting, file: WorkFile, employer: Organisation
) -> None:
    for days in range(60, 400, 20):
        make_employment(file, None, day(-days))
        make_placement(file, employer, day(-days), planned_end_on=day(-1))
    statements: list[str] = []
    note = lambda _connection, _cursor, statement, *_rest: statements.append(statement)  # noqa: E731
    db.session.commit()
    with acting(municipality.caseworker) as actor:
        sa.event.listen(sa.engine.Engine, "before_cursor_execute", note)
        try:
            found = checks_due(actor, today())
        finally:
            sa.event.remove(sa.engine.Engine, "before_cursor_execute", note)
    assert len([one for one in found if one.what is DueKind.END]) == 17
    assert [("FROM employment" in one, "FROM placement" in one) for one in statements] == [(True, True)]


def test_a_long_page_costs_no_more_statements_than_a_short_one(
    browser: StrictClient, person: Person, file: WorkFile, employer: Organisation
) -> None:
    make_employment(file, employer, day(-100))
    make_placement(file, employer, day(-100))
    browser.get(of(person, "jobs"))
    few = len(browser.statements)
    for days in range(60, 260, 20):
        make_employment(file, employer, day(-days))
        make_placement(file, employer, day(-days))
    browser.get(of(person, "jobs"))
    assert len(browser.statements) == few
