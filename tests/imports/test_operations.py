"""A list becomes people, cases, households and contacts; nobody hidden shows through."""

from datetime import date

import pytest

from reception.cases.models import Case, Task
from reception.contacts.models import Contact
from reception.contacts.terms import ContactState
from reception.db.session import db
from reception.imports.operations import UnderWay, running, taking
from reception.imports.rules.preview import Preview
from reception.imports.terms import ImportState, RowOutcome
from reception.people.models import (
    ContactDetail,
    Household,
    HouseholdMember,
    Identifier,
    NamedAccess,
    PermitGround,
    Person,
    RegistrationDraft,
    SearchKey,
)
from reception.people.terms import HouseholdRole, KeyKind, NumberKind, Protection
from tests.factories.people import make_person
from tests.imports.lists import list_of, workbook

ADULT = "880119-9814"


def test_a_row_becomes_a_person_with_a_case_of_the_unit(importer, found, municipality):
    importer(workbook([[1, "Melnyk, Andrii", ADULT, "", date(2026, 3, 4), "Massflykt", "070-1740605", "", ""]]))
    [person], [case], [permit] = found(Person), found(Case), found(PermitGround)
    assert person.shown_name == "Andrii Melnyk"
    assert [case.unit_id, case.opened_on] == [municipality.unit.id, date(2026, 3, 4)]
    assert [identifier.value for identifier in found(Identifier)] == ["198801199814"]
    assert permit.person_id == person.id


def test_the_preview_tells_what_the_import_then_does_and_writes_nothing(importer, found):
    content = workbook(
        [[1, "A", ADULT, "", "", "", "", "", ""], [2, "B", "880119-9815", "", "", "", "", "", ""]],
        [[1, "2026-02-10", "tel", "XX", "Ringde.", "", ""]],
    )
    preview = importer.preview(content)
    assert [(row.row, row.kind, row.outcome) for row in preview.rows] == [
        (2, "person", RowOutcome.CREATED),
        (3, "person", RowOutcome.REJECTED),
        (2, "contact", RowOutcome.CREATED),
    ]
    assert [question.kind for question in preview.questions] == ["worker"]
    assert found(Person) == []
    run = importer(content)
    assert (run.state, run.created, run.rejected, run.unchanged) == (ImportState.DONE, 1, 1, 0)


def test_the_file_and_the_names_in_it_are_gone_once_it_is_taken_in(importer):
    run = importer(workbook([[1, "Amina", ADULT, "", "", "", "", "", ""], [2, "", "", 1990, "", "", "", "", ""]]))
    kept = Preview.from_json(run.preview)
    assert run.file is None
    assert run.answers is None
    assert [(row.row, row.name) for row in kept.rows] == [(3, None)]
    assert "Amina" not in run.preview


def test_the_worker_of_a_row_gets_the_case(importer, found, municipality):
    worker = municipality.caseworker
    importer(workbook([[1, "A", "", "", "", "", "", worker.name.upper(), ""]]))
    assert found(Case)[0].worker_id == worker.id


def test_contacts_are_logged_and_only_the_latest_step_is_a_task(importer, found):
    run = importer(
        workbook(
            [[1, "A", "", "", "", "", "", "", ""]],
            [
                [1, "2025-01-10", "tel", "SL", "Ringde.", "Boka tolk", "2025-01-20"],
                [1, "2026-02-10", "ej svar", "SL", "Sökt.", "Ring igen", ""],
            ],
        )
    )
    logged = sorted(found(Contact), key=lambda contact: contact.at)
    assert [contact.state for contact in logged] == [ContactState.HELD, ContactState.NO_ANSWER]
    assert "Boka tolk" in logged[0].summary
    assert [task.title for task in found(Task)] == ["Ring igen"]
    assert found(Case)[0].active_on == date(2026, 2, 10)
    assert run.created == 1


def test_rows_with_one_household_live_together_in_their_roles(importer, found):
    importer(
        list_of(
            {"Namn": "Far", "Hushåll": "H1", "Relation": "Sökande", "Mottagen": "2026-03-01"},
            {"Namn": "Mor", "Hushåll": "H1", "Relation": "Maka", "Mottagen": "2026-03-01"},
            {"Namn": "Dotter", "Hushåll": "H1", "Relation": "Barn", "Mottagen": "2026-05-01"},
            {"Namn": "Ensam", "Hushåll": "H2", "Relation": "", "Mottagen": ""},
        )
    )
    members = found(HouseholdMember)
    assert len(found(Household)) == 2
    assert [member.role for member in members[:3]] == [
        HouseholdRole.REFERENCE,
        HouseholdRole.PARTNER,
        HouseholdRole.CHILD,
    ]
    assert members[2].starts_on == date(2026, 5, 1)


def test_somebody_the_unit_works_with_already_is_not_registered_again(importer, found, municipality):
    make_person(name="Andrii Melnyk", number="198801199814", birth=date(1988, 1, 19), unit=municipality.unit)
    run = importer(workbook([[1, "Melnyk, Andrii", ADULT, "", "", "", "", "", ""]]))
    assert (run.created, len(found(Person))) == (0, 1)


def test_somebody_another_board_works_with_gets_a_case_here_and_keeps_one_record(importer, found, municipality):
    make_person(name="Andrii Melnyk", number="198801199814", unit=municipality.other_board_unit)
    run = importer(workbook([[1, "Melnyk, Andrii", ADULT, "", "", "", "", "", ""]]))
    assert (run.created, run.updated, len(found(Person)), len(found(Case))) == (0, 1, 1, 2)


def test_somebody_another_unit_of_the_board_works_with_is_left_to_that_unit(importer, found, municipality):
    make_person(name="Andrii Melnyk", number="198801199814", unit=municipality.other_unit)
    run = importer(workbook([[1, "Melnyk, Andrii", ADULT, "", "", "", "", "", ""]]))
    assert (run.created, run.updated, run.unchanged, len(found(Case))) == (0, 0, 1, 1)


def test_the_same_name_and_day_of_birth_is_asked_about_and_a_name_alone_never(importer, found, municipality):
    born = date(1990, 5, 17)
    standing = make_person(name="Selam Tesfay", birth=born, unit=municipality.unit)
    content = workbook(
        [[1, "Tesfay, Selam", "", born, "", "", "", "", ""], [2, "Selam Tesfay", "", "", "", "", "", "", ""]]
    )
    preview = importer.preview(content)
    [question] = preview.questions
    assert (question.kind, question.rows) == ("same_person", (2,))
    assert [row.outcome for row in preview.rows] == [RowOutcome.ASKED, RowOutcome.CREATED]
    same = {"same_person": {question.key: f"same:{standing.number}"}}
    run = importer(content, answers=same)
    assert (run.created, run.unchanged, len(found(Person))) == (1, 1, 2)


def test_a_number_under_quite_another_name_is_asked_about_before_anything_is_changed(importer, found, municipality):
    standing = make_person(name="Zahra Ibrahim", number="198801199814", birth=None, unit=municipality.unit)
    content = workbook([[1, "Melnyk, Andrii", ADULT, "", "", "", "070-1740605", "", ""]])
    [question] = importer.preview(content).questions
    run = importer(content)
    assert (run.created, run.updated, run.asked, len(found(ContactDetail))) == (0, 0, 1, 0)
    importer(content, answers={"same_person": {question.key: "other"}})
    names = {person.id: person.shown_name for person in found(Person)}
    assert sorted(names.values()) == ["Andrii Melnyk", "Zahra Ibrahim"]
    assert {names[number.person_id]: number.verified for number in found(Identifier)} == {
        "Zahra Ibrahim": True,
        "Andrii Melnyk": False,
    }
    assert standing.shown_name == "Zahra Ibrahim"


def test_a_number_that_two_claim_is_whose_was_answered(importer, found):
    content = workbook([[1, "Ali", ADULT, "", "", "", "", "", ""], [2, "Mona", ADULT, "", "", "", "", "", ""]])
    [question] = importer.preview(content).questions
    importer(content, answers={"same_number": {question.key: question.options[1].value}})
    [number] = found(Identifier)
    assert [person.shown_name for person in found(Person)] == ["Ali", "Mona"]
    assert number.person_id == found(Person)[1].id


def test_rows_that_were_said_to_be_one_person_become_one(importer, found):
    content = workbook([[1, "Ali", ADULT, "", "", "", "", "", ""], [2, "Aly", ADULT, "", "", "", "", "", ""]])
    [question] = importer.preview(content).questions
    run = importer(content, answers={"same_number": {question.key: question.options[3].value}})
    assert [person.shown_name for person in found(Person)] == ["Aly"]
    assert (run.created, run.unchanged) == (1, 1)


def test_a_row_that_meets_a_hidden_person_is_answered_as_any_other_and_kept_for_the_manager(
    importer, found, municipality
):
    make_person(
        name="Daryna Hidden", number="198801199814", protection=Protection.MARKING,
        named=[municipality.caseworker], unit=municipality.unit,
    )  # fmt: skip
    content = workbook([[1, "Hidden, Daryna", ADULT, "", "", "", "", "", ""]])
    preview = importer.preview(content)
    assert [row.outcome for row in preview.rows] == [RowOutcome.CREATED]
    assert preview.questions == ()
    run = importer(content)
    assert (run.created, len(found(Person)), len(found(RegistrationDraft))) == (1, 1, 1)
    again = importer(content)
    assert (again.created, again.unchanged, len(found(RegistrationDraft))) == (0, 1, 1)


def test_a_protected_row_is_sealed_and_names_its_worker_alone(importer, found, municipality):
    worker = municipality.caseworker
    importer(workbook([[1, "A", "", "", "", "", "070-1740605", worker.name, "Sekretess"]]))
    [person], [detail] = found(Person), found(ContactDetail)
    assert person.protection is Protection.MARKING
    assert detail.plain is None
    assert [access.user_id for access in found(NamedAccess)] == [worker.id]
    assert not [key for key in found(SearchKey) if key.kind is KeyKind.PHONE]


def test_a_rejected_row_leaves_nothing_behind(importer, found):
    content = workbook(
        [[1, "A", "880119-9815", "", "", "", "", "", ""], [2, "B", "", "", "2031-05-01", "", "", "", ""]],
        [[1, "2026-02-10", "tel", "", "Ringde.", "", ""]],
    )
    rejected = [row for row in importer.preview(content).rows if row.outcome is RowOutcome.REJECTED]
    assert [(row.row, row.reasons[0].column) for row in rejected] == [(2, "Personnr"), (3, "Mottagen"), (2, "Löpnr")]
    importer(content)
    assert found(Person) == []
    assert found(Contact) == []


def test_a_dossier_number_is_kept_beside_the_personal_number(importer, found):
    importer(list_of({"Namn": "A", "Personnr": ADULT, "Dossiernr": "12345678"}))
    assert {number.kind for number in found(Identifier)} == {NumberKind.PERSONNUMMER, NumberKind.DOSSIER}


def test_the_same_file_read_twice_at_once_makes_nobody_twice(importer, found):
    content = workbook([[1, "A", ADULT, "", "", "", "", "", ""], [2, "B", "", "1990", "", "", "", "", ""]])
    one, two = importer.read(content), importer.read(content)
    assert (one.created, two.created) == (2, 2), "both previews were made before either was taken in"
    importer.take(one)
    importer.take(two)
    assert (two.created, two.unchanged, len(found(Person))) == (0, 2, 2)


def test_a_second_list_is_refused_while_one_is_being_taken_into_the_unit(importer, found):
    content = workbook([[1, "A", ADULT, "", "", "", "", "", ""]])
    one, two = importer.read(content), importer.read(content)
    one.state = ImportState.RUNNING
    db.session.commit()
    with pytest.raises(UnderWay):
        importer.take(two)
    db.session.rollback()
    assert found(Person) == []


def test_a_list_that_was_cut_off_goes_on_where_it_stopped(importer, found, monkeypatch):
    content = workbook([[row, f"Namn {row}", "", str(1950 + row), "", "", "", "", ""] for row in range(1, 8)])
    monkeypatch.setattr(running, "PORTION", 3)
    run = importer.read(content)
    real, portions = taking.Taker.take, []

    def cut_off(taker, plans):
        portions.append(len(plans))
        if len(portions) == 2:
            raise ConnectionError
        real(taker, plans)

    monkeypatch.setattr(taking.Taker, "take", cut_off)
    with pytest.raises(ConnectionError):
        importer.take(run)
    db.session.rollback()
    assert (run.state, len(found(Person))) == (ImportState.RUNNING, 3)
    importer.take(run)
    assert (run.state, run.created, len(found(Person))) == (ImportState.DONE, 7, 7)
