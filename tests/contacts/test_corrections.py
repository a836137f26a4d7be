"""Correcting: what was said before is kept, with the reason, and shown on the timeline."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from reception.accounts.models import User
from reception.audit.models import AuditEvent
from reception.contacts.models import Contact, ContactParticipant, ContactRevision
from reception.contacts.terms import Channel, ContactState
from reception.db.session import db
from reception.i18n.formats import iso_moment, now
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.contacts.conftest import Amina, case_of
from tests.factories.municipality import Municipality
from tests.factories.people import make_person


def rows(model: Any) -> list[Any]:
    return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))


def logged(worker: StrictClient, amina: Amina, **values: Any) -> str:
    """Log a contact; answers the address where it is corrected."""
    worker.fill(f"{amina.path}/contacts/new", summary="Kom på besök", **values)
    worker.get("/account")  # the note with its Undo is read
    return f"{amina.path}/contacts/{rows(Contact)[-1].id}/correct"


def test_what_was_said_before_is_kept_with_the_reason(
    worker: StrictClient, amina: Amina, client_of: Callable[[User], StrictClient], municipality: Municipality
) -> None:
    address = logged(worker, amina)
    other = client_of(municipality.caseworker2)
    answer = other.fill(address, how="visit", summary="Kom på möte", reason="Fel sort")
    assert answer.location == f"/people/{amina.person.number}/timeline"
    [contact], [revision] = rows(Contact), rows(ContactRevision)
    assert (contact.channel, contact.summary) == (Channel.VISIT, "Kom på möte")
    assert (revision.channel, revision.summary, revision.reason) == (Channel.PHONE, "Kom på besök", "Fel sort")
    assert revision.corrected_by_id == municipality.caseworker2.id
    event = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "contact.corrected")).one()
    assert event.details["fields"] == ["channel", "summary"]


def test_the_timeline_shows_before_and_after_of_each_correction(worker: StrictClient, amina: Amina) -> None:
    address = logged(worker, amina)
    worker.fill(address, summary="Andra lydelsen", reason="Skrev fel")
    worker.get("/account")
    worker.fill(address, summary="Tredje lydelsen", reason="Skrev fel igen")
    page: Any = worker.get(f"/people/{amina.person.number}/timeline")
    first, second = page.all("details", class_="why")
    assert "Kom på besök" in "".join(first.itertext())
    assert "Andra lydelsen" in "".join(first.itertext())
    assert "Tredje lydelsen" not in "".join(first.itertext())
    assert "Tredje lydelsen" in "".join(second.itertext())


def test_a_reason_is_required_and_the_future_refused(worker: StrictClient, amina: Amina) -> None:
    address = logged(worker, amina)
    assert "Write why it is corrected." in worker.fill(address, summary="Rätt").words
    ahead = worker.fill(address, at=iso_moment(now() + timedelta(days=1)), reason="Skrev fel")
    assert "cannot have taken place" in ahead.words
    assert rows(ContactRevision) == []


def test_two_who_correct_at_once_are_told(
    worker: StrictClient, amina: Amina, client_of: Callable[[User], StrictClient], municipality: Municipality
) -> None:
    address = logged(worker, amina)
    page: Any = worker.get(address)
    late = {**page.form_values(), "summary": "Min text", "reason": "Skrev fel"}
    client_of(municipality.manager).fill(address, summary="Chefens text", reason="Skrev fel")
    refused: Any = worker.post(address, data=late)
    assert "changed this at" in refused.words
    assert "Chefens text" in refused.words
    assert rows(Contact)[0].summary == "Chefens text"
    both = {**refused.form_values(), "_chosen-summary": "both"}
    assert worker.post(address, data=both).status_code == 303
    assert rows(Contact)[0].summary == "Chefens text\n\nMin text"


def test_somebody_put_on_a_contact_by_mistake_is_taken_off(
    worker: StrictClient, amina: Amina, municipality: Municipality
) -> None:
    wrong, right = (make_person(name=name, unit=municipality.unit) for name in ("Fel Person", "Rätt Person"))
    hidden = make_person(name="Dold Person", protection=Protection.MARKING, unit=municipality.unit)
    address = logged(worker, amina, **{"others-0": wrong.number})
    db.session.add(ContactParticipant(contact_id=rows(Contact)[0].id, person_id=hidden.id))
    db.session.commit()
    page: Any = worker.get(address)
    assert page.form_values()["others-0"] == f"Fel Person, {wrong.number}"
    assert "Dold" not in page.words
    worker.fill(address, reason="Fel person", **{"others-0": case_of(right).number})
    assert {row.person_id for row in rows(ContactParticipant)} == {right.id, hidden.id}


def test_an_appointment_is_moved_by_a_correction(worker: StrictClient, amina: Amina) -> None:
    later = iso_moment(now() + timedelta(days=2))
    worker.fill(f"{amina.path}/appointments/new", at=later)
    worker.get("/account")
    moved = iso_moment(now() + timedelta(days=3))
    page: Any = worker.get(f"{amina.path}/contacts/{rows(Contact)[0].id}/correct")
    assert "no_answer" not in {radio.get("value") for radio in page.all("input", name="how")}
    answer = worker.fill(f"{amina.path}/contacts/{rows(Contact)[0].id}/correct", at=moved, reason="Ombokad")
    assert answer.status_code == 303, answer.words
    [contact] = rows(Contact)
    assert (contact.state, iso_moment(contact.at)) == (ContactState.PLANNED, moved)


def test_another_unit_cannot_correct(
    worker: StrictClient, amina: Amina, client_of: Callable[[User], StrictClient], municipality: Municipality
) -> None:
    address = logged(worker, amina)
    assert client_of(municipality.other_unit_caseworker).get(address).status_code == 404
    elsewhere = case_of(make_person(unit=municipality.unit)).number
    assert worker.get(address.replace(amina.case.number, elsewhere)).status_code == 404
