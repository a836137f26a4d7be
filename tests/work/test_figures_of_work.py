"""I20, I21, I22, I39 and I43 as they are counted from what is stored: worked examples by hand, and properties."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.cases.terms import ClosingReason
from reception.contacts.models import Contact
from reception.contacts.terms import Channel, ContactState
from reception.education.models import Enrolment as Studies
from reception.education.models import StudyEvent
from reception.education.terms.studies import EnrolmentEvent, SfiCourse, StudyPath
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.reckoning.periods import Period
from reception.skills.models import SkillsAnswer
from reception.skills.terms import QualificationKind
from reception.work.models import BusinessAdvice, Enrolment
from reception.work.rules.figures_work import Placed, Worked, Working, i21, i22
from reception.work.rules.status import Lasting
from reception.work.terms.figures import Uncounted
from reception.work.terms.file import EndedBy
from reception.work.terms.jobs import BusinessResult, JobContract, PlacementKind, PlacementOutcome
from tests.factories.education import make_pupil
from tests.factories.people import make_case
from tests.factories.plans import case_of
from tests.factories.skills import make_profile, make_qualification
from tests.factories.work import make_employer, make_employment, make_in, make_placement, make_work_file
from tests.work.figuring import NOON, TODAY, counted, ended, keep, received, that_day

_clock = pytest.fixture(autouse=True)(that_day)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
SPRING = date(2026, 2, 2)
ENDED = date(2026, 4, 30)


@pytest.fixture
def working(municipality):
    """`working("Amina")`: the file of somebody received."""

    def make(name="Amina", **facts):
        return make_work_file(received(municipality, name, **facts), unit=municipality.unit)

    return make


def placed(file, shop, outcome=PlacementOutcome.COMPLETED, on=ENDED, first=SPRING, **facts):
    return make_placement(
        file, shop, first, ended_on=on, outcome=outcome, ended_by=EndedBy.AS_PLANNED, **facts
    )  # fmt: skip


def test_i21_counts_placements_that_were_followed_by_a_job_within_six_months(working):
    shop = make_employer()
    for name, first in (("In time", date(2026, 10, 30)), ("Late", date(2026, 10, 31)), ("Before", SPRING)):
        file = working(name)
        placed(file, shop)
        make_employment(file, None, first)
    placed(working("Said so"), shop, PlacementOutcome.JOB_ELSEWHERE)
    supported = working("Supported")
    placed(supported, shop)
    make_placement(supported, shop, date(2026, 6, 1), kind=PlacementKind.NEW_START_JOB)
    placed(working("Nothing"), shop)
    assert counted("I21") == (3, 6, {})


def test_i21_asks_of_placements_that_ended_long_enough_ago_and_are_no_job(working):
    shop = make_employer()
    placed(working("Soon"), shop, PlacementOutcome.JOB_THERE, on=date(2026, 5, 23))
    placed(working("Prolonged"), shop, PlacementOutcome.PROLONGED)
    placed(working("A job"), shop, kind=PlacementKind.INTRODUCTION_JOB)
    placed(working("Last year"), shop, on=date(2025, 12, 31), first=date(2025, 10, 1))
    make_placement(working("Goes on"), shop, SPRING)
    gone, dead = working("Moved"), working("Dead")
    placed(gone, shop)
    placed(dead, shop)
    ended(gone.person, date(2026, 9, 1))
    ended(dead.person, date(2026, 9, 1), ClosingReason.DECEASED)
    assert counted("I21") == (0, 0, {Uncounted.NOT_YET: 1, Uncounted.LEFT: 1, Uncounted.DECEASED: 1})
    assert counted("I21", 2025) == (0, 1, {})


def test_i21_counts_each_placement_and_one_that_two_boards_noted_once(municipality, working):
    shop = make_employer()
    file = working()
    placed(file, shop)
    placed(file, make_employer("Exempel Bageri AB"))
    other = make_work_file(file.person, unit=municipality.other_board_unit)
    placed(other, shop)
    make_employment(other, None, date(2026, 6, 1))
    assert counted("I21") == (2, 2, {})


@pytest.fixture
def mapped(municipality, working):
    """`mapped("Amina", "2221")`: the file of somebody who was mapped in these occupations; None: without a code."""

    def make(name, *codes):
        file = working(name)
        profile = make_profile(file.person, unit=municipality.other_board_unit, mapped_on=date(2026, 4, 1))
        for code in codes:
            make_qualification(profile, QualificationKind.WORK, "Work", occupation_code=code)
        return file

    return make


def test_i22_counts_who_works_at_the_level_of_what_was_mapped(mapped):
    for name, codes, job in (
        ("The same", ["3451"], "3451"), ("Lower", ["2221"], "9111"), ("Higher", ["9111"], "2221"),
        ("No code", ["2221"], None), ("Nothing mapped with a code", [None], "2221"),
    ):  # fmt: skip
        make_employment(mapped(name, *codes), None, SPRING, occupation_code=job)
    make_employment(mapped("Not mapped in any"), None, SPRING, occupation_code="3451")
    mapped("Without work", "3451")
    make_employment(
        mapped("Ended", "3451"), None, SPRING, occupation_code="3451", ended_on=ENDED, ended_by=EndedBy.PERSON
    )  # fmt: skip
    assert counted("I22") == (2, 3, {Uncounted.LEVEL_UNKNOWN: 2})


def test_i22_takes_the_best_of_somebody_s_jobs_and_counts_a_job_with_support(mapped):
    file = mapped("Two", "2221")
    make_employment(file, None, SPRING, occupation_code="9111")
    make_employment(file, None, SPRING, occupation_code="2221")
    make_placement(
        mapped("Supported", "3451"), make_employer(), SPRING, kind=PlacementKind.NEW_START_JOB, occupation_code="3451"
    )  # fmt: skip
    make_placement(mapped("Practice", "3451"), make_employer("Exempel Kök AB"), SPRING, occupation_code="3451")
    moved = mapped("Moved", "3451")
    make_employment(moved, None, SPRING, occupation_code="3451")
    ended(moved.person, date(2026, 9, 1))
    assert counted("I22") == (2, 2, {Uncounted.LEFT: 1})
    assert counted("I22", 2025) == (0, 0, {})


@pytest.fixture
def pupil(municipality):
    """`pupil("Amina")`: the file on work of somebody who began SFI in spring."""

    def make(name, on=SPRING):
        person = received(municipality, name)
        made = make_pupil(person, unit=municipality.unit)
        began = {"kind": EnrolmentEvent.START, "course": SfiCourse.C, "path": StudyPath.TWO}
        keep(StudyEvent(pupil_id=made.id, on=on, made_at=NOON, **began))
        keep(Studies(pupil_id=made.id, first_on=on, course=SfiCourse.C, path=StudyPath.TWO))
        return make_work_file(person, unit=municipality.other_board_unit)

    return make


def test_i20_counts_the_pupils_who_had_a_placement_in_the_year(pupil, working):
    shop = make_employer()
    make_placement(pupil("Placed"), shop, SPRING, kind=PlacementKind.SFI)
    make_placement(pupil("Goes on"), shop, date(2025, 12, 1))
    placed(pupil("Last year"), shop, first=date(2025, 10, 1), on=date(2025, 12, 31))
    make_placement(pupil("Planned until last year"), shop, date(2025, 10, 1), planned_end_on=date(2025, 12, 31))
    make_placement(pupil("A job"), shop, SPRING, kind=PlacementKind.NEW_START_JOB)
    make_placement(pupil("Ahead"), shop, TODAY + timedelta(days=1))
    make_placement(pupil("Not yet a pupil", on=TODAY + timedelta(days=1)), shop, SPRING)
    make_placement(working("No pupil"), shop, SPRING)
    assert counted("I20") == (2, 6, {})
    assert counted("I20", 2027) == (0, 0, {})


@pytest.fixture
def authority():
    """Arbetsförmedlingen in the register."""
    name = "Arbetsförmedlingen"
    return keep(Organisation(name=name, sort_key=sort_key(name), kind=OrganisationKind.AUTHORITY, languages=""))


def met(case, organisation, on, state=ContactState.HELD, **facts):
    keep(
        Contact(
            case_id=case.id, at=datetime.combine(on, time(10), UTC), channel=Channel.PHONE, state=state, summary="",
            organisation_id=organisation.id, logged_at=NOON, **facts,
        )
    )  # fmt: skip


def test_i39_counts_the_enrolled_about_whom_there_was_contact_within_sixty_days(working, authority):
    other = make_employer()
    for name, organisation, on, facts in (
        ("Just", authority, TODAY - timedelta(days=60), {}),
        ("Long ago", authority, TODAY - timedelta(days=61), {}),
        ("Another", other, TODAY, {}),
        ("Planned", authority, TODAY + timedelta(days=2), {"state": ContactState.PLANNED}),
        ("In vain", authority, TODAY, {"state": ContactState.NO_ANSWER}),
        ("Withdrawn", authority, TODAY, {"withdrawn_at": NOON}),
    ):
        file = working(name)
        make_in(file, Enrolment, enrolled_on=SPRING)
        met(case_of(file.person), organisation, on, **facts)
    assert counted("I39") == (1, 6, {})


def test_i39_asks_of_those_enrolled_on_the_day_with_an_open_case_of_the_board_that_noted_it(
    municipality, working, authority
):
    make_in(working("New"), Enrolment, enrolled_on=TODAY - timedelta(days=59))
    make_in(working("Ended"), Enrolment, enrolled_on=SPRING, ended_on=ENDED)
    make_in(working("Ahead"), Enrolment, enrolled_on=TODAY + timedelta(days=1))
    file = working("Another board's")
    other = make_work_file(file.person, unit=municipality.other_board_unit)
    make_in(other, Enrolment, enrolled_on=SPRING)
    assert counted("I39") == (0, 0, {Uncounted.NOT_YET: 1})
    case = make_case(file.person, unit=municipality.other_board_unit)
    make_in(file, Enrolment, enrolled_on=SPRING + timedelta(days=9))
    met(case, authority, TODAY - timedelta(days=5))
    assert counted("I39") == (1, 1, {Uncounted.NOT_YET: 1})


def test_i39_of_a_year_that_has_passed_is_of_its_last_day(working, authority):
    file = working()
    make_in(file, Enrolment, enrolled_on=date(2025, 5, 1), ended_on=date(2026, 1, 9))
    met(case_of(file.person), authority, date(2025, 12, 1))
    met(case_of(file.person), authority, TODAY)
    assert counted("I39", 2025) == (1, 1, {})
    assert counted("I39") == (0, 0, {})


@pytest.fixture
def wishing(municipality, working):
    """`wishing("Amina")`: the file of somebody who answered that she wants to start a business."""

    def make(name, answer="yes", **facts):
        file = working(name, **facts)
        profile = make_profile(file.person, unit=municipality.unit)
        keep(SkillsAnswer(profile_id=profile.id, question="start_business", answer=answer))
        return file

    return make


def test_i43_counts_the_adults_who_wish_for_a_business_and_got_advice_or_began(wishing):
    make_in(wishing("Advised"), BusinessAdvice, advised_on=SPRING, result=BusinessResult.CONSIDERS)
    make_employment(wishing("Began"), None, SPRING, contract=JobContract.OWN_BUSINESS)
    make_employment(wishing("Employed"), None, SPRING)
    make_in(wishing("Next year"), BusinessAdvice, advised_on=date(2027, 1, 9), result=BusinessResult.CONSIDERS)
    wishing("Child", birth=date(2010, 1, 1))
    wishing("Not known", birth=None)
    wishing("Perhaps", answer="perhaps")
    ended(wishing("Moved").person, date(2026, 5, 1))
    assert counted("I43") == (2, 4, {Uncounted.BIRTH_UNKNOWN: 1, Uncounted.LEFT: 1})
    assert counted("I43", 2025) == (0, 5, {Uncounted.BIRTH_UNKNOWN: 1})


days = st.dates(date(2025, 1, 1), date(2027, 6, 1))
lasting = st.builds(lambda a, b: Lasting(min(a, b), max(a, b)), days, days)
codes = st.none() | st.sampled_from(["2221", "2222", "3451", "9111"])
placements = st.builds(
    Placed, st.integers(1, 2), st.sampled_from(PlacementKind), lasting, st.sampled_from(PlacementOutcome), codes
)
people = st.builds(
    Working, placements=st.lists(placements, max_size=3), jobs=st.lists(st.builds(Worked, lasting, codes), max_size=2),
    mapped=st.lists(codes, max_size=2),
)  # fmt: skip


@given(st.lists(people, max_size=4), days)
def test_a_placement_noted_twice_counts_once_and_what_led_to_a_job_stays_so(everybody, today):
    found = i21(everybody, YEAR, today, 6)
    assert 0 <= found.numerator <= found.denominator <= found.asked
    twice = [Working(one.gone, one.birth, [*one.placements, *one.placements], one.jobs) for one in everybody]
    assert i21(twice, YEAR, today, 6) == found
    later = i21(everybody, YEAR, today + timedelta(days=300), 6)
    assert later.numerator >= found.numerator


@given(st.lists(people, max_size=4), days, codes)
def test_who_has_a_job_at_her_level_still_has_one_beside_another(everybody, today, code):
    before = i22(everybody, YEAR, today)
    more = [
        Working(mapped=one.mapped, jobs=[*one.jobs, Worked(Lasting(date(2025, 1, 1)), code)], placements=one.placements)
        for one in everybody
    ]
    assert i22(more, YEAR, today).numerator >= before.numerator
