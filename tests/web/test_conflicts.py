"""Two people change the same thing: the second sees both texts, chooses per field, and loses nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from reception.access.actor import system
from reception.accounts.models import User
from reception.cases import queries as cases
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.web.editing import CHOSEN, REFUSED, TOLD, _edited_organisation, named
from tests.web.hostile import values_of
from tests.web.world import Edit, World


@pytest.fixture
def world(municipality: Municipality, client_of: Callable[[User], StrictClient]) -> World:
    """A person with an open case, whom the caseworker works with."""
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    with system("test"):
        case = cases.open_case_of(person)
        assert case is not None
        return World(municipality, client_of, person, case.number)


class Two:
    """Two who opened the same page; the first has saved."""

    def __init__(self, world: World, edit: Edit) -> None:
        self.edit, self.address = edit, edit.address(world)
        self.one = world.client_of(getattr(world.municipality, edit.also_by))
        self.other = world.client_of(getattr(world.municipality, edit.by))
        self.first, self.second = (self._text(world, text) for text in (edit.first, edit.second))
        opened: Any = self.other.get(self.address)
        self.late = {**_of(opened, edit.field), **edit.more, edit.field: self.second}
        early = _of(self.one.get(self.address), edit.field)
        saved = self.send(self.one, {**early, **edit.more, edit.field: self.first})
        assert saved.status_code == 303, saved.words

    def _text(self, world: World, text: Any) -> str:
        people = (world.municipality.caseworker2, world.municipality.manager)
        if callable(text):
            return str(text())
        return str(people[text].id) if isinstance(text, int) else str(text)

    def send(self, browser: StrictClient, values: dict[str, Any]) -> Any:
        """Send the form of the page."""
        return browser.post(self.address, data=values)

    def stands(self) -> Any:
        """What the page shows in the field now."""
        return _of(self.one.get(self.address), self.edit.field).get(self.edit.field)


def _of(page: Any, name: str) -> dict[str, Any]:
    """What a browser would send of the form that holds the field."""
    assert page.status_code in {200, 409}, page.status
    forms = page.page.findall(".//main//form")
    form = next((form for form in forms if any(part.get("name") == name for part in form.iter())), None)
    return values_of(form) if form is not None else dict(page.form_values())


def _asked(page: Any) -> set[str]:
    return {part.get("value") for part in page.all("input", name="_asked")}


@pytest.mark.parametrize("edit", CHOSEN, ids=str)
def test_the_second_sees_both_and_chooses(world: World, edit: Edit) -> None:
    two = Two(world, edit)
    refused = two.send(two.other, two.late)
    assert refused.status_code == 409
    assert edit.field in _asked(refused)
    assert "Save what is chosen" in refused.words
    values = _of(refused, edit.field)
    assert values[edit.field] == two.second
    assert values[f"_theirs-{edit.field}"] == two.first
    assert f"_chosen-{edit.field}" not in values
    unanswered = two.send(two.other, values)
    assert unanswered.status_code == 409
    assert "Choose which of the texts is to stand." in unanswered.words
    saved = two.send(two.other, {**_of(unanswered, edit.field), f"_chosen-{edit.field}": "mine"})
    assert saved.status_code == 303, saved.words


@pytest.mark.parametrize("edit", CHOSEN, ids=str)
def test_what_the_other_wrote_may_stand(world: World, edit: Edit) -> None:
    two = Two(world, edit)
    values = _of(two.send(two.other, two.late), edit.field)
    saved = two.send(two.other, {**values, f"_chosen-{edit.field}": "theirs"})
    assert saved.status_code == 303, saved.words


@pytest.mark.parametrize("edit", TOLD, ids=str)
def test_where_nothing_can_be_compared_the_second_is_told_and_keeps_what_was_written(world: World, edit: Edit) -> None:
    address = edit.address(world)
    one, other = (world.client_of(getattr(world.municipality, who)) for who in (edit.also_by, edit.by))
    late = {**_of(other.get(address), edit.field), **edit.more, edit.field: edit.second}
    early = {**_of(one.get(address), edit.field), **edit.more, edit.field: edit.first}
    assert one.post(address, data=early).status_code == 303
    answer: Any = other.post(address, data=late)
    assert answer.status_code in {404, 409}
    assert edit.second in answer.get_data(as_text=True)
    if edit.endpoint in {"appointments.settle", "questions.answer"}:
        assert edit.first in answer.words
        assert other.post(address, data=answer.form_values()).status_code == 303


@pytest.mark.parametrize("edit", REFUSED, ids=str)
def test_what_is_done_once_is_refused_to_the_second_who_keeps_what_was_written(world: World, edit: Edit) -> None:
    address = edit.address(world)
    one, other = (world.client_of(getattr(world.municipality, who)) for who in (edit.also_by, edit.by))
    late = {**_of(other.get(address), edit.field), **edit.more, edit.field: edit.second}
    early = {**_of(one.get(address), edit.field), **edit.more, edit.field: edit.first}
    assert one.post(address, data=early).status_code == 303
    answer: Any = other.post(address, data=late)
    assert answer.status_code == 200
    assert answer.all("p", class_="field-error")
    assert edit.second in answer.get_data(as_text=True)


def organisation(world: World) -> tuple[str, Any, Any]:
    """The address of a form with many fields, and two browsers."""
    of = world.client_of
    return _edited_organisation(world), of(world.municipality.manager), of(world.municipality.caseworker)


def test_who_changed_what_is_told_and_chosen_beforehand_where_one_side_wrote(world: World) -> None:
    address, one, other = organisation(world)
    late = {**other.get(address).form_values(), "phone": "08-123 45 67", "note": "Min"}
    one.fill(address, email="ny@exempelby.example", note="Evas")
    page: Any = other.post(address, data=late)
    assert "Eva Enhet changed this at" in page.words.replace("\u2068", "").replace("\u2069", "")
    assert _asked(page) == {"phone", "email", "note"}
    values = page.form_values()
    assert (values["_chosen-phone"], values["_chosen-email"]) == ("mine", "theirs")
    assert "_chosen-note" not in values
    assert values["_both-note"] == "Evas\n\nMin"
    both = {**values, "_chosen-note": "both", "_both-note": "Evas och min"}
    assert other.post(address, data=both).status_code == 303
    saved = other.get(address).form_values()
    assert (saved["phone"], saved["email"], saved["note"]) == ("08-123 45 67", "ny@exempelby.example", "Evas och min")


def test_a_text_written_into_both_is_not_lost_when_another_is_chosen(world: World) -> None:
    address, one, other = organisation(world)
    late = {**other.get(address).form_values(), "note": "Min"}
    one.fill(address, note="Evas")
    values = other.post(address, data=late).form_values()
    page: Any = other.post(address, data={**values, "_chosen-note": "mine", "_both-note": "Nytt"})
    assert page.status_code == 409
    assert page.form_values()["_both-note"] == "Nytt"
    assert "chose another" in page.words


def test_nobody_is_asked_when_the_other_changed_nothing_here_or_wrote_the_same(world: World) -> None:
    address, one, other = organisation(world)
    late = {**other.get(address).form_values(), "note": "Samma"}
    one.fill(address, note="Samma")
    assert other.post(address, data=late).status_code == 303
    opened = {**other.get(address).form_values(), "note": "Min"}
    one.post(f"{address.removesuffix('/edit')}/close")
    assert other.post(address, data=opened).status_code == 303


def test_a_third_change_is_met_with_the_choice_again(world: World) -> None:
    address, one, other = organisation(world)
    late = {**other.get(address).form_values(), "note": "Min", "phone": "08-123 45 67"}
    one.fill(address, note="Evas")
    values = other.post(address, data=late).form_values()
    one.fill(address, note="Evas igen")
    page: Any = other.post(address, data={**values, "_chosen-note": "mine"})
    assert page.status_code == 409
    again = page.form_values()
    assert (again["note"], again["_theirs-note"]) == ("Min", "Evas igen")
    assert "_chosen-note" not in again
    assert other.post(address, data={**again, "_chosen-note": "both"}).status_code == 303
    saved = other.get(address).form_values()
    assert (saved["note"], saved["phone"]) == ("Evas igen\n\nMin", "08-123 45 67")


def test_a_form_that_does_not_say_what_it_showed_is_asked_about_everything_that_differs(world: World) -> None:
    address, one, other = organisation(world)
    late = {**other.get(address).form_values(), "note": "Min"}
    one.fill(address, phone="08-123 45 67")
    page: Any = other.post(address, data={**late, "opened_as": "", "version": "draft"})
    assert _asked(page) == {"note", "phone"}
    assert not {"_chosen-note", "_chosen-phone"} & page.form_values().keys()


def test_what_was_written_into_a_form_whose_row_is_gone_stands_on_the_page_of_the_error(world: World) -> None:
    edit = next(edit for edit in CHOSEN if edit.endpoint == "people.change")
    address, other = edit.address(world), world.worker
    late = {**other.get(address).form_values(), "text": "Amina Ali Warsame", "reason": "Enligt passet"}
    world.client_of(world.municipality.manager).fill(f"{address}/remove", reason="Fel person")
    answer: Any = other.post(address, data=late)
    assert answer.status_code == 404
    assert "Amina Ali Warsame" in answer.words


def test_every_address_that_takes_a_form_stands_in_the_table(app: Flask) -> None:
    taking = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert taking - set(named()) == set()
    assert set(named()) - taking == set()
