"""My path and my rights: every step and every right, with its rule in plain words."""

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.path import projection
from reception.path.models import Mark
from reception.path.terms import MilestoneState
from tests.factories.portal import newcomer_in

#: The facts of the path come from every domain: as many statements as the caseworker's page of it makes for them.
REASONS = 16


@pytest.fixture
def english(app, case):
    """Her browser, in English so that tests read our own words."""
    return newcomer_in(app, case, language="en")


def tick(case, code, reason):
    """A step ticked by hand."""
    with system("test"):
        mark = Mark(case=case, code=code, state=MilestoneState.FULFILLED, on_day=today(), reason=reason, made_at=None)
        mark.made_at = case.person.registered_at
        db.session.add(mark)
        db.session.flush()
        record("test.tick", mark)
        db.session.commit()
    projection.rebuild()


def test_the_path_has_four_phases_with_steps_their_state_who_and_rule(english):
    page = english.get("/my/en/path")
    assert len([one for one in page.all("section", class_="card") if one.find("h2") is not None]) == 4
    said = page.words
    assert "SFI can begin" in said
    assert "Sfi kan börja" in said
    assert "SFI can begin within three months of the day the right arose" in said
    assert "Who: " in said
    assert len(english.statements) <= REASONS


def test_what_is_done_is_folded_and_says_when_but_never_what_staff_noted(case, english):
    tick(case, "first_meeting", "Hon grät hela tiden.")
    page = english.get("/my/en/path")
    assert "1 step is done" in page.words
    assert today().isoformat() in page.words
    assert "grät" not in page.get_data(as_text=True)


def test_what_cannot_be_told_is_not_shown_on_the_path(english):
    said = english.get("/my/en/path").words
    assert "A fact is missing" not in said
    assert "Does not apply" not in said


def test_what_is_kept_for_the_first_page_says_what_the_path_says(case, english):
    projection.rebuild()
    kept = projection.kept_for_newcomer(case)
    told = projection.told_to_newcomer(case).path
    assert [(one.phase, one.signal, one.done) for one in kept.phases] == [
        (one.phase, one.signal, one.done) for one in told.phases
    ]
    assert kept.next_step.code == told.next_step.code


@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_rights_stand_by_what_is_answered_each_with_rule_source_and_who_decides(app, case, language):
    browser = newcomer_in(app, case, language=language)
    page = browser.get(f"/my/{language}/rights")
    text = page.get_data(as_text=True)
    assert 'id="has"' in text
    assert 'id="unknown"' in text
    assert "Skollagen (2010:800)" in text
    assert page.all("details")
    assert len(browser.statements) <= REASONS


def test_a_right_that_is_not_known_says_what_would_tell(english):
    said = english.get("/my/en/rights").words
    assert "We need to know" in said
    assert "Ground of the residence permit" in said
    assert "Grund för uppehållstillståndet" in said


@pytest.mark.parametrize("page", ["", "path", "goals", "rights"])
def test_without_a_visit_no_page_opens(app, page):
    answer = app.test_client().get(f"/my/en/{page}")
    assert answer.location == "/my/en/closed"


def test_what_is_not_hers_stands_on_a_page_of_its_own(english):
    page = english.get("/my/en/rights")
    assert "Trustee for the child" not in page.words
    assert page.all("a", href="/my/en/rights?others=1")
    others = english.get("/my/en/rights?others=1")
    assert "Trustee for the child" in others.words
    assert "God man för barnet" in others.words


def test_the_language_is_changed_and_the_page_stays(english):
    page = english.get("/my/en/rights")
    assert page.all("a", href="/my/so/rights")
    assert english.get("/my/so/rights").status_code == 200


def test_the_help_says_how_the_pages_work_to_those_who_are_out_too(app, english):
    assert "Who can read your pages" in english.get("/my/en/help").words
    outside = app.test_client().get("/my/ar/help")
    assert outside.status_code == 200
    assert "/my/ar/write" not in outside.get_data(as_text=True)
