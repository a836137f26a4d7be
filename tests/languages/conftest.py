"""Browsers of those who look after the languages, and a small catalogue that a machine translated."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from flask import Flask

from reception.accounts.models import User
from reception.cases.models import Case
from reception.i18n.locales import KNOWN
from reception.languages.operations import laying
from reception.languages.queries import catalogues
from reception.languages.queries.catalogues import TRANSLATED
from reception.languages.queries.entries import entries
from reception.languages.rules.entries import Entry
from reception.page_names import PAGE_NAMES
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in
from tests.languages import catalogue

ClientOf = Callable[[User], StrictClient]


@pytest.fixture(autouse=True)
def _catalogues(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A process that just began, with catalogues of its own."""
    catalogue.write(tmp_path)
    monkeypatch.setattr(catalogues, "_path", partial(catalogue.path_in, tmp_path))
    monkeypatch.setitem(PAGE_NAMES, "translations.edit", "Correct a translation")
    yield
    laying.forget()


@pytest.fixture
def manager(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.manager)


@pytest.fixture
def administrator(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.administrator)


@pytest.fixture
def hers(app: Flask, municipality: Municipality) -> StrictClient:
    """A newcomer's browser, in Arabic."""
    person = make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)
    case: Case = case_of(person)
    return newcomer_in(app, case)


def entry_called(english: str, tag: str = "ar") -> Entry:
    """The message of that English as it is said now."""
    assert KNOWN[tag] in TRANSLATED
    return next(one for one in entries(KNOWN[tag]) if one.message.english[0] == english)


def address(english: str, tag: str = "ar") -> str:
    """Where it is corrected."""
    return f"/translations/{tag}/{entry_called(english, tag).message.code}"
