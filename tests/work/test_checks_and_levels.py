"""Whether a job lasts, and how it compares with what somebody did before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.reckoning.definitions import InvalidDefinitions
from reception.reckoning.periods import months_after
from reception.skills.rules.bundled import bundled
from reception.skills.terms import Scheme
from reception.work.rules.checks import CheckState, JobDays, checks_of, due_checks, lasted
from reception.work.rules.files import text_of
from reception.work.rules.levels import compared, is_at_level, level_of, levels, read_levels
from reception.work.terms.jobs import CheckAnswer
from reception.work.terms.levels import JobLevel

TODAY = date(2026, 11, 23)
MONTHS = (3, 6, 12)
THERE, ENDED, NOBODY = CheckAnswer.STILL_THERE, CheckAnswer.ENDED, CheckAnswer.NOT_REACHED


def states(job: JobDays, within: int = 0) -> list[str]:
    return [one.state.value for one in checks_of(job, MONTHS, TODAY, within)]


def test_each_question_has_its_day_and_is_due_on_it():
    """From 23 May 2026: three months on 23 August, six today, twelve next May."""
    job = JobDays(date(2026, 5, 23))
    assert [one.due_on for one in checks_of(job, MONTHS, TODAY)] == [date(2026, 8, 23), TODAY, date(2027, 5, 23)]
    assert states(job) == ["due", "due", "later"]
    assert states(job, 181) == ["due", "due", "coming"]
    assert [one.months for one in due_checks(job, MONTHS, TODAY, 180)] == [3, 6]
    assert states(JobDays(date(2026, 5, 24))) == ["due", "later", "later"]
    assert checks_of(JobDays(date(2025, 11, 30)), [3], TODAY)[0].due_on == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("job", "expected", "known"),
    [
        (JobDays(date(2025, 1, 1), answers={3: THERE, 6: THERE, 12: THERE}), ["answered"] * 3, [True] * 3),
        (JobDays(date(2025, 1, 1), answers={6: THERE}), ["not-needed", "answered", "due"], [True, True, None]),
        (JobDays(date(2025, 1, 1), answers={3: ENDED}), ["answered", "not-needed", "not-needed"], [False] * 3),
        (JobDays(date(2025, 1, 1), answers={3: NOBODY}), ["answered", "due", "due"], [None] * 3),
        (JobDays(date(2025, 1, 1), answers={3: NOBODY, 6: THERE}), ["answered", "answered", "due"], [True, True, None]),
        (JobDays(date(2025, 1, 1), date(2025, 5, 1)), ["not-needed"] * 3, [True, False, False]),
        (JobDays(date(2025, 1, 1), date(2025, 3, 31)), ["not-needed"] * 3, [False] * 3),
        (JobDays(date(2025, 1, 1), date(2025, 4, 1)), ["not-needed"] * 3, [True, False, False]),
        (JobDays(date(2025, 1, 1), date(2025, 5, 1), {6: THERE}), ["not-needed", "answered", "not-needed"],
         [True, False, False]),
        (JobDays(date(2026, 9, 1), answers={3: ENDED}), ["answered", "not-needed", "not-needed"], [False] * 3),
    ],
)  # fmt: skip
def test_what_is_known_of_a_job_after_so_many_months(job, expected, known):
    assert states(job) == expected
    assert [one.lasted for one in checks_of(job, MONTHS, TODAY)] == known


def test_an_answer_after_other_months_than_are_asked_is_shown_too():
    found = checks_of(JobDays(date(2025, 1, 1), answers={9: THERE}), MONTHS, TODAY)
    assert [one.months for one in found] == [3, 6, 9, 12]


DAYS = st.dates(date(2024, 1, 1), TODAY)


@st.composite
def jobs(draw: st.DrawFn) -> JobDays:
    started_on = draw(DAYS)
    ended_on = draw(st.none() | st.dates(started_on, TODAY))
    return JobDays(started_on, ended_on, draw(st.dictionaries(st.sampled_from(MONTHS), st.sampled_from(CheckAnswer))))


@given(jobs())
def test_who_was_still_there_later_was_there_before(job):
    known = [lasted(job, months, TODAY) for months in MONTHS]
    for place, one in enumerate(known):
        if one is True and not (ENDED in job.answers.values() and job.ended_on is None):
            assert set(known[:place]) <= {True}


@given(jobs())
def test_what_is_asked_is_what_is_not_known(job):
    for one in due_checks(job, MONTHS, TODAY, 30):
        assert one.lasted is None
        assert one.answer is None
        assert job.ended_on is None
        assert one.due_on <= TODAY + timedelta(days=30)
        assert (one.state is CheckState.DUE) is (one.due_on <= TODAY)


@given(jobs(), st.sampled_from(MONTHS))
def test_nobody_has_lasted_before_the_day_has_come(job, months):
    if months_after(job.started_on, months) > TODAY:
        assert lasted(job, months, TODAY) is not True


CODES = [entry.code for entry in bundled(Scheme.OCCUPATION).entries]
NURSE, DOCTOR, CLEANER, SHOP, COOK, ENGINEER = "2221", "2211", "9111", "5222", "5120", "2142"


@pytest.mark.parametrize(
    ("job", "mapped", "found", "is_at"),
    [
        (NURSE, [NURSE], JobLevel.SAME, True),
        (NURSE, [CLEANER, NURSE], JobLevel.SAME, True),
        (CLEANER, [CLEANER, NURSE], JobLevel.SAME, True),
        ("2222", [NURSE], JobLevel.NEAR, True),
        (DOCTOR, [NURSE], JobLevel.SAME_LEVEL, True),
        (COOK, [SHOP], JobLevel.SAME_LEVEL, True),
        (NURSE, [SHOP], JobLevel.HIGHER, True),
        (CLEANER, [SHOP], JobLevel.LOWER, False),
        (SHOP, [NURSE, CLEANER], JobLevel.LOWER, False),
        (None, [NURSE], JobLevel.UNKNOWN, None),
        (NURSE, [], JobLevel.UNKNOWN, None),
        (NURSE, [None, None], JobLevel.UNKNOWN, None),
        (NURSE, [None, SHOP], JobLevel.HIGHER, True),
        ("0", [SHOP], JobLevel.UNKNOWN, None),
        (SHOP, ["0", CLEANER], JobLevel.UNKNOWN, None),
        (CLEANER, ["0", SHOP], JobLevel.LOWER, False),
        (NURSE, ["22"], JobLevel.SAME_LEVEL, True),
        (NURSE, ["222"], JobLevel.NEAR, True),
        ("0110", ["0210"], JobLevel.HIGHER, True),
    ],
)
def test_a_job_beside_what_somebody_was_mapped_in(job, mapped, found, is_at):
    assert compared(job, mapped) is found
    assert is_at_level(found) is is_at


@pytest.mark.parametrize(
    ("code", "level"),
    [("1230", 4), (NURSE, 4), ("3111", 3), ("4111", 2), (SHOP, 2), ("8321", 2), (CLEANER, 1), ("0110", 4),
     ("0210", 2), ("0310", 1), ("0", None), ("", None)],
)  # fmt: skip
def test_the_level_of_an_occupation(code, level):
    assert level_of(code) == level


def test_every_occupation_of_the_vocabulary_has_a_level():
    assert [code for code in CODES if level_of(code) is None] == ["0"]
    assert all(one.basis.source for one in levels().values())


SOME = st.sampled_from(CODES)


@given(SOME, st.lists(SOME, max_size=4))
def test_the_same_occupation_is_the_same_whatever_else_was_mapped(code, others):
    assert compared(code, [*others, code]) is JobLevel.SAME
    assert compared(code, [*others, None]) is compared(code, others[::-1])


@given(SOME, SOME)
def test_who_is_lower_one_way_is_higher_the_other(one, other):
    there, back = compared(one, [other]), compared(other, [one])
    opposite = {JobLevel.LOWER: JobLevel.HIGHER, JobLevel.HIGHER: JobLevel.LOWER}
    assert back is opposite.get(there, there)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("level = 1", "level = 5", "from 1 to 4"),
        ("level = 1", "level = true", "from 1 to 4"),
        ('code = "9"', 'code = "nine"', "first digits of groups"),
        ('code = "9"', 'code = "8"', "stands twice"),
    ],
)
def test_a_file_of_levels_is_refused_whole(old, new, problem):
    with pytest.raises(InvalidDefinitions, match=problem):
        read_levels(text_of("levels.toml").replace(old, new))
