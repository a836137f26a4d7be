"""A list becomes people, cases and contacts; the same list twice changes nothing; nobody hidden shows through."""

from collections.abc import Iterator
from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import Duty, errand, system
from reception.access.roles import Role
from reception.cases.models import Case, Task
from reception.contacts.models import Contact
from reception.contacts.terms import ContactState
from reception.db.session import db
from reception.i18n.formats import today
from reception.imports import operations, queries
from reception.imports.rules.plan import plan
from reception.imports.rules.result import Outcome
from reception.people.models import ContactDetail, NamedAccess, Person, RegistrationDraft, SearchKey
from reception.people.terms import KeyKind, Protection
from reception.sheets.cells import Cell, Row, Sheet
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ADULT, CHILD = "880119-9814", "160912-9810"
HEADER = ["Löpnr", "Namn", "Personnr", "Född", "Mottagen", "Grund", "Telefon", "Handläggare", "Skydd"]


def people(*rows: list[Cell]) -> Sheet:
    return Sheet("Personer", [Row(number, tuple(cells)) for number, cells in enumerate([HEADER, *rows], start=1)])


def contacts(*rows: list[Cell]) -> Sheet:
    header: list[Cell] = ["Löpnr", "Datum", "Typ", "Vem", "Anteckning", "Nästa steg", "Klart senast"]
    return Sheet("Kontakter", [Row(number, tuple(cells)) for number, cells in enumerate([header, *rows], start=1)])


@pytest.fixture
def bring_in(municipality: Municipality) -> Iterator[object]:
    """`bring_in(sheet, …)` reads a list into the caseworker's unit, as the command does."""
    unit = municipality.unit

    def run(*sheets: Sheet) -> Outcome:
        with errand("import", Duty(Role.UNIT_MANAGER, unit.id, unit.name, unit.board.id)):
            planned = plan(sheets, today=today(), known_workers=queries.known_workers(unit))
            outcome = operations.apply(planned, file_name="list.xlsx", file_hash="0" * 64, unit=unit)
            db.session.commit()
        return outcome

    with system("test"):
        yield run


def found(model: type) -> list:
    with system("test"):
        return list(db.session.scalars(sa.select(model).execution_options(permit="test")))


def test_a_row_becomes_a_person_with_a_case_of_the_unit(bring_in, municipality):
    bring_in(people([1.0, "Melnyk, Andrii", ADULT, "", date(2026, 3, 4), "Massflykt", "070-1740605", "", ""]))
    [person], [case] = found(Person), found(Case)
    assert person.shown_name == "Andrii Melnyk"
    assert [case.unit_id, case.opened_on] == [municipality.unit.id, date(2026, 3, 4)]
    assert [identifier.value for identifier in person.identifiers] == ["198801199814"]


def test_the_worker_of_a_row_gets_the_case(bring_in, municipality):
    worker = municipality.caseworker
    bring_in(people([1.0, "A", "", "", "", "", "", worker.name.upper(), ""]))
    assert found(Case)[0].worker_id == worker.id


def test_contacts_are_logged_and_only_the_latest_step_is_a_task(bring_in):
    outcome = bring_in(
        people([1.0, "A", "", "", "", "", "", "", ""]),
        contacts(
            [1.0, "2025-01-10", "tel", "SL", "Ringde.", "Boka tolk", "2025-01-20"],
            [1.0, "2026-02-10", "ej svar", "SL", "Sökt.", "Ring igen", ""],
        ),
    )
    logged = sorted(found(Contact), key=lambda contact: contact.at)
    assert [contact.state for contact in logged] == [ContactState.HELD, ContactState.NO_ANSWER]
    assert "Boka tolk" in logged[0].summary
    assert [task.title for task in found(Task)] == ["Ring igen"]
    assert len(outcome.questions) == 1, "an unknown spelling is asked about once"


def test_the_same_list_twice_changes_nothing(bring_in):
    lists = (
        people([1.0, "A", ADULT, "", "", "", "", "", ""], [2.0, "B", "", "1990", "", "", "", "", ""]),
        contacts([1.0, "2026-02-10", "tel", "", "Ringde.", "", ""]),
    )
    first, second = bring_in(*lists), bring_in(*lists)
    assert (first.created, second.created, second.unchanged) == (2, 0, 2)
    assert len(found(Person)) == 2
    assert len(found(Contact)) == 1


def test_somebody_registered_before_is_left_as_they_are(bring_in, municipality):
    make_person(name="Andrii Melnyk", number="198801199814", unit=municipality.unit)
    outcome = bring_in(people([1.0, "Melnyk, Andrij", ADULT, "", "", "", "", "", ""]))
    assert (outcome.created, outcome.unchanged) == (0, 1)
    assert len(found(Person)) == 1


def test_a_row_that_meets_a_hidden_person_is_answered_as_any_other_and_kept_for_the_manager(bring_in, municipality):
    make_person(
        name="Daryna Hidden", number="198801199814", protection=Protection.MARKING,
        named=[municipality.caseworker], unit=municipality.unit,
    )  # fmt: skip
    outcome = bring_in(people([1.0, "Hidden, Daryna", ADULT, "", "", "", "", "", ""]))
    assert (outcome.created, outcome.questions, outcome.rejected) == (1, (), ())
    assert len(found(Person)) == 1
    assert len(found(RegistrationDraft)) == 1


def test_a_protected_row_is_sealed_and_names_its_worker_alone(bring_in, municipality):
    worker = municipality.caseworker
    bring_in(people([1.0, "A", "", "", "", "", "070-1740605", worker.name, "Sekretess"]))
    [person], [detail] = found(Person), found(ContactDetail)
    assert person.protection is Protection.MARKING
    assert detail.plain is None
    assert [access.user_id for access in found(NamedAccess)] == [worker.id]
    assert not [key for key in found(SearchKey) if key.kind is KeyKind.PHONE]


def test_a_rejected_row_leaves_nothing_behind(bring_in):
    outcome = bring_in(
        people([1.0, "A", "880119-9815", "", "", "", "", "", ""], [2.0, "B", "", "", "2031-05-01", "", "", "", ""]),
        contacts([1.0, "2026-02-10", "tel", "", "Ringde.", "", ""]),
    )
    assert [(fault.row, fault.column) for fault in outcome.rejected] == [(2, "Personnr"), (3, "Mottagen"), (2, "Löpnr")]
    assert found(Person) == []
    assert found(Contact) == []
