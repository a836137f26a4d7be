"""What may happen to cases and tasks, without a page."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import Actor
from reception.accounts.models import User
from reception.cases import operations, queries
from reception.cases.models import Case
from reception.cases.terms import CaseState, TaskState
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import Protection
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person

Acting = Callable[[User], AbstractContextManager[Actor]]


def own_case(person: Person) -> Case:
    case = queries.open_case_of(person)
    assert case is not None
    return case


def test_a_case_is_opened_under_a_number_of_its_own_with_its_first_caseworker(
    municipality: Municipality, acting: Acting
) -> None:
    person = make_person()
    with acting(municipality.manager):
        case = operations.open_case(
            person, unit_id=municipality.unit.id, worker_id=municipality.caseworker.id, opened_on=today()
        )
        assert case.number != person.number
        assert [row.user_id for row in queries.assignments_of(case)] == [municipality.caseworker.id]
        assert case.active_on == today()


def test_a_unit_has_one_open_case_about_a_person(municipality: Municipality, acting: Acting) -> None:
    person = make_person(unit=municipality.unit)
    with acting(municipality.manager), pytest.raises(sa.exc.IntegrityError), db.session.begin_nested():
        operations.open_case(person, unit_id=municipality.unit.id, opened_on=today())


def test_a_case_is_given_to_staff_of_its_unit_only(municipality: Municipality, acting: Acting) -> None:
    person = make_person(unit=municipality.unit)
    with acting(municipality.manager):
        for outsider in (municipality.other_unit_caseworker, municipality.sfi_staff, municipality.without_duty):
            with pytest.raises(operations.OutsideUnit):
                operations.assign(own_case(person), outsider.id, today())


def test_a_protected_person_is_given_to_named_staff_only(municipality: Municipality, acting: Acting) -> None:
    person = make_person(
        protection=Protection.MARKING, named=[municipality.manager, municipality.caseworker], unit=municipality.unit
    )
    with acting(municipality.manager):
        case = own_case(person)
        with pytest.raises(operations.NotNamed):
            operations.assign(case, municipality.caseworker2.id, today())
        with pytest.raises(operations.NotNamed):
            operations.set_task(case, title="Ring", due_on=None, owner_id=municipality.caseworker2.id)
        operations.assign(case, municipality.caseworker.id, today())
        assert municipality.caseworker2 not in queries.colleagues(case)


def test_the_history_of_caseworkers_is_kept(municipality: Municipality, acting: Acting) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    with acting(municipality.manager):
        case = own_case(person)
        operations.assign(case, municipality.caseworker2.id, today())
        later, earlier = queries.assignments_of(case)
        assert (earlier.user_id, earlier.ends_on) == (municipality.caseworker.id, today())
        assert (later.user_id, later.ends_on) == (municipality.caseworker2.id, None)


def test_a_closed_case_is_opened_again_under_its_number(municipality: Municipality, acting: Acting) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    with acting(municipality.manager):
        case = own_case(person)
        number = case.number
        operations.close_case(case, on=today())
        assert queries.open_case_of(person) is None
        operations.reopen_case(case, on=today())
        assert (case.state, case.number, case.worker_id) == (CaseState.OPEN, number, municipality.caseworker.id)
        assert len(queries.assignments_of(case)) == 2


def test_activity_moves_forward_and_never_ahead_of_today(municipality: Municipality, acting: Acting) -> None:
    person = make_person(unit=municipality.unit)
    with acting(municipality.caseworker):
        case = own_case(person)
        operations.active(case, date(2026, 3, 1))
        operations.active(case, date(2026, 2, 1))
        assert case.active_on == date(2026, 3, 1)
        operations.active(case, today() + timedelta(days=5))
        assert case.active_on == today()


def test_a_task_that_has_ended_cannot_be_changed(municipality: Municipality, acting: Acting) -> None:
    person = make_person(unit=municipality.unit)
    with acting(municipality.caseworker) as actor:
        task = operations.set_task(own_case(person), title="Ring", due_on=today(), owner_id=actor.user_id)
        operations.finish_task(task)
        with pytest.raises(operations.TaskEnded):
            operations.rest_task(task, today() + timedelta(days=1))
        operations.take_up_task(task)
        assert task.state is TaskState.OPEN


def test_the_worklist_is_filtered_and_tells_the_next_task(municipality: Municipality, acting: Acting) -> None:
    mine = make_person(name="Min Egen", unit=municipality.unit, worker=municipality.caseworker)
    make_person(name="Ingens", unit=municipality.unit)
    make_person(name="Grannens", unit=municipality.other_unit)
    make_person(name="Dold", protection=Protection.MARKING, unit=municipality.unit)
    with acting(municipality.caseworker) as actor:
        operations.set_task(own_case(mine), title="Sen", due_on=date(2026, 12, 1), owner_id=actor.user_id)
        operations.set_task(own_case(mine), title="Snart", due_on=date(2026, 11, 1), owner_id=actor.user_id)
        rows = queries.worklist(queries.WorklistFilter(), (0, 10))
        assert [row.shown_name for row in rows] == ["Ingens", "Min Egen"]
        assert rows[1].next_title == "Snart"
        [own] = queries.worklist(queries.WorklistFilter(worker_id=actor.user_id), (0, 10))
        assert own.worker_name == "Karin Kase"
        [free] = queries.worklist(queries.WorklistFilter(without_worker=True), (0, 10))
        assert free.shown_name == "Ingens"


def test_who_holds_a_case_is_told_within_the_board_only(municipality: Municipality, acting: Acting) -> None:
    person = make_person(unit=municipality.other_unit, worker=municipality.other_unit_caseworker)
    hidden = make_person(protection=Protection.MARKING, unit=municipality.other_unit)
    with acting(municipality.caseworker):
        found = queries.holders([person.id, hidden.id])
        assert list(found) == [person.id]
        assert found[person.id].worker_name == "Gun Granne"
    with acting(municipality.other_board_caseworker):
        assert queries.holders([person.id, hidden.id]) == {}


def test_an_open_case_is_told_before_a_closed_one(municipality: Municipality, acting: Acting) -> None:
    person = make_person()
    make_case(person, unit=municipality.unit, closed_on=date(2026, 2, 1))
    make_case(person, unit=municipality.unit)
    with acting(municipality.caseworker):
        assert queries.holders([person.id])[person.id].state is CaseState.OPEN
        assert [case.state for case in queries.cases_of(person)] == [CaseState.OPEN, CaseState.CLOSED]
