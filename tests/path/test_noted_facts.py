"""Facts noted by hand: each kind, changed, removed, and written by two at once."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
import time_machine

from reception.accounts.models import User
from reception.db.session import db
from reception.path.models import NotedFact
from reception.path.rules.facts import FactDefinition
from reception.path.rules.noting import read, written
from reception.path.terms import FactKind
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.path.paths import make_newcomer, path_of

ClientOf = Callable[[User], StrictClient]
DAY = "2026-11-22T11:00:00Z"


def noted() -> list[tuple[str, str, str]]:
    rows = db.session.scalars(sa.select(NotedFact).order_by(NotedFact.id).execution_options(permit="test"))
    return [(row.code, row.value, row.source.value) for row in rows]


@time_machine.travel(DAY, tick=False)
@pytest.mark.parametrize(
    ("code", "typed", "kept"),
    [
        ("first_payment", "2026-09-15", "2026-09-15"),
        ("knows_swedish", "no", "no"),
        ("sponsor_permit_ground", "refugee", "refugee"),
        ("establishment_days_before_plan", " 7 ", "7"),
    ],
)
def test_a_fact_is_noted_with_its_source(
    client_of: ClientOf, municipality: Municipality, code: str, typed: str, kept: str
) -> None:
    path = path_of(make_newcomer(municipality))
    client = client_of(municipality.caseworker)
    answer = client.fill(f"{path}/facts/{code}", value=typed, source="document")
    assert answer.location == path
    assert noted() == [(code, kept, "document")]
    page: Any = client.get(path)
    assert "Noted by hand" in page.words
    again: Any = client.get(f"{path}/facts/{code}")
    assert again.form_values()["value"] == kept
    assert "by Karin Kase" in again.words


@time_machine.travel(DAY, tick=False)
def test_a_fact_that_cannot_be_is_refused_and_kept_in_its_field(
    client_of: ClientOf, municipality: Municipality
) -> None:
    path = f"{path_of(make_newcomer(municipality))}/facts"
    client = client_of(municipality.caseworker)
    date_page: Any = client.fill(f"{path}/first_payment", value="31 februari", source="person")
    assert date_page.form_values()["value"] == "31 februari"
    assert date_page.all("p", class_="field-error")
    empty: Any = client.fill(f"{path}/knows_swedish", source="person")
    assert "Choose yes or no." in empty.words
    grade: Any = client.fill(f"{path}/establishment_days_before_plan", value="sju", source="person")
    assert "Write a whole number, for example 7." in grade.words
    assert grade.form_values()["value"] == "sju"
    odd: Any = client.fill(f"{path}/sponsor_permit_ground", value="diplomat", source="person")
    assert "Choose one from the list." in odd.words
    no_source: Any = client.fill(f"{path}/first_payment", value="2026-09-15", source="import")
    assert "Choose the source." in no_source.words
    assert noted() == []


@time_machine.travel(DAY, tick=False)
def test_a_fact_is_changed_and_removed(client_of: ClientOf, municipality: Municipality) -> None:
    path = path_of(make_newcomer(municipality))
    client = client_of(municipality.caseworker)
    client.fill(f"{path}/facts/first_payment", value="2026-09-15", source="person")
    client.fill(f"{path}/facts/first_payment", value="2026-09-16", source="document")
    assert noted() == [("first_payment", "2026-09-16", "document")]
    assert client.fill(f"{path}/facts/first_payment/remove").status_code == 303
    assert noted() == []
    assert client.get(f"{path}/facts/first_payment/remove").status_code == 404


@time_machine.travel(DAY, tick=False)
def test_of_two_who_change_a_fact_the_second_chooses(client_of: ClientOf, municipality: Municipality) -> None:
    path = f"{path_of(make_newcomer(municipality))}/facts/first_payment"
    one, other = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    one.fill(path, value="2026-09-15", source="person")
    mine, theirs = one.get(path), other.get(path)
    assert one.post(path, data={**mine.form_values(), "value": "2026-09-16"}).status_code == 303
    answer: Any = other.post(path, data={**theirs.form_values(), "value": "2026-09-17"})
    assert answer.status_code == 409
    assert noted() == [("first_payment", "2026-09-16", "person")]


@time_machine.travel(DAY, tick=False)
def test_of_two_who_note_a_fact_first_the_second_chooses_too(client_of: ClientOf, municipality: Municipality) -> None:
    path = f"{path_of(make_newcomer(municipality))}/facts/first_payment"
    one, other = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    mine, theirs = one.get(path), other.get(path)
    values = {"value": "2026-09-16", "source": "person"}
    assert one.post(path, data={**mine.form_values(), **values}).status_code == 303
    answer = other.post(path, data={**theirs.form_values(), "value": "2026-09-17", "source": "document"})
    assert answer.status_code == 409
    assert noted() == [("first_payment", "2026-09-16", "person")]


@time_machine.travel(DAY, tick=False)
def test_what_another_page_fills_in_is_not_noted_here(client_of: ClientOf, municipality: Municipality) -> None:
    path = f"{path_of(make_newcomer(municipality))}/facts"
    client = client_of(municipality.caseworker)
    for code in ("moved_in", "birth", "adult_on", "nowhere"):
        assert client.get(f"{path}/{code}").status_code == 404, code


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FactKind.DATE, "2026-03-04"),
        (FactKind.FLAG, "yes"),
        (FactKind.FLAG, "no"),
        (FactKind.NUMBER, "7"),
        (FactKind.CHOICE, "refugee"),
    ],
)
def test_what_is_written_is_read_again(kind: FactKind, text: str) -> None:
    definition = FactDefinition("fact", kind, "Fact", "path.by_hand", {"refugee": "Refugee"}, later=True)
    value = read(definition, text)
    assert value is not None
    assert written(definition, value) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FactKind.DATE, "2026-02-31"),
        (FactKind.DATE, ""),
        (FactKind.FLAG, "maybe"),
        (FactKind.NUMBER, "-1"),
        (FactKind.NUMBER, "٧"),
        (FactKind.NUMBER, "1234567"),
        (FactKind.CHOICE, "diplomat"),
        (FactKind.BIRTH, "1990"),
    ],
)
def test_what_cannot_be_is_no_fact(kind: FactKind, text: str) -> None:
    assert read(FactDefinition("fact", kind, "Fact", "path.by_hand", {"refugee": "Refugee"}, later=True), text) is None
