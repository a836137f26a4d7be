"""The details of a record and the pages of protection, through the front door."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.people.models import Person
from reception.people.terms import NumberKind, Protection
from tests.factories.people import make_person

PHONE = "070-174 06 93"
PERSONNUMMER = "198408129800"


@pytest.fixture
def person(municipality) -> Person:
    return make_person(phone=PHONE, unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def protected(municipality) -> Person:
    return make_person(
        name="Daryna Koval",
        number=PERSONNUMMER,
        phone=PHONE,
        protection=Protection.MARKING,
        named=[municipality.caseworker],
        unit=municipality.unit,
        worker=municipality.caseworker,
    )


def _details(person: Person, rest: str = "") -> str:
    return f"/people/{person.number}/details{rest}"


def test_the_details_show_every_block_to_the_unit_and_nothing_to_others(client_of, municipality, person):
    page = client_of(municipality.caseworker).get(_details(person))
    assert page.heading == "Details, Amina Warsame"
    assert PHONE in page.words
    for user in (municipality.other_unit_caseworker, municipality.other_board_manager):
        assert client_of(user).get(_details(person)).status_code == 404
    assert client_of(municipality.sfi_staff).get(_details(person)).status_code == 403


@pytest.mark.parametrize(
    ("block", "values", "shown"),
    [
        ("names", {"kind": "other", "text": "أمينة", "language": "ar"}, "أمينة"),
        ("numbers", {"number_text": "840812-9800", "starts_on": "2026-01-02"}, "19840812-9800"),
        ("permits", {"ground": "refugee", "starts_on": "2026-01-02", "ends_on": "2029-01-01"}, "Refugee"),
        ("dates", {"kind": "received", "on_day": "2026-03-04"}, "2026-03-04"),
        ("languages", {"language": "so", "use": "mother_tongue", "reads": "yes"}, "Somali"),
        ("contact", {"kind": "address", "text": "c/o Ek\nStorgatan 1"}, "c/o Ek, Storgatan 1"),
    ],
)
def test_a_fact_is_added_corrected_with_a_reason_and_removed(client_of, municipality, person, block, values, shown):
    client = client_of(municipality.caseworker)
    assert client.fill(_details(person, f"/{block}/new"), **values).status_code == 303
    page = client.get(_details(person))
    assert shown in page.words
    address = [link.get("href") for link in page.all("a") if f"/details/{block}/" in (link.get("href") or "")]
    row = max(int(part.split("/")[5]) for part in address if part.split("/")[5].isdecimal())
    refused = client.fill(_details(person, f"/{block}/{row}"))
    assert "Write why it is changed." in refused.words
    assert client.fill(_details(person, f"/{block}/{row}"), reason="Seen").status_code == 303
    assert client.fill(_details(person, f"/{block}/{row}/remove"), reason="Mistake").status_code == 303
    page = client.get(_details(person))
    assert shown not in page.words.partition("Corrections")[0]


def test_a_corrected_name_stands_in_the_history(client_of, municipality, person):
    client = client_of(municipality.caseworker)
    row = person.names[0].id
    client.fill(_details(person, f"/names/{row}"), text="Emina Warsame", reason="Misspelt")
    page = client.get(_details(person))
    assert page.heading == "Details, Emina Warsame"
    assert "Name Amina Warsame Emina Warsame Misspelt" in page.words.replace("  ", " ")


def test_who_saves_an_outdated_form_sees_what_it_says_now(client_of, municipality, person):
    client, other = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    address = _details(person, f"/names/{person.names[0].id}")
    values = client.get(address).form_values()
    other.fill(address, text="Emina Warsame", reason="Misspelt")
    answer = client.post(address, data={**values, "text": "Amna Warsame", "reason": "Heard"})
    assert answer.status_code == 409
    assert "Emina Warsame" in answer.words
    assert client.post(address, data={**answer.form_values(), "_chosen-text": "mine"}).status_code == 303
    identity = _details(person, "/identity")
    values = client.get(identity).form_values()
    other.fill(identity, pronunciation="AH-mna")
    assert client.post(identity, data={**values, "pronunciation": "x"}).status_code == 409


@pytest.mark.parametrize(
    ("block", "values", "message"),
    [
        ("names", {"kind": "other", "text": "a\u202eb"}, "reading direction"),
        ("names", {"kind": "other", "text": "a\x00b"}, "null character"),
        ("names", {"kind": "other", "text": "a" * 100_000}, "Shorten this"),
        ("names", {"kind": "nonsense", "text": "a"}, "Choose one"),
        ("numbers", {"number_text": "840812-9801"}, "The last digit does not fit"),
        ("numbers", {"number_text": "840842-9801"}, "date that does not exist"),
        ("numbers", {"number_text": "840812-9801", "keep_unverified": "y"}, "Write why it is kept"),
        ("permits", {"ground": "refugee", "starts_on": "2026-02-30"}, "does not exist"),
        ("permits", {"ground": "refugee", "starts_on": "2026-02-02", "ends_on": "2026-01-01"}, "cannot come before"),
        ("contact", {"kind": "phone", "text": "no digits"}, "needs digits"),
        ("contact", {"kind": "email", "text": "nobody"}, "e-mail address"),
        ("languages", {"language": "xx-nonsense"}, "Choose the language"),
    ],
)
def test_bad_input_gets_a_message_and_stays(client_of, municipality, person, block, values, message):
    answer = client_of(municipality.caseworker).fill(_details(person, f"/{block}/new"), **values)
    assert answer.status_code == 200
    assert message in answer.words


def test_what_is_there_already_gets_a_message(client_of, municipality, person):
    client = client_of(municipality.caseworker)
    for block, values in (
        ("dates", {"kind": "received", "on_day": "2026-03-04"}),
        ("languages", {"language": "so"}),
        ("numbers", {"number_text": PERSONNUMMER}),
    ):
        client.fill(_details(person, f"/{block}/new"), **values)
        again = client.fill(_details(person, f"/{block}/new"), **values)
        assert again.status_code == 200
        assert "already" in again.words


def test_identity_asks_why_only_when_something_that_stood_there_changes(client_of, municipality, person):
    client, address = client_of(municipality.caseworker), _details(person, "/identity")
    assert client.fill(address, legal_sex="woman", citizenship="SO", second_citizenship="XX").status_code == 303
    refused = client.fill(address, birth="1991", estimated="y")
    assert "Write why it is changed." in refused.words
    assert client.fill(address, birth="1991", estimated="y", reason="Says so").status_code == 303
    words = client.get(_details(person)).words
    assert "1991, estimated" in words
    assert "Somalia" in words
    assert "Stateless" in words
    assert (
        "cannot lie ahead"
        in client.fill(address, birth="2090-01-01").words + client.fill(address, birth="2027-05").words
    )


def test_interpreter_wishes_are_kept(client_of, municipality, person):
    client = client_of(municipality.caseworker)
    values = {"interpreter_needed": "yes", "interpreter_language": "so", "interpreter_wish": "woman"}
    assert client.fill(_details(person, "/interpreter"), **values).status_code == 303
    assert "A woman" in client.get(_details(person)).words


def test_a_number_ends_and_stays(client_of, municipality):
    person = make_person(number="199005772380", unit=municipality.unit)
    client = client_of(municipality.caseworker)
    row = person.identifiers[0]
    assert row.kind is NumberKind.SAMORDNINGSNUMMER
    assert client.fill(_details(person, f"/numbers/{row.id}/end"), ends_on="2026-05-05").status_code == 303
    assert "19900577-2380 Ended" in client.get(_details(person)).words
    impossible = client.fill(_details(person, f"/numbers/{row.id}/end"), ends_on="31/2")
    assert "does not exist" in impossible.words


def test_rows_of_another_person_are_out_of_reach(client_of, municipality, person):
    other = make_person(name="Somebody", unit=municipality.other_board_unit)
    client = client_of(municipality.caseworker)
    assert client.get(_details(person, f"/names/{other.names[0].id}")).status_code == 404
    assert client.get(_details(person, "/names/99999999")).status_code == 404


def test_masked_details_are_shown_by_post_with_a_reason_and_logged(client_of, municipality, protected):
    client = client_of(municipality.caseworker)
    page = client.get(_details(protected))
    assert PHONE not in page.get_data(as_text=True)
    assert "masked" in page.words
    edit = client.get(_details(protected, f"/contact/{protected.contact_details[0].id}"))
    assert PHONE not in edit.get_data(as_text=True)
    refused = client.fill(_details(protected, "/contact/show"))
    assert PHONE not in refused.words
    assert "Choose why." in refused.words
    shown = client.fill(_details(protected, "/contact/show"), reason="reach")
    assert PHONE in shown.words
    assert shown.headers["Cache-Control"] == "no-store"
    events = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "contact-detail.shown")).all()
    assert [event.details for event in events] == [{"reason": "reach"}]
    assert events[0].people == f" {protected.id} "


def test_a_masked_detail_is_corrected_without_being_shown(client_of, municipality, protected):
    client = client_of(municipality.caseworker)
    address = _details(protected, f"/contact/{protected.contact_details[0].id}")
    assert client.fill(address, whose="sister", reason="Says so").status_code == 303
    assert client.fill(address, text="070-174 06 35", reason="Says so").status_code == 303
    history = client.get(_details(protected)).get_data(as_text=True)
    assert "06 35" not in history
    assert PHONE not in history
    shown = client.fill(_details(protected, "/contact/show"), reason="check").words
    assert "070-174 06 35" in shown
    assert "sister" in shown


def test_protection_acts_on_the_next_request(client_of, municipality, person):
    client, colleague = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    address = f"/people/{person.number}/protection"
    assert colleague.get(_details(person)).status_code == 200
    refused = client.fill(address, grade="marking", named=[])
    assert "Name at least one" in refused.words
    me = str(municipality.caseworker.id)
    assert client.fill(address, grade="marking", named=[me]).status_code == 303
    assert colleague.get(_details(person)).status_code == 404
    assert colleague.get(address).status_code == 404
    assert "Karin Kase" in client.get(address).words


def test_the_manager_names_staff_by_number_and_never_sees_the_name(client_of, municipality, protected):
    manager, colleague = client_of(municipality.manager), client_of(municipality.caseworker2)
    for page in (manager.get("/people/protected"), manager.get(f"/people/protected/{protected.number}")):
        assert protected.number in page.words
        assert "Koval" not in page.get_data(as_text=True)
    assert manager.get(_details(protected)).status_code == 404
    address = f"/people/protected/{protected.number}"
    asked = manager.get(address)
    assert "Who is to be named? (optional)" not in asked.words
    assert "Choose a member of staff." in manager.fill(address, form=address, user="").words
    assert manager.fill(address, form=address, user=str(municipality.caseworker2.id)).status_code == 303
    assert colleague.get(_details(protected)).status_code == 200
    page = manager.get(address)
    ends = [form.get("action") for form in page.all("form") if (form.get("action") or "").endswith("/end")]
    assert manager.post(ends[-1]).status_code == 303
    assert manager.post(ends[0]).status_code == 303  # the last one stays
    assert "somebody must be able to open the file" in manager.get(address).words
    for user in (municipality.other_unit_manager, municipality.other_board_manager):
        assert protected.number not in client_of(user).get("/people/protected").words
        assert client_of(user).get(address).status_code == 404
    assert client_of(municipality.caseworker).get("/people/protected").status_code == 403


def test_one_asks_and_another_ends_the_protection(client_of, municipality, protected):
    client, manager = client_of(municipality.caseworker), client_of(municipality.manager)
    address = f"/people/{protected.number}/protection"
    assert "Write why" in client.fill(f"{address}/removal").words
    assert client.fill(f"{address}/removal", reason="The threat is over").status_code == 303
    client.post(f"{address}/removal/confirm")
    assert client.get(address).status_code == 200
    assert "another must confirm" not in client.get(address).words  # said once, on the page before
    assert "The threat is over" in manager.get(f"/people/protected/{protected.number}").words
    assert client_of(municipality.other_unit_manager).post(f"{address}/removal/confirm").status_code == 404
    assert client_of(municipality.caseworker2).post(f"{address}/removal/confirm").status_code == 404
    assert manager.post(f"{address}/removal/confirm").status_code == 303
    assert client_of(municipality.caseworker2).get(_details(protected)).status_code == 200
    assert PHONE in client.get(_details(protected)).words


def test_pages_of_protected_people_stand_in_the_reading_log(client_of, municipality, protected):
    client_of(municipality.manager).get("/people/protected")
    read = db.session.scalars(sa.select(AuditEvent.people).where(AuditEvent.action == "page.read")).all()
    assert f" {protected.id} " in read


def test_a_birth_in_the_number_need_not_be_the_person_s(client_of, municipality):
    person = make_person(birth=date(1984, 1, 1), unit=municipality.unit)
    answer = client_of(municipality.caseworker).fill(_details(person, "/numbers/new"), number_text=PERSONNUMMER)
    assert answer.status_code == 303
    db.session.refresh(person)
    assert person.birth_on == date(1984, 1, 1)
