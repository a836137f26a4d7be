"""What reviewers said is said by every process, soon, and by the one where it was said at once."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.locales import KNOWN
from reception.i18n.text import is_said_in, said_in
from reception.jobs.registry import make_ready
from reception.languages.models import Translation
from reception.languages.operations import laying
from reception.languages.queries import entries as queries
from reception.languages.rules.entries import code_of, digest, entry
from reception.languages.terms import Coverage
from tests.languages.catalogue import ENGLISH_OF_DAYS
from tests.languages.conftest import address, entry_called

AR = KNOWN["ar"]
HERS = "صفحتي الجديدة"


@pytest.fixture
def looking(app, monkeypatch):
    """A process that looks each time."""
    monkeypatch.setitem(app.config, "CORRECTIONS_EVERY", 0)


def test_another_process_says_it_when_it_looks(looking, manager, hers):
    manager.fill(address("My plan"), form_0=HERS)
    laying.forget()  # as a process that has not looked yet
    assert said_in(AR, "My plan") != HERS
    assert HERS in hers.get("/my/ar/").words
    db.session.execute(sa.delete(Translation))
    assert HERS not in hers.get("/my/ar/").words


def test_it_does_not_look_for_every_page(app, monkeypatch, manager, hers):
    monkeypatch.setitem(app.config, "CORRECTIONS_EVERY", 1000)
    manager.fill(address("My plan"), form_0=HERS)
    asked = [len(hers.get("/my/ar/").words and hers.statements) for _time in range(3)]
    assert asked[1] == asked[2]
    assert not [line for line in hers.statements if "translation" in line]
    laying.forget()
    hers.get("/my/ar/")
    assert [line for line in hers.statements if "translation" in line]


def test_a_job_says_it_too(looking, manager):
    manager.fill(address("My plan"), form_0=HERS)
    laying.forget()
    make_ready()
    assert said_in(AR, "My plan") == HERS


def test_a_database_that_is_away_fails_no_page(looking, monkeypatch, manager, hers, client):
    manager.fill(address("My plan"), form_0=HERS)

    def away():
        raise OperationalError("SELECT", {}, Exception("away"))

    monkeypatch.setattr(queries, "version", away)
    assert HERS in hers.get("/my/ar/").words
    assert client.get("/my/ar/closed").status_code == 200
    assert client.get("/health").status_code == 200


def test_without_any_correction_the_catalogue_speaks(looking, hers):
    assert hers.get("/my/ar/").status_code == 200
    assert laying._laid.languages == set()


def test_what_is_not_written_is_not_said(manager, monkeypatch):
    monkeypatch.setattr(laying, "refresh_once_committed", lambda: None)
    page = manager.get(address("It holds until %(day)s"))
    manager.post(address("It holds until %(day)s"), data={**page.form_values(), "form_0": "حتى"})
    assert said_in(AR, "It holds until %(day)s", day="2026") != "حتى"


def correction(english, told, swedish):
    one = entry_called(english)
    row = Translation(
        catalogue="ar", message=english, forms=list(told), source_digest=digest(swedish),
        reviewed_at=one.correction.at if one.correction else sa.func.now(),
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    laying.refresh()
    return entry_called(english)


def test_words_for_another_swedish_are_said_and_marked_outdated(app):
    found = correction("My plan", [HERS], ["Min sida"])
    assert (found.state, found.is_used) == (Coverage.OUTDATED, True)
    assert said_in(AR, "My plan") == HERS


@pytest.mark.parametrize("told", [["حتى"], ["حتى %(date)s"], ["حتى %(day)s", "حتى %(day)s"], []])
def test_words_that_no_longer_fit_the_places_are_not_said(app, told):
    found = correction("It holds until %(day)s", told, ["Det gäller till %(day)s"])
    assert found.state is Coverage.OUTDATED
    assert said_in(AR, "It holds until %(day)s", day="x") not in told


def test_what_the_program_says_no_longer_harms_nothing(app, manager):
    db.session.add(
        Translation(catalogue="ar", message="Gone", forms=["ذهب"], source_digest="", reviewed_at=sa.func.now())
    )
    db.session.flush()
    laying.refresh()
    assert not is_said_in(AR, "Gone")
    assert "The program has the message no longer" in manager.get("/translations/ar/corrections").words


def test_who_did_what_is_recorded_without_any_text(manager):
    manager.fill(address("My plan"), form_0=HERS)
    one = entry_called(ENGLISH_OF_DAYS[0])
    manager.post("/translations/ar/approve", data={"one": f"{one.message.code}-{one.mark}"})
    page = manager.get("/translations/ar/corrections")
    manager.post(page.form().get("action"), data=page.form_values())
    events = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action.startswith("translation"))).all()
    assert [event.action for event in events] == [
        "translation.corrected",
        "translations.approved",
        "translation.taken-back",
    ]
    assert HERS not in str([event.details for event in events])


def test_a_message_with_a_context_is_another_one():
    assert code_of((None, "Open")) != code_of(("state", "Open"))
    assert code_of((None, "Open")) == code_of(("", "Open"))
    assert entry(entry_called("My plan").message, "ar", None).forms == ("خطتي",)
