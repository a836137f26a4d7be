"""How far somebody has come is measured again and again: by herself and by staff, side by side, with what changed."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.reckoning.definitions import InvalidDefinitions
from reception.skills.models import SkillsMeasure
from reception.skills.rules import progress as rules
from reception.skills.rules.progress import Measure, areas, read_areas
from reception.skills.terms import RatedBy
from tests.factories.people import make_person
from tests.factories.skills import make_profile

MARCH, JUNE = date(2026, 3, 2), date(2026, 6, 1)
HERSELF, WORKER = RatedBy.HERSELF, RatedBy.WORKER


@pytest.fixture
def profile(municipality):
    person = make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)
    return make_profile(person, unit=municipality.unit)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def at(profile, path=""):
    return f"/skills/{profile.number}/progress{path}"


def measured(profile, on, **levels):
    """`measured(profile, MARCH, swedish=2, goal_worker=3)`: rated by herself unless the name says otherwise."""
    with system("test"):
        for name, level in levels.items():
            area = name.removesuffix("_worker")
            rated_by = WORKER if name.endswith("_worker") else HERSELF
            row = SkillsMeasure(profile_id=profile.id, on=on, area=area, rated_by=rated_by, level=level)
            db.session.add(row)
            db.session.flush()
            record("test.measured", row)
        db.session.commit()


def kept():
    query = sa.select(SkillsMeasure).order_by(SkillsMeasure.on, SkillsMeasure.area, SkillsMeasure.rated_by)
    rows = db.session.scalars(query.execution_options(permit="test"))
    return [(one.on, one.area, one.rated_by, one.level) for one in rows]


def test_it_is_measured_by_both_and_stands_side_by_side(browser, profile):
    assert "Nothing is measured yet" in browser.get(at(profile)).words
    answer = browser.fill(at(profile, "/new"), on=MARCH.isoformat(), swedish_herself="2", swedish_worker="3")
    assert answer.status_code == 303, answer.text
    words = browser.get(at(profile)).words
    assert "I know single words and simple questions." in words
    assert "I manage short talks about things I know." in words
    assert "Looking for work" not in words


def test_what_changed_since_the_last_and_the_first_time_is_told_and_drawn(browser, profile):
    measured(profile, MARCH, swedish=1, swedish_worker=2)
    measured(profile, JUNE, swedish=4)
    measured(profile, date(2026, 9, 1), swedish=3, swedish_worker=2)
    page = browser.get(at(profile))
    assert "since the last time: 1 step back" in page.words
    assert "since the first time: 2 steps forward" in page.words
    assert "no change" in page.words
    assert page.get_data(as_text=True).count("<polyline") == 2
    for day in (MARCH, JUNE):
        assert day.isoformat() in page.words


def test_who_was_measured_once_has_no_change_and_no_line(browser, profile):
    measured(profile, MARCH, swedish=1)
    page = browser.get(at(profile))
    assert "<polyline" not in page.get_data(as_text=True)
    assert "since the last time" not in page.words


def test_the_same_day_again_replaces_what_is_rated_anew_and_says_so(browser, profile):
    measured(profile, today(), swedish=1, goal=2)
    assert "measured today already" in browser.get(at(profile, "/new")).words
    answer = browser.fill(at(profile, "/new"), swedish_herself="4", people_worker="5")
    assert answer.status_code == 303
    assert "is replaced" in browser.get(answer.location).words
    assert kept() == [
        (today(), "goal", HERSELF, 2),
        (today(), "people", WORKER, 5),
        (today(), "swedish", HERSELF, 4),
    ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Nothing is rated yet"),
        ({"swedish_herself": "3", "on": ""}, "Write the day."),
        ({"swedish_herself": "6"}, "Choose one from the list."),
        ({"swedish_herself": "3", "on": (today() + timedelta(days=3)).isoformat()}, "day"),
    ],
)
def test_what_cannot_be_is_refused(browser, profile, values, said):
    answer = browser.fill(at(profile, "/new"), **values)
    assert answer.status_code == 200
    assert said in answer.words
    assert kept() == []


def test_a_measurement_is_put_right_and_what_is_left_out_goes(browser, profile):
    measured(profile, MARCH, swedish=1, goal=2)
    page = at(profile, f"/{MARCH.isoformat()}")
    assert browser.get(page).form_values()["swedish_herself"] == "1"
    assert browser.fill(page, swedish_herself="2", goal_herself="").status_code == 303
    assert kept() == [(MARCH, "swedish", HERSELF, 2)]
    assert "Nothing is rated yet" in browser.fill(page, swedish_herself="").words


def test_two_who_put_one_measurement_right_see_each_other(browser, profile, municipality, client_of):
    measured(profile, MARCH, swedish=1, goal=2)
    page = at(profile, f"/{MARCH.isoformat()}")
    mine = browser.get(page).form_values()
    client_of(municipality.caseworker2).fill(page, swedish_herself="5")
    answer = browser.post(page, data={**mine, "swedish_herself": "3"})
    assert answer.status_code == 409
    assert kept() == [(MARCH, "goal", HERSELF, 2), (MARCH, "swedish", HERSELF, 5)]


def test_a_measurement_that_was_a_mistake_is_removed(browser, profile):
    measured(profile, MARCH, swedish=1)
    measured(profile, JUNE, swedish=2)
    page = at(profile, f"/{MARCH.isoformat()}/remove")
    assert browser.fill(page).status_code == 303
    assert kept() == [(JUNE, "swedish", HERSELF, 2)]
    assert browser.get(page).status_code == 404


@pytest.mark.parametrize("day", ["2026-03-03", "yesterday", "2026-13-01"])
def test_a_day_without_a_measurement_is_nowhere(browser, profile, day):
    assert browser.get(at(profile, f"/{day}")).status_code == 404


def test_another_unit_of_the_board_without_the_person_reads_nothing(profile, municipality, client_of):
    assert client_of(municipality.other_unit_caseworker).get(at(profile)).status_code == 404


def test_an_area_that_is_asked_about_no_more_stays_readable(browser, profile, monkeypatch):
    found = areas()
    old = rules.Area("old", "Old area", "Old question?", "x", ("one", "two", "three", "four", "five"), retired=True)
    monkeypatch.setattr(rules, "areas", lambda: rules.Areas({**found.all, "old": old}))
    measured(profile, MARCH, old=2)
    assert "Old area" in browser.get(at(profile)).words
    assert "Old area" not in browser.get(at(profile, "/new")).words


def test_the_areas_of_the_program_are_whole():
    found = areas().asked()
    assert 5 <= len(found) <= 7
    assert all(len(set(area.levels)) == 5 and area.source for area in found)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "there is no area"),
        ('[[area]]\ncode = "A b"\nlabel = "x"\ntext = "y"\nsource = "z"', "a code has small letters"),
        ('[[area]]\ncode = "a"\nlabel = "x"\ntext = "y"\nsource = "z"', "there are 5 tables"),
        (
            '[[area]]\ncode = "a"\nlabel = "x"\ntext = "y"\nsource = "z"\nlevel = [1, 2, 3, 4, 5]',
            "each level has a text",
        ),
        ('[[area]]\ncode = "a"\nretired = 3', "label is missing"),
    ],
)
def test_definitions_that_are_not_whole_are_refused(text, problem):
    with pytest.raises(InvalidDefinitions) as refused:
        read_areas(text)
    assert problem in str(refused.value)


measures = st.lists(
    st.builds(
        Measure, st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sampled_from(["swedish", "goal"]),
        st.sampled_from(RatedBy), st.integers(1, 5),
    ),
    unique_by=lambda one: (one.on, one.area, one.rated_by),
)  # fmt: skip


@given(measures)
def test_a_line_stays_in_its_drawing_and_goes_from_left_to_right(found):
    points = rules.line(found, "swedish", HERSELF)
    assert len(points) == sum((one.area, one.rated_by) == ("swedish", HERSELF) for one in found)
    assert all(0 <= x <= rules.WIDTH and 0 <= y <= rules.HEIGHT for x, y in points)
    assert [x for x, _y in points] == sorted(x for x, _y in points)


@given(measures)
def test_where_somebody_stands_is_the_latest_and_the_changes_lead_there(found):
    for area in ("swedish", "goal"):
        for rated_by in RatedBy:
            of_both = sorted(
                (one for one in found if (one.area, one.rated_by) == (area, rated_by)), key=lambda one: one.on
            )
            standing = rules.standing(found, area, rated_by)
            assert (standing is None) == (not of_both)
            if standing and standing.since_first is not None:
                assert standing.level - standing.since_first == of_both[0].level
                assert standing.level - standing.since_last == of_both[-2].level


@given(measures)
def test_every_measurement_stands_in_the_history_once(found):
    told = rules.history(found)
    assert sum(len(levels) for _on, levels in told) == len(found)
    assert [on for on, _levels in told] == sorted({one.on for one in found}, reverse=True)
