"""Absence to act on: raised by registers, told once, ended by people."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.db.session import db
from reception.education import absence_rules
from reception.education.models import AbsenceSignal
from reception.education.operations.registers import Entry, take
from reception.education.permits import OUTCOMES
from reception.education.queries.registers import marks_of, sheet_of
from reception.education.rules.absence.watching import THREE_WEEKS_AWAY, read_rules, standard
from reception.education.rules.register import PRESENT, Mark, decoded
from reception.education.terms.lessons import MarkKind
from reception.education.terms.pupils import SignalEnd
from reception.education.terms.sharing import ActsOn
from reception.reckoning.definitions import InvalidDefinitions
from tests.factories.education import make_group, make_lesson, make_teacher
from tests.factories.registers import make_pupils, make_register

MONDAY = date(2026, 11, 16)
AWAY = Mark(MarkKind.UNEXCUSED)


@pytest.fixture(autouse=True)
def _that_day():
    with time_machine.travel(datetime(2026, 11, 23, 8, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def school(municipality):
    group = make_group("SFI 2B", unit=municipality.unit, teacher=municipality.sfi_staff)
    return group, make_pupils(group, ["Abdi Warsame", "Bilal Khalid"])


def signals():
    with system("test"):
        return list(db.session.scalars(OUTCOMES.within(sa.select(AbsenceSignal).order_by(AbsenceSignal.id))))


def away_on(group, place, *days):
    return [make_register(group, day, {place: AWAY}).signals for day in days]


def test_the_third_unexcused_day_in_ten_tells_the_teacher_once(school):
    group, (abdi, _bilal) = school
    days = [MONDAY + timedelta(days=number) for number in range(4)]
    assert away_on(group, abdi, *days) == [0, 0, 1, 0]
    (one,) = signals()
    assert (one.rule, one.acts, one.first_on, one.last_on) == (
        "three-in-ten-days", ActsOn.TEACHER, days[0], days[2],
    )  # fmt: skip
    assert one.act_by == days[2] + timedelta(days=5)
    assert one.group_id == group.id


def corrected(lesson, place, mark):
    """Save the register anew with another mark for one pupil."""
    with system("test"):
        sheet = sheet_of(lesson.id)
        shown = decoded(sheet.listed, marks_of([lesson.id]).get(lesson.id, ()))
        outcome = take(sheet, Entry(shown, {**shown, place.id: mark}), by_id=None)
        db.session.commit()
    return outcome


def three_days_away(group, place):
    lessons = [make_lesson(group, MONDAY + timedelta(days=number)) for number in range(3)]
    for lesson in lessons:
        make_register(group, lesson, {place: AWAY})
    return lessons


def test_a_correction_that_removes_the_absence_ends_what_was_raised_by_it_and_what_is_left_counts_anew(school):
    group, (abdi, _bilal) = school
    lessons = three_days_away(group, abdi)
    outcome = corrected(lessons[1], abdi, Mark(MarkKind.EXCUSED))
    assert (outcome.signals, outcome.ended) == (0, 1)
    (one,) = signals()
    assert one.ended_as is SignalEnd.MISTAKE
    later = MONDAY + timedelta(days=3)
    assert away_on(group, abdi, later) == [1]
    assert [(each.last_on, each.ended_as) for each in signals()] == [
        (MONDAY + timedelta(days=2), SignalEnd.MISTAKE), (later, None),
    ]  # fmt: skip


def test_an_absence_that_is_put_back_opens_its_signal_again(school):
    group, (abdi, _bilal) = school
    lessons = three_days_away(group, abdi)
    assert corrected(lessons[2], abdi, PRESENT).ended == 1
    assert corrected(lessons[2], abdi, AWAY).signals == 1
    assert [one.ended_as for one in signals()] == [None]


def test_what_somebody_did_about_absence_stands_whatever_is_corrected_later(school, municipality, client_of):
    group, (abdi, _bilal) = school
    lessons = three_days_away(group, abdi)
    (one,) = signals()
    client_of(municipality.sfi_staff).fill(f"/school/signals/{one.id}/end", ended_as="talked")
    assert corrected(lessons[1], abdi, PRESENT).ended == 0
    assert [each.ended_as for each in signals()] == [SignalEnd.TALKED]


def test_excused_absence_and_three_days_in_a_longer_time_tell_nobody(school):
    group, (abdi, bilal) = school
    assert away_on(group, abdi, MONDAY, MONDAY + timedelta(days=5), MONDAY - timedelta(days=5)) == [0, 0, 0]
    for number in range(3):
        make_register(group, MONDAY + timedelta(days=number), {bilal: Mark(MarkKind.EXCUSED)})
    assert signals() == []


def test_three_weeks_away_is_told_by_law_and_once(school):
    group, (abdi, _bilal) = school
    away_on(group, abdi, *(MONDAY - timedelta(weeks=weeks) for weeks in (4, 3, 2, 1, 0)))
    found = [one for one in signals() if one.rule == THREE_WEEKS_AWAY]
    assert [(one.first_on, one.last_on) for one in found] == [
        (MONDAY - timedelta(weeks=4), MONDAY - timedelta(weeks=1))
    ]


def test_a_save_by_the_front_door_tells_of_the_task(school, municipality, client_of):
    group, (abdi, _bilal) = school
    away_on(group, abdi, MONDAY, MONDAY + timedelta(days=1))
    make_lesson(group, date(2026, 11, 23))
    teacher, path = client_of(municipality.sfi_staff), f"/groups/{group.number}/register/2026-11-23"
    teacher.fill(path, **{f"p{abdi.id}": "o"})
    assert "Absence to act on: 1 new task." in teacher.get(path).words


def test_the_list_has_own_groups_first_and_a_signal_ends_with_what_was_done(school, municipality, client_of):
    group, (abdi, _bilal) = school
    colleague = make_teacher(municipality.unit)
    others = make_group("SFI 3C", unit=municipality.unit, teacher=colleague)
    (zahra,) = make_pupils(others, ["Zahra Nur"])
    away_on(others, zahra, *(MONDAY - timedelta(days=number) for number in range(3)))
    away_on(group, abdi, *(MONDAY + timedelta(days=number) for number in range(3)))
    teacher = client_of(municipality.sfi_staff)
    page = teacher.get("/school/signals")
    assert page.words.index("Abdi Warsame") < page.words.index("Zahra Nur")
    assert "Your group" in page.words
    (mine,) = [one for one in signals() if one.group_id == group.id]
    path = f"/school/signals/{mine.id}/end"
    assert "Choose what became of it." in teacher.fill(path).words
    teacher.fill(path, ended_as="talked", note="Starts again on Monday.")
    assert "Abdi" not in teacher.get("/school/signals").words
    assert "Starts again on Monday." in teacher.get("/school/signals?show=ended").words
    assert "ended this already" in teacher.fill(path, ended_as="known").words
    teacher.post(f"/school/signals/{mine.id}/reopen")
    assert "Abdi" in teacher.get("/school/signals").words
    assert [one.ended_as for one in signals()] == [None, None]


def test_other_schools_see_none_of_it(school, municipality, client_of):
    group, (abdi, _bilal) = school
    away_on(group, abdi, *(MONDAY + timedelta(days=number) for number in range(3)))
    other = client_of(make_teacher(municipality.other_unit))
    assert "Abdi" not in other.get("/school/signals").words
    assert other.get(f"/school/signals/{signals()[0].id}/end").status_code == 404


def test_the_program_s_rules_read_and_name_who_acts():
    assert {one.rule.code: one.acts for one in standard()}["eight-in-thirty-days"] == (
        ActsOn.TEACHER, ActsOn.CASEWORKER,
    )  # fmt: skip


GOOD = """
[[rule]]
code = "two"
text = "Två dagar"
kinds = ["unexcused", "late"]
times = 2
within_days = 5
by = "lessons"
days_to_act = 3
acts = ["caseworker"]
source = "Nämndens beslut"
"""


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (GOOD.replace("times = 2", 'times = "2"'), "times is not a whole number"),
        (GOOD.replace("times = 2", "times = 0"), "absence-rule-without-number"),
        (GOOD.replace('"late"', '"asleep"'), "unknown 'asleep' in kinds"),
        (GOOD.replace("acts", "tells"), "unknown key 'tells'"),
        (GOOD + GOOD, "code 'two' stands twice"),
        (GOOD.replace('"two"', f'"{THREE_WEEKS_AWAY}"'), "this code is the law's"),
        ("times = ", "this is not TOML"),
        (GOOD.replace("within_days = 5", "within_days = 900"), "within_days is more than"),
    ],
)
def test_wrong_rules_are_refused_with_the_reason(wrong, says):
    with pytest.raises(InvalidDefinitions, match=says):
        read_rules(wrong)


def test_the_municipality_s_file_stands_in_place_of_the_program_s_unless_it_is_wrong(
    school, app, tmp_path, monkeypatch
):
    group, (abdi, _bilal) = school
    folder = tmp_path / "education"
    folder.mkdir()
    monkeypatch.setitem(app.config, "DATA_DIR", tmp_path)
    (folder / "absence.toml").write_text(GOOD, encoding="utf-8")
    assert [one.rule.code for one in absence_rules.in_force()] == ["two"]
    assert away_on(group, abdi, MONDAY, MONDAY + timedelta(days=1)) == [0, 1]
    assert signals()[0].acts is ActsOn.CASEWORKER
    (folder / "absence.toml").write_text("times = ", encoding="utf-8")
    assert absence_rules.in_force() == standard()
