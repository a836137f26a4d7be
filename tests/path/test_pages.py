"""The pages of the path: where somebody stands, why each step is there, rights, and choosing another path."""

from collections.abc import Callable
from datetime import date
from typing import Any

import sqlalchemy as sa
import time_machine

from reception.accounts.models import User
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.path.paths import make_newcomer, path_of

ClientOf = Callable[[User], StrictClient]
#: The day on which these tests look, at noon in Sweden.
DAY = "2026-11-22T11:00:00Z"


@time_machine.travel(DAY, tick=False)
def test_the_path_shows_four_phases_and_why_each_step_is_there(client_of: ClientOf, municipality: Municipality) -> None:
    page: Any = client_of(municipality.caseworker).get(path_of(make_newcomer(municipality)))
    headings = ["".join(heading.itertext()) for heading in page.all("h2")]
    assert [phase for phase in ("Reception", "Education", "Job", "Inclusion") if phase in headings] == [
        "Reception", "Education", "Job", "Inclusion",
    ]  # fmt: skip
    assert "Counted from: Received in the municipality, 2026-09-01." in page.words
    assert "Refugee" in page.words
    assert "Folkbokföringslagen (1991:481)" in page.words
    assert "To be confirmed by the municipality" in page.words
    assert "How to read the path" in page.words


@time_machine.travel(DAY, tick=False)
def test_the_path_stands_among_the_pages_of_a_person(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_newcomer(municipality)
    page: Any = client_of(municipality.caseworker).get(f"/people/{person.number}")
    assert path_of(person) in [link.get("href") for link in page.all("a")]


@time_machine.travel(DAY, tick=False)
def test_all_steps_stand_in_the_order_of_the_path_when_asked_for(
    client_of: ClientOf, municipality: Municipality
) -> None:
    client = client_of(municipality.caseworker)
    path = path_of(make_person(unit=municipality.unit))
    some: Any = client.get(path)
    every: Any = client.get(f"{path}?steps=all")
    assert "waits for a fact" in some.words or "wait for facts" in some.words
    assert "wait for facts" not in every.words
    assert len(every.all("li", class_="is-next")) >= len(some.all("li", class_="is-next"))


@time_machine.travel(DAY, tick=False)
def test_a_missing_fact_leads_to_where_it_is_filled_in(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit)
    client = client_of(municipality.caseworker)
    page: Any = client.get(path_of(person))
    [aside] = page.all("aside")
    links = {link.get("href") for link in aside.iter("a")}
    assert any(link.startswith(f"/people/{person.number}/details/") for link in links)
    for link in links:
        assert client.get(link).status_code == 200, link


@time_machine.travel(DAY, tick=False)
def test_nobody_outside_the_unit_sees_a_path(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_newcomer(municipality)
    for page in ("", "/rights", "/template", "/steps/settlement", "/facts/lease_signed"):
        assert client_of(municipality.other_unit_caseworker).get(path_of(person) + page).status_code == 404


@time_machine.travel(DAY, tick=False)
def test_a_protected_path_is_shown_to_those_who_are_named(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_newcomer(municipality, protection=Protection.MARKING, named=(municipality.caseworker,))
    shown: Any = client_of(municipality.caseworker).get(path_of(person))
    assert "Do not show or tell anybody else where this person is. Your reading is logged." in shown.words
    for page in ("", "/rights", "/template", "/steps/settlement", "/facts/lease_signed"):
        assert client_of(municipality.caseworker2).get(path_of(person) + page).status_code == 404


@time_machine.travel(DAY, tick=False)
def test_reading_a_path_is_logged(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_newcomer(municipality)
    client_of(municipality.caseworker).get(path_of(person))
    events = db.session.scalars(sa.select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)).all()
    assert [event.people for event in events] == [f" {person.id} "]


@time_machine.travel(DAY, tick=False)
def test_the_path_of_a_closed_case_is_read_and_not_changed(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_person()
    make_case(person, unit=municipality.unit, closed_on=date(2026, 10, 1))
    client = client_of(municipality.caseworker)
    page: Any = client.get(path_of(person))
    assert "The case was closed 2026-10-01" in page.words
    assert not page.all("a", class_="btn-small")
    values = {"state": "fulfilled", "on": "2026-09-01", "reason": "Sågs"}
    assert client.post(f"{path_of(person)}/steps/settlement", data=values).status_code == 404
    assert client.get(f"{path_of(person)}/template").status_code == 404


@time_machine.travel(DAY, tick=False)
def test_rights_are_explained_with_their_facts_and_their_rule(client_of: ClientOf, municipality: Municipality) -> None:
    page: Any = client_of(municipality.caseworker).get(f"{path_of(make_newcomer(municipality))}/rights")
    assert "Has this right" in page.words
    assert "Not known: a fact is missing" in page.words
    assert "Ground of the residence permit: Refugee." in page.words
    assert "It is no decision" in page.words


@time_machine.travel(DAY, tick=False)
def test_another_path_is_chosen_with_a_preview_of_what_it_changes(
    client_of: ClientOf, municipality: Municipality
) -> None:
    path = path_of(make_newcomer(municipality))
    client = client_of(municipality.caseworker)
    page: Any = client.get(f"{path}/template")
    [link, *_more] = [
        one.get("href")
        for one in page.all("a")
        if (one.get("href") or "").startswith(f"{path}/template?edition=national")
    ]
    preview: Any = client.get(link.partition("#")[0])
    assert "removed" in preview.words
    assert client.post(f"{path}/template", data=preview.form_values()).status_code == 303
    now: Any = client.get(path)
    assert "What the law asks for, edition" in now.words
    assert "The facts say another group." in now.words


@time_machine.travel(DAY, tick=False)
def test_two_who_choose_a_path_at_once_are_told(client_of: ClientOf, municipality: Municipality) -> None:
    path = f"{path_of(make_newcomer(municipality))}/template"
    one, other = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    one.fill(f"{path}?edition=national:1")
    first: Any = one.get(path)
    back = next(
        link.get("href").partition("#")[0] for link in first.all("a") if f"{path}?edition=" in (link.get("href") or "")
    )
    mine, theirs = one.get(back), other.get(back)
    assert one.post(path, data=mine.form_values()).status_code == 303
    answer: Any = other.post(path, data=theirs.form_values())
    assert answer.status_code == 409
    assert "Somebody changed this while you wrote." in answer.words


@time_machine.travel(DAY, tick=False)
def test_an_unknown_edition_changes_nothing(client_of: ClientOf, municipality: Municipality) -> None:
    path = f"{path_of(make_newcomer(municipality))}/template"
    client = client_of(municipality.caseworker)
    page: Any = client.get(f"{path}?edition=nowhere:9")
    assert page.status_code == 200
    assert client.post(path, data={"edition": "nowhere:9"}).status_code == 200
