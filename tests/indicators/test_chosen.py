"""The coordinator chooses which indicators are followed, in which order, and what each should reach."""

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.indicators.models import ChosenIndicator
from reception.indicators.rules.chosen import Wish, check, in_order
from tests.factories.indicators import make_count
from tests.indicators.board_of_tests import cells_of, use
from tests.indicators.figures_of_tests import KNOWN_ON, lines

CHOOSE = "/indicators/choose"


@pytest.fixture(autouse=True)
def definitions(monkeypatch):
    use(monkeypatch)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.integration_coordinator)


def chosen():
    """[(code, place, target)], in their order."""
    rows = db.session.scalars(sa.select(ChosenIndicator).order_by(ChosenIndicator.place))
    return [(row.code, row.place, None if row.target is None else int(row.target)) for row in rows]


def only(*codes, **fields):
    """What is sent when only these are ticked."""
    every = ("T1", "T1-part", "T4", "T2", "T3")
    ticks = {f"follow_{code}": "y" if code in codes else None for code in every}
    empty = {f"{part}_{code}": "" for part in ("place", "target") for code in every}
    return {**ticks, **empty, **fields}


def test_the_form_begins_with_what_is_shown_where_nobody_has_chosen(browser):
    values = browser.get(CHOOSE).form_values()
    assert [name for name in values if name.startswith("follow_")] == ["follow_T1", "follow_T2", "follow_T3"]
    assert values["place_T2"] == "2"


def test_what_is_chosen_stands_on_the_page_in_its_order_with_its_target(browser):
    answer = browser.fill(CHOOSE, **only("T1", "T1-part", **{"place_T1-part": "1", "place_T1": "2", "target_T1": "80"}))
    assert answer.location.endswith("/indicators")
    assert chosen() == [("T1-part", 1, None), ("T1", 2, 80)]
    make_count(2026, KNOWN_ON, {("T1", 1): {"yes": 40, "no": 60}})
    page = browser.get("/indicators")
    assert cells_of(page, "Women")["Target"] == "80 %"
    assert page.words.index("Young women") < page.words.index("Women 40 %")
    assert "Time to a job" not in page.words
    assert lines("indicators.chosen") == [{"codes": ["T1", "T1-part"]}]


def test_a_target_of_a_time_is_told_in_days(browser):
    browser.fill(CHOOSE, **only("T2", target_T2="365"))
    make_count(2026, KNOWN_ON, {})
    assert cells_of(browser.get("/indicators"), "Time to a job")["Target"] == "365 days"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("target_T1", "101", "Write a whole number from 0 to 100."),
        ("target_T1", "many", "Write a whole number from 0 to 100."),
        ("target_T2", "-3", "Write a whole number from 0 to"),
        ("place_T1", "0", "Write a whole number from 1 to 999."),
        ("target_T4", "50", "This indicator is not followed: tick it, or leave the field empty."),
        ("place_T4", "5", "This indicator is not followed: tick it, or leave the field empty."),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_typed_is_lost(browser, field, typed, said):
    page = browser.fill(CHOOSE, **only("T1", "T2", **{field: typed}))
    assert said in "".join(page.all("p", id=f"{field}-error")[0].itertext())
    assert page.form_values()[field] == typed
    assert chosen() == []


def test_nothing_ticked_brings_the_proposal_back(browser):
    browser.fill(CHOOSE, **only("T1"))
    browser.fill(CHOOSE, **only())
    assert chosen() == []
    make_count(2026, KNOWN_ON, {})
    assert "Nobody has chosen what is followed yet" in browser.get("/indicators").words


def test_what_is_saved_as_it_was_leaves_no_line(browser):
    browser.fill(CHOOSE, **only("T1"))
    browser.fill(CHOOSE)
    assert len(lines("indicators.chosen")) == 1


def test_a_code_that_there_is_no_definition_of_any_more_goes(browser, monkeypatch):
    browser.fill(CHOOSE, **only("T1", "T2"))
    from tests.indicators.figures_of_tests import SHARE  # noqa: PLC0415 - the definitions of this test alone

    use(monkeypatch, SHARE)
    make_count(2026, KNOWN_ON, {})
    assert browser.get("/indicators").status_code == 200
    browser.fill(CHOOSE, follow_T1="y")
    assert chosen() == [("T1", 1, None)]


def test_of_two_who_choose_at_once_the_second_sees_both(browser, municipality, client_of):
    browser.fill(CHOOSE, **only("T1", target_T1="50"))
    other = client_of(municipality.integration_coordinator)
    opened = other.get(CHOOSE).form_values()
    browser.fill(CHOOSE, **only("T1", target_T1="60"))
    answer = other.post(CHOOSE, data={**opened, "target_T1": "70"})
    assert answer.status_code == 409
    assert "50" not in [typed for _code, _place, typed in chosen()]
    assert chosen() == [("T1", 1, 60)]
    assert "Target in per cent of: Women" in answer.words


@pytest.mark.parametrize("who", ["statistician", "caseworker"])
def test_only_the_coordinator_chooses(municipality, client_of, who):
    assert client_of(getattr(municipality, who)).get(CHOOSE).status_code == 403


def test_those_without_a_place_come_last_in_the_order_of_the_catalogue():
    wishes = {
        "A": Wish(is_followed=True),
        "B": Wish(is_followed=True, place=7),
        "C": Wish(is_followed=False),
        "D": Wish(is_followed=True, place=2),
        "E": Wish(is_followed=True),
    }
    assert in_order(wishes, "ABCDE") == ["D", "B", "A", "E"]
    assert list(check(wishes)) == []
