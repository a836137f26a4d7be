"""Results: of a survey that is closed, of ten answers or more, and nothing that tells fewer than ten people."""

import json
from datetime import date

import pytest

from reception.access.roles import Role
from reception.db.session import db
from reception.disclosure.coarsening import AGREEMENT
from reception.sheets.reading import read_workbook
from reception.surveys.queries.figures import part_of_society
from reception.surveys.rules.results import Answered, Counted, outcomes
from reception.surveys.rules.traits import Traits
from reception.surveys.terms import QuestionKind, SurveyState
from tests.factories.surveys import USUAL, make_answers, make_survey

WOMEN, MEN = {"sex": "1"}, {"sex": "2"}
#: Women answer in Arabic and men in English; some left a question out.
ROWS = (
    (12, "ar", WOMEN, (5, 1)),
    (11, "ar", WOMEN, (4, 2)),
    (14, "ar", WOMEN, (1, 2)),
    (13, "en", MEN, (2, 1)),
    (12, "en", MEN, (4, 2)),
    (3, "en", MEN, (4, None)),
)
CLOSED = {"state": SurveyState.CLOSED, "opens_on": date(2026, 1, 1), "closes_on": date(2026, 2, 1)}
COUNTS = {"asked": {"ar": 60, "en": 50, "ti": 4}, "answered": {"ar": 37, "en": 28, "ti": 0}}


@pytest.fixture
def survey(municipality):
    survey = make_survey(municipality.unit, **CLOSED, **COUNTS)
    make_answers(survey, ROWS)
    return survey


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.statistician)


def address(survey, rest=""):
    return f"/surveys/{survey.number}/results{rest}"


def rows(browser, survey):
    return json.loads(browser.get(address(survey, "/file.json")).get_data())["rows"]


def test_the_page_shows_counts_shares_splits_and_what_is_withheld(browser, survey):
    page = browser.get(address(survey))
    assert page.heading == "Results: Delaktighet"
    for words in ("65 people answered.", "Question part-of (en)", "By: Language", "By: Question sex (en)", "n = 65"):
        assert words in page.words


def test_small_classes_are_put_together_and_it_is_said(browser, survey):
    found = rows(browser, survey)
    whole = {row["answer"]: row["count"] for row in found if "discriminated" in row["question"] and not row["split_by"]}
    assert whole == {"Yes (en) / Left out": 28, "No (en)": 37}
    assert "put together with others" in browser.get(address(survey)).words


def test_the_response_rate_by_language_hides_a_small_language(browser, survey):
    found = [row for row in rows(browser, survey) if row["question"] == "How many answered"]
    assert [(row["group"], row["answer"], row["count"]) for row in found] == [
        ("Arabic", "Asked", 60),
        ("Arabic", "Answered", 37),
        ("English and Tigrinya", "Asked", 54),
        ("English and Tigrinya", "Answered", 28),
    ]


def test_no_number_in_any_file_is_of_one_to_nine(browser, survey):
    counts = [row["count"] for row in rows(browser, survey) if row["count"] is not None]
    assert counts
    assert all(count == 0 or count >= 10 for count in counts)


def test_the_files_hold_what_the_page_shows(browser, survey):
    found = [tuple(row.values()) for row in rows(browser, survey)]
    [sheet] = read_workbook(browser.get(address(survey, "/file.xlsx")).get_data(), name="x.xlsx")
    assert len(sheet.rows) == len(found) + 1
    text = browser.get(address(survey, "/file.csv"))
    assert len(text.get_data(as_text=True).splitlines()) == len(found) + 1
    assert text.headers["X-Content-Type-Options"] == "nosniff"
    page = browser.get(address(survey)).words
    assert all(str(row[4]) in page for row in found if row[4] is not None)


@pytest.mark.parametrize("state", [SurveyState.DRAFT, SurveyState.OPEN])
def test_nothing_is_shown_before_it_is_closed(browser, municipality, state):
    survey = make_survey(municipality.unit, state=state)
    make_answers(survey, ROWS)
    assert "There are no results yet" in browser.get(address(survey)).words
    assert rows(browser, survey) == []


def test_of_nine_answers_nothing_is_shown(browser, municipality):
    survey = make_survey(municipality.unit, **CLOSED, asked={"sv": 40}, answered={"sv": 9})
    make_answers(survey, [(9, None, {}, (5, 1))])
    page = browser.get(address(survey))
    assert "Fewer than ten answered" in page.words
    assert "9" not in page.words.replace("2026", "").replace(survey.number, "")
    assert rows(browser, survey) == []


def test_where_everybody_answered_alike_it_is_withheld(browser, municipality):
    survey = make_survey(municipality.unit, **CLOSED)
    make_answers(survey, [(20, "sv", {}, (5, 1)), (20, "sv", {}, (5, 2))])
    found = rows(browser, survey)
    assert [row["answer"] for row in found if "part-of" in row["question"]] == ["Withheld"]
    assert "Withheld:" in browser.get(address(survey)).words


def test_words_of_a_survey_are_no_formula(browser, municipality):
    survey = make_survey(municipality.unit, **CLOSED, title="=1+1")
    make_answers(survey, ROWS)
    for text in survey.texts:
        text.text = f"=HYPERLINK({text.text})"
    db.session.commit()
    lines = browser.get(address(survey, "/file.csv")).get_data(as_text=True).splitlines()
    assert not [line for line in lines if line.startswith("=") or ";=" in line]


def test_the_same_question_is_compared_with_earlier_surveys(browser, survey, municipality):
    before = {**CLOSED, "opens_on": date(2025, 1, 1), "closes_on": date(2025, 2, 1)}
    earlier = make_survey(municipality.unit, title="Året innan", **before)
    make_answers(earlier, [(30, "sv", {}, (5, 1)), (10, "sv", {}, (1, 2))])
    page = browser.get(address(survey)).words
    assert "Compared with earlier surveys" in page
    assert "Året innan 2025-02-01 30 40 75 %" in page
    assert "In this survey: 38 of 65, 58 %." in page
    assert "Compared" not in browser.get(address(earlier)).words


def test_the_coordinator_and_the_statistician_alone_see_it(municipality, client_of, survey):
    for role, user in municipality.one_of_each_role.items():
        seen = client_of(user).get(address(survey)).status_code
        assert seen == (200 if role in {Role.INTEGRATION_COORDINATOR, Role.STATISTICIAN} else 403), role


def test_indicator_i30_counts_steps_four_and_five_by_the_protected_way(municipality, acting, survey):
    small = make_survey(municipality.unit, **CLOSED)
    make_answers(small, [(9, None, {}, (5, 1))])
    with acting(municipality.statistician):
        found = part_of_society(2026, date(2026, 12, 31))
        assert (found.count, found.of, found.surveys, found.withheld) == (38, 65, 1, 1)
        assert part_of_society(2025, date(2026, 12, 31)) is None


def test_left_out_answers_stand_apart_only_where_they_are_enough():
    question = Counted(1, QuestionKind.AGREEMENT, 5)
    said = [Answered(Traits(), {1: 5})] * 20 + [Answered(Traits(), {1: 1})] * 20
    [few] = outcomes([question], [], said + [Answered(Traits(), {})] * 3)
    assert few.table is None or few.table.rung == AGREEMENT[4]
    [many] = outcomes([question], [], said + [Answered(Traits(), {})] * 10)
    assert (many.table.rung, many.table.left_out, many.headline) == (AGREEMENT[0], 10, (20, 40))


def test_the_usual_questions_ask_for_a_trait_that_is_split_by():
    assert [about for *_rest, about in USUAL] == [None, None, "sex"]
