"""Handing a person over: to whom one can, what goes along, and what is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.cases import operations
from reception.cases.rules.packet import to_json
from reception.cases.terms import TransferGround, TransferState
from reception.contacts import operations as contacts
from reception.contacts.terms import Channel
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people.models import Person
from reception.people.terms import GuardianKind, HouseholdRole, Protection
from tests.cases.handing import case_of
from tests.cases.transferring import (
    GROUND,
    PREVIEW_TAKES,
    SUMMARY,
    names_in,
    offered,
    packet_of,
    page_to,
    path_of,
    send,
    transfers_of,
)
from tests.clients import StrictClient
from tests.factories.households import make_guardian, make_household
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def karin(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """The caseworker's browser."""
    return client_of(municipality.caseworker)


@pytest.fixture
def amina(municipality: Municipality) -> Person:
    """A person with a next step and a contact."""
    person = make_person(
        name="Amina Ali",
        number="199005172385",
        phone="070-174 06 05",
        unit=municipality.unit,
        worker=municipality.caseworker,
    )
    with system("test"):
        operations.set_task(case_of(person), title="Ring skolan", due_on=today(), owner_id=None)
        contacts.log_contact(
            case_of(person), at=now(), channel=Channel.PHONE, summary="Vill byta skola", author_id=None
        )
        db.session.commit()
    return person


def boxes(page: Any) -> dict[str, bool]:
    """The boxes of the packet, and which are ticked."""
    return {box.get("value"): box.get("checked") is not None for box in page.all("input", name="sections")}


def test_one_chooses_among_the_units_that_do_casework(
    karin: StrictClient, municipality: Municipality, amina: Person
) -> None:
    page: Any = karin.get(path_of(amina))
    groups = {group.get("label"): [each.text for each in group] for group in page.all("optgroup")}
    assert groups == {"Arbetsmarknadsnämnden": ["Etableringsenheten"], "Socialnämnden": ["Mottagningen"]}
    assert not page.all("a", href=f"/cases/{case_of(amina).number}/assign")
    again: Any = karin.get(f"{path_of(amina)}?to={municipality.unit.id}")
    assert "Choose who is to take over." in again.words


def test_a_manager_finds_the_way_to_a_colleague(client_of: ClientOf, municipality: Municipality, amina: Person) -> None:
    page: Any = client_of(municipality.manager).get(path_of(amina))
    assert page.all("a", href=f"/cases/{case_of(amina).number}/assign")


def test_within_the_board_everything_is_ticked_and_no_ground_is_asked(
    karin: StrictClient, municipality: Municipality, amina: Person
) -> None:
    page = page_to(karin, amina, municipality.other_unit)
    assert {"household", "dates", "steps", "contacts"} <= boxes(page).keys()
    assert all(boxes(page).values())
    assert not page.all("input", name="ground")
    made = offered(karin, amina, municipality.other_unit)
    assert {"file", "identity", "reach", "steps", "contacts"} <= names_in(made)
    assert made.state is TransferState.OFFERED
    assert (made.to_unit_id, made.summary, made.made_by_id) == (
        municipality.other_unit.id,
        SUMMARY,
        municipality.caseworker.id,
    )


def test_to_another_board_contacts_and_steps_are_held_back_and_the_ground_is_asked(
    karin: StrictClient, municipality: Municipality, amina: Person
) -> None:
    page = page_to(karin, amina, municipality.other_board_unit)
    assert not boxes(page)["contacts"]
    assert not boxes(page)["steps"]
    assert boxes(page)["dates"]
    refused = send(karin, amina, municipality.other_board_unit)
    assert "Choose on which ground this is handed over." in refused.words
    assert SUMMARY in refused.get_data(as_text=True)
    made = offered(karin, amina, municipality.other_board_unit, **GROUND)
    assert names_in(made).isdisjoint({"contacts", "steps"})
    assert packet_of(made).ground is TransferGround.CONSENT
    page = karin.get(f"/transfers/{made.number}")
    assert "The person consents: Muntligt i dag" in page.words
    assert "Vill byta skola" not in page.words


def test_the_packet_is_looked_over_before_it_is_sent(
    karin: StrictClient, municipality: Municipality, amina: Person
) -> None:
    page = send(karin, amina, municipality.other_unit, button="preview", overlap_until="+14")
    assert "Nothing is sent yet." in page.words
    for text in ("Amina Ali", "19900517-2385", "070-174 06 05", "Ring skolan", "Vill byta skola", SUMMARY):
        assert text in page.words
    assert page.form_values()["overlap_until"] == "+14"
    assert transfers_of(amina) == []
    karin.budget = PREVIEW_TAKES
    assert karin.post(path_of(amina), data={**page.form_values(), "send": "1"}).status_code == 303
    assert transfers_of(amina)[0].overlap_until == today() + timedelta(days=14)


def test_those_at_home_go_along_but_nobody_who_is_protected(
    karin: StrictClient, municipality: Municipality, amina: Person
) -> None:
    named = [municipality.caseworker]
    brother, hidden = make_person(name="Bilal Ali"), make_person(name="Dold Ali", protection=Protection.MARKING)
    known = make_person(name="Kind Ali", protection=Protection.MARKING, named=named)
    make_household(*((one, HouseholdRole.SIBLING) for one in (amina, brother, hidden, known)), expected=["Celine Ali"])
    make_guardian(amina, name="Gun God-Man", kind=GuardianKind.TRUSTEE)
    made = offered(karin, amina, municipality.other_unit)
    page: Any = karin.get(f"/transfers/{made.number}")
    for text in ("Bilal Ali", "Celine Ali", "Gun God-Man"):
        assert text in page.words
    kept = to_json(packet_of(made))
    assert "Dold" not in kept
    assert "Kind Ali" not in kept


def test_whoever_is_protected_afterwards_disappears_from_the_packet(
    karin: StrictClient, client_of: ClientOf, municipality: Municipality, amina: Person
) -> None:
    brother = make_person(name="Bilal Ali")
    make_household((amina, HouseholdRole.SIBLING), (brother, HouseholdRole.SIBLING))
    made = offered(karin, amina, municipality.other_unit)
    with system("test"):
        db.session.get_one(Person, brother.id).protection = Protection.MARKING
        record("test.protected", brother)
        db.session.commit()
    page: Any = client_of(municipality.other_unit_caseworker).get(f"/transfers/{made.number}")
    assert "Bilal" not in page.words
    assert "070-174 06 05" in page.words


def test_a_second_offer_is_refused_while_one_waits(
    karin: StrictClient, municipality: Municipality, amina: Person
) -> None:
    page = page_to(karin, amina, municipality.other_board_unit)
    made = offered(karin, amina, municipality.other_unit)
    values = {**page.form_values(), **GROUND, "summary": "Två gånger", "send": "1"}
    karin.budget = PREVIEW_TAKES
    refused: Any = karin.post(path_of(amina), data=values)
    assert "offered to another unit already" in refused.words
    assert "Två gånger" in refused.get_data(as_text=True)
    assert len(transfers_of(amina)) == 1
    assert karin.get(path_of(amina)).location == f"/transfers/{made.number}"


def test_nobody_is_handed_over_from_a_closed_case(
    karin: StrictClient, municipality: Municipality, amina: Person
) -> None:
    page = page_to(karin, amina, municipality.other_unit)
    with system("test"):
        operations.close_case(case_of(amina), on=today())
        db.session.commit()
    karin.budget = PREVIEW_TAKES
    refused: Any = karin.post(path_of(amina), data={**page.form_values(), "summary": "x", "send": "1"})
    assert "The case is closed." in refused.words
    assert karin.get(path_of(amina)).location == f"/people/{amina.number}"
    assert transfers_of(amina) == []


BAD = {
    "no summary": ({"summary": " "}, "Write a summary"),
    "a long summary": ({"summary": "x" * 4001}, "Shorten this to 4000"),
    "no day": ({"starts_on": ""}, "Write from which day they take over."),
    "far back": ({"starts_on": "2020-01-01"}, "Write a day between 31 days ago and 180 days from now."),
    "far ahead": ({"starts_on": "+400"}, "Write a day between 31 days ago and 180 days from now."),
    "an overlap before": ({"overlap_until": "i dag"}, "The overlap must end after the day of the hand-over."),
    "an overlap for ever": ({"overlap_until": "+400"}, "An overlap lasts 180 days at most."),
    "no day at all": ({"starts_on": "blaha"}, "day"),
    "hidden signs": ({"summary": "a\u202eb"}, ""),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("button", ["send", "preview"])
def test_bad_input_gets_a_message_and_keeps_what_was_typed(
    karin: StrictClient, municipality: Municipality, amina: Person, case: str, button: str
) -> None:
    values, message = BAD[case]
    typed = {"sections": ["dates"], **values}
    page = send(karin, amina, municipality.other_unit, button, **typed)
    assert page.status_code == 200
    assert message in page.words
    assert [name for name, ticked in boxes(page).items() if ticked] == ["dates"]
    assert transfers_of(amina) == []


def test_a_draft_is_given_back_with_its_receiver(
    karin: StrictClient, municipality: Municipality, amina: Person
) -> None:
    page = page_to(karin, amina, municipality.other_board_unit)
    values = {**page.form_values(), "summary": "Halv mening", "ground": "law", "sections": ["contacts"], "_draft": "1"}
    kept: Any = karin.get(karin.post(path_of(amina), data=values).location)
    assert "Draft saved" in kept.words
    assert kept.form_values()["summary"] == "Halv mening"
    assert kept.form_values()["to"] == str(municipality.other_board_unit.id)
    assert [name for name, ticked in boxes(kept).items() if ticked] == ["contacts"]


def test_what_is_done_is_in_the_log(karin: StrictClient, municipality: Municipality, amina: Person) -> None:
    made = offered(karin, amina, municipality.other_unit)
    karin.get(f"/transfers/{made.number}")
    events = db.session.scalars(sa.select(AuditEvent).order_by(AuditEvent.id)).all()
    told = {event.action: event for event in events if event.people == f" {amina.id} "}
    assert told["transfer.offered"].details == {"unit": municipality.other_unit.id}
    read = [event for event in events if event.details.get("endpoint") == "transfers.transfer"]
    assert read[-1].people == f" {amina.id} "


def test_the_packet_cannot_be_read_in_the_database(
    karin: StrictClient, municipality: Municipality, amina: Person
) -> None:
    made = offered(karin, amina, municipality.other_unit)
    [stored] = db.session.execute(sa.text("SELECT packet FROM transfer WHERE id = :id"), {"id": made.id}).one()
    assert b"Amina" not in bytes(stored)
