"""What holds of every answer to whether a job lasts, and of every day a placement is followed up."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reception.reckoning.periods import months_after
from reception.work.rules.answers import AnswerEntry, check_answer, check_extent, check_follow_up
from reception.work.terms.jobs import CheckAnswer, JobContract

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
LATER = st.integers(0, 900).map(timedelta)
MONTHS = st.sampled_from((3, 6, 12))
ANSWERS = st.sampled_from(CheckAnswer)


@given(DAYS, MONTHS, ANSWERS, LATER)
def test_what_is_asked_before_the_job_began_is_refused(
    started: date, months: int, answer: CheckAnswer, before: timedelta
) -> None:
    entry = AnswerEntry(months, answer, started - before - timedelta(1), started)
    assert "asked-before-start" in {remark.code for remark in check_answer(entry)}


@given(DAYS, MONTHS, LATER)
def test_somebody_who_is_there_when_the_day_has_come_is_taken(started: date, months: int, after: timedelta) -> None:
    entry = AnswerEntry(months, CheckAnswer.STILL_THERE, months_after(started, months) + after, started)
    assert list(check_answer(entry)) == []


@given(DAYS, MONTHS, LATER, LATER)
def test_a_last_day_before_and_a_last_day_after_are_never_both_still_there(
    started: date, months: int, lasted: timedelta, later: timedelta
) -> None:
    ended = started + lasted
    asked = max(ended, months_after(started, months)) + later
    taken = [
        answer
        for answer in (CheckAnswer.STILL_THERE, CheckAnswer.ENDED)
        if not any(remark.stops for remark in check_answer(AnswerEntry(months, answer, asked, started, ended)))
    ]
    assert taken == [CheckAnswer.ENDED if ended < months_after(started, months) else CheckAnswer.STILL_THERE]


@given(DAYS, LATER, LATER)
def test_a_placement_is_followed_up_while_it_goes_on(first: date, after: timedelta, length: timedelta) -> None:
    remarks = list(check_follow_up(first + after, first, first + length))
    assert not any(remark.stops for remark in remarks)
    assert bool(remarks) is (after > length)
    assert [remark.code for remark in check_follow_up(first - timedelta(1), first, None)] == ["follow-up-early"]
    assert list(check_follow_up(None, first, None)) == []


@given(st.sampled_from(JobContract), st.none() | st.integers(1, 100))
def test_only_work_by_the_hour_has_no_extent(contract: JobContract, extent: int | None) -> None:
    is_refused = contract is JobContract.HOURLY and extent is not None
    assert bool(list(check_extent(contract, extent))) is is_refused
