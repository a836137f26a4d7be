"""Where somebody stands on a day, at which moments it is asked, and which kinds of placement there are when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.reckoning.definitions import InvalidDefinitions
from reception.reckoning.periods import Period, day_before, months_after
from reception.reckoning.remarks import codes
from reception.work.rules.files import text_of
from reception.work.rules.kinds import (
    check_given,
    check_length,
    choices,
    given_on,
    is_historic,
    kinds,
    read_kinds,
)
from reception.work.rules.moments import (
    AskState,
    CountedFrom,
    InProgramme,
    Origins,
    asked,
    due,
    left_establishment_on,
    moments,
    read_moments,
)
from reception.work.rules.status import Facts, Job, Lasting, Placed, Studies, read_statuses, reckoned, status_on
from reception.work.terms.desk import ProgrammeKind
from reception.work.terms.income import WorkStatus
from reception.work.terms.jobs import PlacementKind, StudyFunding, Subsidy

DAY = date(2026, 6, 15)
TODAY = date(2026, 11, 23)
AROUND = Lasting(date(2026, 1, 1), date(2026, 12, 31))


def job(subsidy: Subsidy = Subsidy.NONE, days: Lasting = AROUND, until: date | None = None) -> Job:
    return Job(days, subsidy, until)


def placed(kind: PlacementKind) -> Facts:
    return Facts(placements=(Placed(AROUND, kind),))


@pytest.mark.parametrize(
    ("subsidy", "status"),
    [
        (Subsidy.NONE, WorkStatus.WORK),
        (Subsidy.UNKNOWN, WorkStatus.WORK),
        (Subsidy.NEW_START_JOB, WorkStatus.NEW_START_JOB),
        (Subsidy.INTRODUCTION_JOB, WorkStatus.SUBSIDISED),
        (Subsidy.ESTABLISHMENT_JOB, WorkStatus.SUBSIDISED),
        (Subsidy.WAGE_SUBSIDY, WorkStatus.SUBSIDISED),
        (Subsidy.OTHER, WorkStatus.SUBSIDISED),
    ],
)
def test_a_job_counts_by_its_subsidy(subsidy, status):
    assert reckoned(Facts(jobs=(job(subsidy),)), DAY) is status


@pytest.mark.parametrize(
    ("funding", "status"),
    [
        (StudyFunding.GRANTED, WorkStatus.STUDIES),
        (StudyFunding.START_SUPPORT, WorkStatus.STUDIES),
        (StudyFunding.ENTITLED, WorkStatus.STUDIES),
        (StudyFunding.APPLIED, WorkStatus.UNKNOWN),
        (StudyFunding.NONE, WorkStatus.UNKNOWN),
        (StudyFunding.UNKNOWN, WorkStatus.UNKNOWN),
    ],
)
def test_studies_count_where_they_entitle_to_student_finance(funding, status):
    assert reckoned(Facts(studies=(Studies(AROUND, funding),)), DAY) is status


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (PlacementKind.PLACEMENT, WorkStatus.UNKNOWN),
        (PlacementKind.WORK_TRAINING, WorkStatus.UNKNOWN),
        (PlacementKind.INTRODUCTION_JOB, WorkStatus.SUBSIDISED),
        (PlacementKind.NEW_START_JOB, WorkStatus.NEW_START_JOB),
        (PlacementKind.ESTABLISHMENT_JOB, WorkStatus.SUBSIDISED),
        (PlacementKind.EXTRA_SERVICE, WorkStatus.SUBSIDISED),
        (PlacementKind.ENTRY_JOB, WorkStatus.SUBSIDISED),
    ],
)
def test_a_placement_counts_where_it_is_a_job(kind, status):
    assert reckoned(placed(kind), DAY) is status
    assert kinds()[kind].is_employment is (status is not WorkStatus.UNKNOWN)


def test_after_the_last_day_of_a_subsidy_it_is_work_without():
    one = Facts(jobs=(job(Subsidy.NEW_START_JOB, until=DAY),))
    assert reckoned(one, DAY) is WorkStatus.NEW_START_JOB
    assert reckoned(one, DAY + timedelta(days=1)) is WorkStatus.WORK


def test_work_without_subsidy_stands_before_new_start_jobs_before_subsidised_work_before_studies():
    studies = (Studies(AROUND, StudyFunding.GRANTED),)
    extra = Facts(placements=(Placed(AROUND, PlacementKind.INTRODUCTION_JOB),), studies=studies)
    assert reckoned(extra, DAY) is WorkStatus.SUBSIDISED
    assert reckoned(Facts((job(Subsidy.NEW_START_JOB),), extra.placements, studies), DAY) is WorkStatus.NEW_START_JOB
    both = (job(Subsidy.NEW_START_JOB), job())
    assert reckoned(Facts(both, extra.placements, studies), DAY) is WorkStatus.WORK


def test_a_job_without_a_last_day_is_believed_until_the_day_that_was_agreed():
    assert reckoned(Facts(jobs=(job(days=Lasting(date(2020, 1, 1))),)), DAY) is WorkStatus.WORK
    agreed = Facts(jobs=(job(days=Lasting(date(2026, 1, 1), planned_end_on=date(2026, 5, 31))),))
    assert reckoned(agreed, date(2026, 5, 31)) is WorkStatus.WORK
    assert reckoned(agreed, DAY) is WorkStatus.UNKNOWN
    later = Lasting(date(2026, 1, 1), date(2026, 8, 1), planned_end_on=date(2026, 5, 31))
    assert reckoned(Facts(jobs=(job(days=later),)), DAY) is WorkStatus.WORK


def test_what_the_unit_was_told_stands_over_what_is_reckoned():
    works = Facts(jobs=(job(),))
    assert status_on(works, DAY) is WorkStatus.WORK
    assert status_on(works, DAY, WorkStatus.NEITHER) is WorkStatus.NEITHER
    assert status_on(works, DAY, WorkStatus.UNKNOWN) is WorkStatus.WORK
    assert status_on(Facts(), DAY, WorkStatus.NEITHER) is WorkStatus.NEITHER
    assert status_on(Facts(), DAY) is WorkStatus.UNKNOWN


def test_who_lives_here_no_more_is_not_asked_where_she_works():
    gone = Facts(jobs=(job(),), left_on=DAY)
    assert reckoned(gone, DAY) is WorkStatus.MOVED
    assert reckoned(gone, day_before(DAY)) is WorkStatus.WORK


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
LASTING = st.builds(
    lambda first, last, planned: Lasting(first, max(first, last) if last else None, planned),
    DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
)
FACTS = st.builds(
    Facts,
    jobs=st.lists(st.builds(Job, LASTING, st.sampled_from(Subsidy), st.none() | DAYS), max_size=3).map(tuple),
    placements=st.lists(st.builds(Placed, LASTING, st.sampled_from(PlacementKind)), max_size=3).map(tuple),
    studies=st.lists(st.builds(Studies, LASTING, st.sampled_from(StudyFunding)), max_size=3).map(tuple),
)


@given(FACTS, DAYS)
def test_the_order_of_what_is_noted_is_of_no_matter(facts, on):
    backwards = Facts(facts.jobs[::-1], facts.placements[::-1], facts.studies[::-1])
    assert reckoned(facts, on) is reckoned(backwards, on)


@given(FACTS, DAYS)
def test_what_is_reckoned_is_never_that_there_is_neither(facts, on):
    """Nobody's silence is a no: only somebody who was asked says "neither"."""
    assert reckoned(facts, on) not in {WorkStatus.NEITHER, WorkStatus.MOVED}


@given(FACTS, DAYS)
def test_one_thing_more_never_makes_what_is_known_unknown(facts, on):
    more = Facts((*facts.jobs, job()), facts.placements, facts.studies)
    assert reckoned(facts, on) is WorkStatus.UNKNOWN or reckoned(more, on) is not WorkStatus.UNKNOWN


def test_the_moments_and_their_days():
    days = {code: one.day(date(2026, 1, 31)) for code, one in moments().items()}
    assert days == {
        "left-90-days": date(2026, 5, 1),
        "left-12-months": date(2027, 1, 31),
        "left-24-months": date(2028, 1, 31),
        "received-12-months": date(2027, 1, 31),
        "received-24-months": date(2028, 1, 31),
        "received-48-months": date(2030, 1, 31),
    }
    assert moments()["left-90-days"].counted_from is CountedFrom.PROGRAMME_END
    assert moments()["left-90-days"].basis.to_confirm == ""


def test_a_moment_is_due_on_its_day_and_coming_some_days_before():
    """Left on 25 August 2026: 90 days later is 23 November, today."""
    origins = Origins(programme_ended_on=date(2026, 8, 25), received_on=date(2025, 12, 1))
    states = {one.moment.code: one.state for one in asked(origins, {}, TODAY, 14)}
    assert states == {
        "left-90-days": AskState.DUE,
        "received-12-months": AskState.COMING,
        "left-12-months": AskState.LATER,
        "received-24-months": AskState.LATER,
        "left-24-months": AskState.LATER,
        "received-48-months": AskState.LATER,
    }
    assert [one.moment.code for one in due(origins, {}, TODAY)] == ["left-90-days"]
    assert [one.moment.code for one in due(origins, {"left-90-days": TODAY}, TODAY, 14)] == ["received-12-months"]
    assert due(Origins(), {}, TODAY, 14) == ()


def test_an_answer_that_tells_of_another_day_is_said_to():
    origins = Origins(programme_ended_on=date(2026, 8, 25))
    same, other = (asked(origins, {"left-90-days": on}, TODAY, 0)[0] for on in (TODAY, day_before(TODAY)))
    assert (same.state, same.is_of_another_day) == (AskState.ANSWERED, False)
    assert (other.state, other.is_of_another_day) == (AskState.ANSWERED, True)


def test_a_moment_after_the_calendars_end_is_its_last_day():
    assert {one.day(date.max) for one in moments().values()} == {date.max}


def test_who_is_in_the_establishment_programme_again_has_not_left_it():
    first = InProgramme(ProgrammeKind.ESTABLISHMENT, date(2024, 1, 1), date(2025, 1, 31))
    other = InProgramme(ProgrammeKind.JOB_GUARANTEE, date(2025, 2, 1))
    again = InProgramme(ProgrammeKind.ESTABLISHMENT, date(2025, 6, 1))
    assert left_establishment_on([first, other]) == date(2025, 1, 31)
    assert left_establishment_on([first, again]) is None
    assert left_establishment_on([first, InProgramme(again.kind, again.started_on, TODAY)]) == TODAY
    assert left_establishment_on([other]) is None


@given(st.none() | DAYS, st.none() | DAYS, st.sets(st.sampled_from(sorted(moments()))), DAYS, st.integers(0, 400))
def test_a_moment_is_due_or_answered_or_lies_ahead(ended, received, answered, today, within):
    every = asked(Origins(ended, received), dict.fromkeys(answered, today), today, within)
    assert len(every) == 3 * sum(one is not None for one in (ended, received))
    for one in every:
        assert (one.state is AskState.ANSWERED) is (one.moment.code in answered)
        assert one.state is not AskState.DUE or one.on <= today
        assert one.state not in {AskState.COMING, AskState.LATER} or one.on > today
    assert [one.on for one in every] == sorted(one.on for one in every)


def test_historic_kinds_can_be_chosen_for_what_began_in_their_time():
    historic = [kind for kind in PlacementKind if is_historic(kind, TODAY)]
    assert historic == [PlacementKind.EXTRA_SERVICE, PlacementKind.ENTRY_JOB]
    assert choices(TODAY)[-2:] == tuple(historic)
    assert set(choices(TODAY)) == set(PlacementKind)
    assert PlacementKind.EXTRA_SERVICE in given_on(date(2022, 12, 31))
    assert PlacementKind.EXTRA_SERVICE not in given_on(date(2023, 1, 1))
    assert PlacementKind.ESTABLISHMENT_JOB not in choices(date(2023, 6, 1))
    assert choices(date(2023, 6, 1), PlacementKind.ESTABLISHMENT_JOB)[-1] is PlacementKind.ESTABLISHMENT_JOB


@pytest.mark.parametrize(
    ("kind", "on", "said"),
    [
        (PlacementKind.EXTRA_SERVICE, date(2022, 12, 31), []),
        (PlacementKind.EXTRA_SERVICE, date(2023, 1, 1), ["no-longer-given"]),
        (PlacementKind.ENTRY_JOB, date(2018, 5, 1), ["no-longer-given"]),
        (PlacementKind.INTRODUCTION_JOB, date(2018, 4, 30), ["not-yet-given"]),
        (PlacementKind.INTRODUCTION_JOB, date(2018, 5, 1), []),
        (PlacementKind.PLACEMENT, date(1999, 1, 1), []),
    ],
)
def test_a_kind_begins_only_in_its_time(kind, on, said):
    found = list(check_given(kind, on))
    assert codes(found) == said
    assert all(one.stops and one.about == "started_on" and "%(" not in one.said.in_english for one in found)


@pytest.mark.parametrize(
    ("kind", "last", "said"),
    [
        (PlacementKind.INTRODUCTION_JOB, date(2026, 12, 31), []),
        (PlacementKind.INTRODUCTION_JOB, date(2027, 1, 1), ["too-long-at-a-time"]),
        (PlacementKind.WORK_TRAINING, date(2026, 6, 30), []),
        (PlacementKind.WORK_TRAINING, date(2026, 7, 1), ["too-long-at-a-time"]),
        (PlacementKind.REINFORCED_TRAINING, date(2026, 12, 31), []),
        (PlacementKind.REINFORCED_TRAINING, date(2027, 1, 1), ["too-long-at-a-time"]),
        (PlacementKind.ESTABLISHMENT_JOB, date(2027, 12, 31), []),
        (PlacementKind.ESTABLISHMENT_JOB, date(2028, 1, 1), ["too-long-together"]),
        (PlacementKind.PLACEMENT, date(2036, 1, 1), []),
        (PlacementKind.INTRODUCTION_JOB, None, []),
    ],
)
def test_what_lasts_longer_than_its_kind_may_is_warned_of(kind, last, said):
    found = list(check_length(kind, Period(date(2026, 1, 1), last)))
    assert codes(found) == said
    assert not any(one.stops for one in found)


def test_introduction_jobs_together_are_two_years_at_the_most():
    kind = PlacementKind.INTRODUCTION_JOB
    years = [Period(date(year, 1, 1), date(year, 12, 31)) for year in (2024, 2025, 2026)]
    assert list(check_length(kind, years[1], years[:1])) == []
    assert codes(check_length(kind, years[2], years[:2])) == ["too-long-together"]
    assert list(check_length(kind, years[1], [years[0], years[0], years[1]])) == []


@given(DAYS, st.integers(1, 700), st.integers(1, 700))
def test_two_placements_beside_each_other_are_not_longer_than_one(first, some, more):
    one = Period(first, first + timedelta(days=some))
    held = Period(first, first + timedelta(days=min(some, more)))
    kind = PlacementKind.ESTABLISHMENT_JOB
    assert codes(check_length(kind, one)) == codes(check_length(kind, one, [held]))
    is_long = one.end >= months_after(first, 24)
    assert bool(codes(check_length(kind, one))) is is_long


@pytest.mark.parametrize(
    ("read", "name", "old", "new", "problem"),
    [
        (read_kinds, "kinds.toml", 'code = "sfi"', 'code = "svenska"', "unknown kind"),
        (read_kinds, "kinds.toml", 'counts_as = "new-start-job"\n', "", "nothing else, counts as something"),
        (read_kinds, "kinds.toml", "months_at_most = 6", "months_at_most = -6", "whole number above 0"),
        (read_kinds, "kinds.toml", 'code = "language"', 'code = "sfi"', "stands twice"),
        (read_moments, "moments.toml", '"programme-end"', '"birth"', "unknown counted_from"),
        (read_moments, "moments.toml", "days = 90", "days = 90\nmonths = 3", "days or months"),
        (read_moments, "moments.toml", "days = 90", "days = 0", "whole number above 0"),
        (read_statuses, "statuses.toml", '["none", "unknown"]', '["none"]', "'unknown' counts as 0 statuses"),
        (read_statuses, "statuses.toml", '"entitled"', '"titled"', "unknown fundings"),
        (read_statuses, "statuses.toml", 'code = "work"', 'code = "working"', "unknown status"),
    ],
)
def test_a_file_with_a_mistake_is_refused_whole(read, name, old, new, problem):
    with pytest.raises(InvalidDefinitions, match=problem):
        read(text_of(name).replace(old, new))


def test_a_kind_that_is_missing_is_missed():
    with pytest.raises(InvalidDefinitions, match="the kind entry-job is missing"):
        read_kinds(text_of("kinds.toml").split('[[kind]]\ncode = "entry-job"')[0])
