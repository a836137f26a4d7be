"""What can be so of an enrolment, a programme and a decision; what comes next; and how long authorities let wait."""

from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.contacts.terms import QuestionKind
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark, codes
from reception.sheets import delimited
from reception.sheets.separated import written
from reception.work.rules.desk import asked_after_leaving, check_decided, check_enrolled, check_in_programme
from reception.work.rules.desk_ahead import Ahead, Coming, ahead_of
from reception.work.rules.entries import DecisionEntry, EnrolmentEntry, ProgrammeEntry
from reception.work.rules.waiting import FEWEST_ANSWERS, Asked, waits_of_authorities
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind

TODAY = date(2026, 11, 23)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
maybe = st.none() | days
enrolments = st.builds(EnrolmentEntry, days, maybe, maybe)
programmes = st.builds(
    ProgrammeEntry, st.sampled_from(ProgrammeKind), days, maybe, maybe, st.none() | st.sampled_from(ProgrammeEnd)
)
decisions = st.builds(DecisionEntry, days, maybe, maybe)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(days)
    return Period(first, draw(st.none() | st.dates(first, date(2060, 1, 1))))


def day(count: int) -> date:
    return TODAY + timedelta(days=count)


def are_taken(remarks: Iterable[Remark]) -> bool:
    return not any(one.stops for one in remarks)


@given(enrolments, st.lists(periods(), max_size=4))
def test_what_is_taken_of_an_enrolment_is_in_order(one: EnrolmentEntry, others: list[Period]) -> None:
    if not are_taken(check_enrolled(one, TODAY, others)):
        return
    assert one.enrolled_on <= TODAY
    assert one.ended_on is None or one.enrolled_on <= one.ended_on <= TODAY
    assert one.next_meeting_on is None or one.enrolled_on <= one.next_meeting_on <= day(366)
    if one.ended_on is None:
        assert all(other.last is not None for other in others)


@given(programmes, st.lists(periods(), max_size=4))
def test_what_is_taken_of_a_programme_is_in_order(one: ProgrammeEntry, others: list[Period]) -> None:
    if not are_taken(check_in_programme(one, TODAY, others)):
        return
    assert one.started_on <= day(366)
    assert (one.ended_on is None) == (one.ended_because is None)
    assert one.planned_end_on is None or one.started_on <= one.planned_end_on <= day(5 * 366)
    assert one.ended_on is None or one.started_on <= one.ended_on <= TODAY


@given(decisions)
def test_what_is_taken_of_a_decision_is_in_order(one: DecisionEntry) -> None:
    if not are_taken(check_decided(one, TODAY)):
        return
    assert one.decided_on <= TODAY
    assert one.valid_to is None or one.valid_to <= day(5 * 366)
    assert one.valid_to is None or one.valid_from is None or one.valid_from <= one.valid_to


@given(enrolments, st.lists(periods(), max_size=4))
def test_the_order_of_the_other_enrolments_says_nothing(one: EnrolmentEntry, others: list[Period]) -> None:
    assert list(check_enrolled(one, TODAY, others)) == list(check_enrolled(one, TODAY, others[::-1]))


@given(periods(), periods())
def test_other_programmes_in_the_same_days_are_told(one: Period, other: Period) -> None:
    because = ProgrammeEnd.OTHER if one.last else None
    entry = ProgrammeEntry(ProgrammeKind.TRAINING, one.first, None, one.last, because)
    assert ("overlaps" in codes(check_in_programme(entry, TODAY, [other]))) == one.meets(other)


@pytest.mark.parametrize(
    ("one", "others", "said"),
    [
        (EnrolmentEntry(day(-10)), [], []),
        (EnrolmentEntry(day(0)), [Period(day(-90), day(-1))], []),
        (EnrolmentEntry(day(-10)), [Period(day(-90), day(-5))], ["overlaps"]),
        (EnrolmentEntry(day(-10)), [Period(day(-90))], ["open-already"]),
        (EnrolmentEntry(day(-10), day(-5)), [Period(day(-90))], ["overlaps"]),
        (EnrolmentEntry(day(1)), [], ["ahead"]),
        (EnrolmentEntry(day(-9), day(-10)), [], ["ends-before-start"]),
        (EnrolmentEntry(day(-9), None, day(-1)), [], ["meeting-passed"]),
        (EnrolmentEntry(day(-9), None, day(0)), [], []),
        (EnrolmentEntry(day(-9), None, day(-10)), [], ["meeting-early"]),
        (EnrolmentEntry(day(-9), None, day(900)), [], ["too-far-ahead"]),
        (EnrolmentEntry(day(-9), day(-2), day(-1)), [], ["meeting-after-end"]),
    ],
)
def test_what_is_said_of_an_enrolment(one: EnrolmentEntry, others: list[Period], said: list[str]) -> None:
    assert codes(check_enrolled(one, TODAY, others)) == said


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (DecisionEntry(day(0)), []),
        (DecisionEntry(day(1)), ["ahead"]),
        (DecisionEntry(day(-5), day(-3), day(-4)), ["ends-before-start"]),
        (DecisionEntry(day(-5), day(-3), day(-3)), []),
        (DecisionEntry(day(-5), None, day(-6)), ["ended-before-decided"]),
        (DecisionEntry(day(-5), None, day(2000)), ["planned-too-far"]),
    ],
)
def test_what_is_said_of_a_decision(one: DecisionEntry, said: list[str]) -> None:
    assert codes(check_decided(one, TODAY)) == said


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_it_is_first_asked_ninety_days_after_leaving_the_establishment_programme(left_on: date) -> None:
    found = asked_after_leaving(left_on)
    assert (found[0][0].code, found[0][1]) == ("left-90-days", left_on + timedelta(days=90))
    assert [on for _moment, on in found] == sorted(on for _moment, on in found)


@given(st.lists(st.builds(Ahead, days, st.sampled_from(Coming))))
def test_what_comes_next_stands_in_the_order_of_its_days(found: list[Ahead]) -> None:
    told = ahead_of(found, TODAY)
    assert [one.on for one in told] == sorted(one.on for one in told)
    left_out = [one for one in found if one not in told]
    assert all(one.what is Coming.DECISION_END and one.has_passed(TODAY) for one in left_out)


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    asked_on = draw(st.dates(date(2025, 1, 1), TODAY))
    answered_on = draw(st.none() | st.dates(asked_on, TODAY))
    number = draw(st.integers(1, 3))
    is_awaited = answered_on is None and draw(st.booleans())
    return Asked(number, f"Authority {number}", draw(st.sampled_from(QuestionKind)), asked_on, answered_on, is_awaited)


@given(st.lists(questions(), max_size=40))
def test_the_waits_count_every_question_once(found: list[Asked]) -> None:
    rows = waits_of_authorities(found, TODAY)
    assert sum(row.all.asked for row in rows) == len(found)
    for row in rows:
        own = [one for one in found if one.organisation_id == row.organisation_id]
        for name in ("asked", "answered", "waiting", "given_up"):
            assert getattr(row.all, name) == sum(getattr(waits, name) for _kind, waits in row.kinds)
        took = [(one.answered_on - one.asked_on).days for one in own if one.answered_on is not None]
        assert row.all.longest == max(took, default=None)
        assert (row.all.middle is None) == (len(took) < FEWEST_ANSWERS)
        if row.all.middle is not None:
            assert row.all.middle == round(median(took))
        assert row.all.given_up >= 0


cells = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufeff"), min_size=1, max_size=30
)


@given(st.lists(st.tuples(cells, st.integers(-9, 9)), min_size=1, max_size=6))
def test_no_cell_of_a_written_file_begins_a_formula(rows: list[tuple[str, int]]) -> None:
    text = written([("Head", 0), *rows]).decode("utf-8-sig")
    lines = text.split("\r\n")
    assert lines[-1] == ""
    for line in lines[:-1]:
        first = line.removeprefix('"')
        assert not first.startswith(("=", "+", "-", "@"))


def test_a_written_file_is_read_as_it_was_meant() -> None:
    content = written([("Åre", "a;b", 'c"d', None, 3), ("@x", "-1", "plain", 0, -2)])
    assert [row.cells for row in delimited.read(content, ";")] == [
        ("Åre", "a;b", 'c"d', None, "3"),
        ("'@x", "'-1", "plain", "0", "-2"),
    ]
