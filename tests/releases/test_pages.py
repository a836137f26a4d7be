"""A statistician builds a release in one press, sees what is hidden and why, and publishes it; others read it."""

import json
import re

import pytest

from reception.disclosure import documents
from reception.disclosure.audit import audit
from reception.jobs import jobs
from reception.releases.queries import ledger
from tests.clients import StrictClient
from tests.factories.releases import COUNTS, make_draft, make_release, use_counts
from tests.indicators.figures_of_tests import SHARE, use

SMALL = "T1.1|2025|yes|sex=woman|age=16-19"


@pytest.fixture(autouse=True)
def definitions(monkeypatch):
    use(monkeypatch, SHARE)
    use_counts(monkeypatch)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.statistician)


@pytest.fixture
def reader(municipality, client_of):
    return client_of(municipality.reader)


def published(year="2025-1"):
    return json.loads(ledger.release(year).document)


def test_one_press_builds_a_draft_and_another_publishes_it(browser):
    browser.fill("/releases", form="/releases/drafts/new")
    jobs.work_waiting()
    draft = browser.get("/releases/drafts/2026")
    assert "Numbers to be published" in draft.words
    browser.fill("/releases/drafts/2026/publish")
    assert "Release 2026-1" in browser.get("/releases/2026-1").words
    assert "2026-1" in browser.get("/releases").words


def test_only_the_draft_tells_small_from_what_would_tell_it(browser):
    make_draft(2025)
    words = browser.get("/releases/drafts/2025/T1.1").words
    assert "2 (small" in words
    assert "(would tell)" in words
    browser.fill("/releases/drafts/2025/publish")
    told = browser.get("/releases/2025-1/T1.1").words
    assert "(small)" not in told
    assert "(would tell)" not in told


def test_what_is_published_leaks_nothing_and_the_small_number_is_nowhere(browser):
    make_release(2025)
    document = published()
    values = {one["id"]: one["value"] for one in document["cells"]}
    assert values[SMALL] is None
    assert values["T1.1|2025|counted"] == sum(yes + no for yes, no, _unknown in COUNTS.values())
    assert audit([documents.of(document)]).is_safe
    assert "primary" not in json.dumps(document)


def test_a_reader_sees_what_is_published_and_no_draft(reader):
    make_release(2024)
    make_draft(2025)
    page = reader.get("/releases")
    assert "2024-1" in page.words
    assert "Being made" not in page.words
    assert reader.get("/releases/2024-1/T1.1").status_code == 200
    assert reader.get("/releases/drafts/2025").status_code == 403
    assert reader.get("/releases/drafts/2025/T1.1").status_code == 403


def test_nobody_who_works_with_cases_makes_releases(municipality, client_of):
    assert client_of(municipality.caseworker).get("/releases").status_code == 403


def test_a_breakdown_is_dropped_and_what_is_hidden_is_found_anew(browser):
    make_draft(2025)
    before = browser.get("/releases/drafts/2025/T1.1").words
    assert "Sex × Age group" in before
    browser.fill("/releases/drafts/2025/T1.1", age="out", route="out", reception_year="out")
    after = browser.get("/releases/drafts/2025/T1.1").words
    assert "Sex × Age group" not in after
    assert "2 (small" not in after


def test_an_indicator_is_left_out_and_taken_in_again(browser):
    make_draft(2025)
    browser.fill("/releases/drafts/2025/T1.1", form="/releases/drafts/2025/T1.1/out")
    assert "Left out" in browser.get("/releases/drafts/2025").words
    browser.fill("/releases/drafts/2025/T1.1", form="/releases/drafts/2025/T1.1/in")
    assert "Left out" not in browser.get("/releases/drafts/2025").words


def test_a_draft_is_thrown_away_and_what_is_published_stays(browser):
    make_release(2024)
    make_draft(2025)
    browser.fill("/releases/drafts/2025", form="/releases/drafts/2025/discard")
    page = browser.get("/releases").words
    assert "2024-1" in page
    assert "Being made" not in page


def test_a_year_is_asked_for_in_plain_words(browser):
    for year, message in (("", "Write a year."), ("2031", "Choose a year of which something is known"), ("x", "whole")):
        assert message in browser.fill("/releases/drafts/new", year=year).words
    make_draft(2025)
    assert "There is a draft of that year already." in browser.fill("/releases/drafts/new", year="2025").words


def test_a_second_release_of_a_year_says_nothing_else_of_the_same_people(browser, monkeypatch):
    make_release(2025)
    use_counts(monkeypatch, {**COUNTS, ("man", "20-24"): (50, 18, 7)})
    make_draft(2025)
    page = browser.get("/releases/drafts/2025/T1.1").words
    assert "A number is another than was published of the same thing before." in page
    assert "T1.1|2025|yes" in page
    after = browser.fill("/releases/drafts/2025/publish")
    assert "Some figures cannot be published safely" in browser.get(after.headers["Location"]).words
    assert [one.number for one in ledger.releases()] == ["2025-1"]


def test_a_second_release_of_a_year_shows_nothing_that_the_first_hides(browser):
    first = published_after(make_release(2025))
    browser.get("/releases")
    make_draft(2025)
    browser.fill("/releases/drafts/2025/T1.1", age="alone")
    browser.fill("/releases/drafts/2025/publish")
    second = published("2025-2")
    together = audit([documents.of(first), documents.of(second)])
    assert together.is_safe
    hidden = {one["id"] for one in first["cells"] if one["value"] is None}
    assert not [one["id"] for one in second["cells"] if one["id"] in hidden and one["value"] is not None]


def published_after(release):
    return published(release.number)


def test_each_release_names_the_one_before_by_its_hash(browser):
    make_release(2024)
    make_release(2025)
    first, second = published("2024-1"), published("2025-1")
    assert second["previous"] == first["hash"]
    assert re.fullmatch("[0-9a-f]{64}", second["hash"])


def test_anyone_reads_open_data_without_an_account(app):
    anybody = StrictClient(app)
    make_release(2025)
    assert "2025-1" in anybody.get("/open-data").words
    document = anybody.get("/open-data/2025-1/document.json")
    assert json.loads(document.get_data()) == published()
    lines = anybody.get("/open-data/2025-1/figures.csv").get_data().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("id;indicator;version;year;answer;sex;age")
    row = next(line for line in lines if line.startswith(f"{SMALL};"))
    assert row.endswith(";;1")
    words = anybody.get("/open-data/2025-1/dictionary.csv").get_data().decode("utf-8-sig")
    assert "indicator numerator;T1.1;Women;" in words
    assert anybody.get("/open-data/releases.json").json[0]["id"] == "2025-1"
    assert anybody.get("/open-data/2031-1/document.json").status_code == 404
