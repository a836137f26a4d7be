"""Somebody opens a case in the unit at the very moment at which another is taken over or opened again there."""

import pytest

from reception.access.actor import system
from reception.cases import operations, queries
from reception.cases.operations import AnotherOpen
from reception.cases.terms import CaseState, ClosingReason, Outcome
from reception.db.session import commit, db
from reception.i18n.formats import today
from tests.cases.ending import closings
from tests.cases.transferring import GROUND, cases_in, offered
from tests.factories.people import make_case, make_person


def test_a_case_that_cannot_be_opened_again_keeps_its_closing(municipality, monkeypatch):
    person = make_person(unit=municipality.unit)
    [case] = cases_in(municipality.unit, person)
    with system("test"):
        operations.close(case, on=today(), outcome=Outcome.WORK, reason=ClosingReason.COMPLETED)
        make_case(person, unit=municipality.unit)
        commit()
        monkeypatch.setattr(queries, "has_another_open", lambda _case: False)  # it was opened after we looked
        with pytest.raises(AnotherOpen):
            operations.reopen(case, on=today(), because="x")
        commit()
    db.session.expire_all()
    assert case.state is CaseState.CLOSED
    assert closings()[0].reopened_on is None


def test_who_is_taken_over_while_a_case_is_opened_gets_that_case(municipality, client_of, monkeypatch):
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    transfer = offered(client_of(municipality.caseworker), person, municipality.other_board_unit, **GROUND)
    with system("test"):
        opened = make_case(person, unit=municipality.other_board_unit)
        commit()
        truth, looks = queries.open_case_in, []

        def open_case_in(*whom):
            looks.append(whom)
            return truth(*whom) if len(looks) > 1 else None

        monkeypatch.setattr(queries, "open_case_in", open_case_in)
        assert operations.accept_transfer(transfer, None) is opened
        commit()
    assert len(cases_in(municipality.other_board_unit, person)) == 1
