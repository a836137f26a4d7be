"""The same list again: what changed in it changes here, what did not stands, and nobody is doubled."""

from datetime import date

from reception.cases import operations as case_operations
from reception.cases.models import Case, Task
from reception.contacts.models import Contact, ContactRevision
from reception.db.session import db
from reception.i18n.formats import today
from reception.imports.terms import RowOutcome
from reception.people import operations as people
from reception.people.models import (
    ContactDetail,
    HouseholdMember,
    Identifier,
    KeyDate,
    PermitGround,
    Person,
    PersonName,
    RegistrationDraft,
)
from reception.people.terms import NameKind, NumberKind, Protection, ReceptionRoute
from tests.imports.lists import list_of, workbook

ADULT, COORDINATION = "880119-9814", "880179-9811"


def test_the_same_list_twice_changes_nothing(importer, tables):
    content = workbook(
        [[1, "A", ADULT, "", "", "", "", "", ""], [2, "B", "", "1990", "", "Flykting", "070", "", ""]],
        [[1, "2026-02-10", "tel", "", "Ringde.", "", ""]],
    )
    first = importer(content)
    before = tables()
    second = importer(content)
    assert (first.created, second.created, second.updated, second.unchanged) == (2, 0, 0, 2)
    assert tables() == before


def test_a_list_in_another_order_and_with_other_headers_is_the_same_list(importer, tables):
    importer(list_of({"Löpnr": 1, "Namn": "A", "Född": "1990-05-17"}, {"Löpnr": 2, "Namn": "B", "Född": "1991-06-18"}))
    before = tables()
    run = importer(
        list_of(
            {"Födelsedatum": "1991-06-18", "Person": "B", "Nr": 1},
            {"Födelsedatum": "1990-05-17", "Person": "A", "Nr": 2},
        )
    )
    assert (run.created, run.updated, run.unchanged) == (0, 0, 2)
    assert {name: len(rows) for name, rows in tables().items()} == {name: len(rows) for name, rows in before.items()}


def test_a_changed_copy_changes_exactly_the_changed_cells(importer, found):
    row = {"Löpnr": 1, "Namn": "Amina Yusuf", "Personnr": ADULT, "Telefon": "070-1740605", "Grund": "Flykting"}
    other = {"Löpnr": 2, "Namn": "B", "Personnr": "", "Telefon": "", "Grund": "Kvot"}
    importer(list_of(row, other))
    changed = list_of({**row, "Telefon": "070-1740699"}, other)
    [told] = [one for one in importer.preview(changed).rows if one.outcome is RowOutcome.UPDATED]
    assert [(change.field, change.before, change.after) for change in told.changes] == [("phone", None, "070-1740699")]
    run = importer(changed)
    assert (run.created, run.updated, run.unchanged) == (0, 1, 1)
    details = found(ContactDetail)
    assert [(detail.plain, detail.ends_on is None) for detail in details] == [
        ("070-1740605", False),
        ("070-1740699", True),
    ]
    assert len(found(PermitGround)) == 2


def test_what_staff_corrected_stands_while_the_list_says_what_it_said(importer, found, acting, municipality):
    content = list_of({"Namn": "A", "Personnr": ADULT, "Väg": "EBO", "Sätt": "EBO"})
    importer(content)
    with acting(municipality.manager):
        [person] = found(Person)
        people.correct(person, reason="x", route=ReceptionRoute.FAMILY)
        db.session.commit()
    importer(list_of({"Namn": "A", "Personnr": ADULT, "Sätt": "EBO", "Telefon": "070-1740605"}))
    assert found(Person)[0].route is ReceptionRoute.FAMILY


def test_a_temporary_identity_grows_from_dossier_to_coordination_number_to_personal_number(importer, found):
    row = {"Löpnr": 1, "Namn": "Selam Tesfay", "Dossiernr": "12345678", "Personnr": ""}
    importer(list_of(row))
    importer(list_of({**row, "Personnr": COORDINATION}))
    importer(list_of({**row, "Personnr": ADULT}))
    [_person] = found(Person)
    numbers = {number.kind: number for number in found(Identifier)}
    assert set(numbers) == {NumberKind.DOSSIER, NumberKind.SAMORDNINGSNUMMER, NumberKind.PERSONNUMMER}
    assert numbers[NumberKind.SAMORDNINGSNUMMER].ends_on is not None
    assert numbers[NumberKind.PERSONNUMMER].ends_on is None


def test_a_corrected_name_becomes_the_name_and_the_earlier_is_kept(importer, found):
    importer(list_of({"Löpnr": 1, "Namn": "Amina Jusuf", "Personnr": ADULT}))
    importer(list_of({"Löpnr": 1, "Namn": "Amina Yusuf", "Personnr": ADULT}))
    assert found(Person)[0].shown_name == "Amina Yusuf"
    assert [(name.text, name.kind) for name in found(PersonName)] == [
        ("Amina Jusuf", NameKind.OTHER),
        ("Amina Yusuf", NameKind.PASSPORT),
    ]


def test_a_permit_that_runs_longer_is_corrected_and_a_new_ground_is_a_new_decision(importer, found):
    row = {"Namn": "A", "Personnr": ADULT, "UT from": "2025-01-01", "UT tom": "2026-12-31", "Grund": "Flykting"}
    importer(list_of(row))
    importer(list_of({**row, "UT tom": "2027-12-31"}))
    [permit] = found(PermitGround)
    assert permit.ends_on == date(2027, 12, 31)
    importer(list_of({**row, "UT tom": "2028-12-31", "UT from": "2028-01-01", "Grund": "Anknytning"}))
    assert len(found(PermitGround)) == 2


def test_a_changed_arrival_is_corrected(importer, found):
    importer(list_of({"Namn": "A", "Personnr": ADULT, "Mottagen": "2026-03-01"}))
    importer(list_of({"Namn": "A", "Personnr": ADULT, "Mottagen": "2026-03-04"}))
    assert [day.on_day for day in found(KeyDate)] == [date(2026, 3, 4)]


def test_a_corrected_note_corrects_the_contact_and_its_task_follows(importer, found):
    people_rows = [[1, "A", ADULT, "", "", "", "", "", ""]]
    importer(workbook(people_rows, [[1, "2026-02-10", "tel", "", "Ringde.", "Boka tolk", "2026-12-01"]]))
    run = importer(
        workbook(people_rows, [[1, "2026-02-10", "tel", "", "Ringde två gånger.", "Boka tolk", "2026-12-08"]])
    )
    [contact], [task] = found(Contact), found(Task)
    assert contact.summary == "Ringde två gånger."
    assert task.due_on == date(2026, 12, 8)
    assert [revision.summary for revision in found(ContactRevision)] == ["Ringde."]
    assert run.updated == 1


def test_a_new_contact_on_a_known_row_is_logged_once(importer, found):
    people_rows = [[1, "A", ADULT, "", "", "", "", "", ""]]
    first = [1, "2026-02-10", "tel", "", "Ringde.", "", ""]
    importer(workbook(people_rows, [first]))
    content = workbook(people_rows, [first, [1, "2026-03-10", "besök", "", "Kom hit.", "", ""]])
    assert importer(content).updated == 1
    assert importer(content).updated == 0
    assert [contact.summary for contact in found(Contact)] == ["Ringde.", "Kom hit."]
    assert found(Case)[0].active_on == date(2026, 3, 10)


def test_a_person_who_moves_to_another_household_in_the_list_moves_here(importer, found):
    first = {"Namn": "A", "Personnr": ADULT, "Hushåll": "H1", "Mottagen": "2026-03-01"}
    importer(list_of(first, {"Namn": "B", "Personnr": "", "Hushåll": "H2", "Mottagen": ""}))
    importer(list_of({**first, "Hushåll": "H2"}, {"Namn": "B", "Personnr": "", "Hushåll": "H2", "Mottagen": ""}))
    person = found(Person)[0]
    mine = [member for member in found(HouseholdMember) if member.person_id == person.id]
    theirs = [member for member in found(HouseholdMember) if member.person_id != person.id]
    assert [member.ends_on is None for member in mine] == [False, True]
    assert mine[1].household_id == theirs[0].household_id


def test_a_worker_who_becomes_known_gets_the_case_the_next_time(importer, found, municipality):
    row = {"Namn": "A", "Personnr": ADULT, "Handläggare": "EE"}
    importer(list_of(row))
    run = importer(list_of({**row, "Handläggare": municipality.caseworker.name}))
    assert found(Case)[0].worker_id == municipality.caseworker.id
    assert run.updated == 1


def test_a_list_that_now_says_protected_protects_at_once(importer, found, municipality):
    row = {"Namn": "A", "Personnr": ADULT, "Telefon": "070-1740605", "Handläggare": municipality.caseworker.name}
    importer(list_of({**row, "Skydd": ""}, {"Namn": "B", "Skydd": "x"}))
    importer(list_of({**row, "Skydd": "Sekretess"}, {"Namn": "B", "Skydd": "x"}))
    person = found(Person)[0]
    assert person.protection is Protection.MARKING
    assert found(ContactDetail)[0].plain is None


def test_news_of_somebody_who_was_hidden_since_wait_for_the_manager_and_change_nothing(
    importer, found, acting, municipality
):
    row = {"Namn": "Amina Yusuf", "Personnr": ADULT, "Telefon": "070-1740605"}
    importer(list_of(row))
    with acting(municipality.manager):
        people.protect(found(Person)[0], Protection.MARKING, [municipality.caseworker.id])
        db.session.commit()
    changed = list_of({**row, "Telefon": "070-1740699"})
    [told] = importer.preview(changed).rows
    assert (told.outcome, [change.after for change in told.changes]) == (RowOutcome.UPDATED, ["070-1740699"])
    run = importer(changed)
    assert (run.updated, len(found(ContactDetail)), len(found(RegistrationDraft))) == (1, 1, 1)
    assert importer(changed).unchanged == 1


def test_a_closed_case_is_not_opened_again_by_a_list(importer, found, acting, municipality):
    rows = [[1, "A", ADULT, "", "", "", "", "", ""]]
    importer(workbook(rows))
    with acting(municipality.manager):
        case_operations.close_case(found(Case)[0], on=today())
        db.session.commit()
    run = importer(workbook(rows, [[1, "2026-11-10", "tel", "", "Ringde.", "", ""]]))
    assert (run.updated, len(found(Case)), len(found(Contact))) == (0, 1, 0)


def test_a_question_that_was_not_answered_is_asked_again_the_next_time(importer, found, acting, municipality):
    row = {"Namn": "A", "Personnr": ADULT, "Sätt": "EBO"}
    importer(list_of(row))
    with acting(municipality.manager):
        people.correct(found(Person)[0], reason="x", route=ReceptionRoute.FAMILY)
        db.session.commit()
    changed = list_of({**row, "Sätt": "Anvisad"})
    [question] = importer.preview(changed).questions
    importer(changed)
    assert [one.key for one in importer.preview(changed).questions] == [question.key]
    importer(changed, answers={"differs": {question.key: "list"}})
    assert found(Person)[0].route is ReceptionRoute.ASSIGNED
    assert importer.preview(changed).questions == ()
