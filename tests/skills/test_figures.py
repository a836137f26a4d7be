"""I7 and I8 as the command counts them from what is stored: worked examples by hand, and the pure rule by property."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Closing
from reception.cases.terms import ClosingReason
from reception.cases.terms import Outcome as CaseOutcome
from reception.db.session import db
from reception.people import operations as people_operations
from reception.people.models import KeyDate
from reception.people.rules.ages import birthday
from reception.people.terms import BirthPrecision, KeyDateKind, Source
from reception.reckoning.periods import Period
from reception.skills import cli
from reception.skills.operations import figures
from reception.skills.operations.figures import count_figures
from reception.skills.rules.figures import Received, i7
from reception.skills.rules.worth import Brought, has_studied_or_worked, measures
from reception.skills.terms import Body, Outcome, QualificationKind, Step, Uncounted, ValidationEnd
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.skills import make_profile, make_qualification, make_validation, taken

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
RECEIVED = date(2026, 3, 2)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
EDUCATION, WORK = QualificationKind.EDUCATION, QualificationKind.WORK


@pytest.fixture(autouse=True)
def _that_day():
    with time_machine.travel(NOON, tick=False):
        yield


def keep(row):
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.kept", row)
        db.session.commit()
    return row


@pytest.fixture
def received(municipality):
    """`received("Amina", birth=…, on=…)`: somebody received in the municipality, with a case."""

    def make(name="Amina", birth=date(1990, 5, 17), on=RECEIVED):
        person = make_person(name=f"{name} Ny", birth=birth, unit=municipality.unit, worker=municipality.caseworker)
        keep(KeyDate(person_id=person.id, kind=KeyDateKind.RECEIVED, on_day=on, source=Source.PERSON))
        return person

    return make


@pytest.fixture
def mapped(municipality):
    """`mapped("Amina")`: the profile of somebody whose mapping was done this year."""

    def make(name="Amina", on=date(2026, 4, 1)):
        person = make_person(name=f"{name} Ny", unit=municipality.unit, worker=municipality.caseworker)
        return make_profile(person, unit=municipality.unit, mapped_on=on, started_on=min(on, RECEIVED))

    return make


def counted(code, year=2026):
    with system("test"):
        found = count_figures(year, TODAY)[code]
        db.session.rollback()
    return found.numerator, found.denominator, dict(found.uncounted)


def test_i7_counts_the_adults_who_were_mapped_within_sixty_days_of_reception(municipality, received):
    make_profile(received("In time"), unit=municipality.unit, mapped_on=RECEIVED + timedelta(days=60))
    make_profile(received("Late"), unit=municipality.unit, mapped_on=RECEIVED + timedelta(days=61))
    make_profile(received("Half done"), unit=municipality.unit)
    received("Never")
    assert counted("I7") == (1, 4, {})


def test_i7_asks_of_nobody_before_the_sixty_days_have_passed(municipality, received):
    make_profile(
        received("Soon", on=TODAY - timedelta(days=60)), unit=municipality.unit, mapped_on=TODAY, started_on=RECEIVED
    )
    received("Just passed", on=TODAY - timedelta(days=61))
    received("Ahead", on=TODAY + timedelta(days=5))
    assert counted("I7") == (0, 1, {Uncounted.NOT_YET: 1})


def test_i7_asks_of_adults_of_working_age_on_the_day_of_reception(received):
    received("Seventeen", birth=birthday(RECEIVED, -18) + timedelta(days=1))
    received("Eighteen", birth=birthday(RECEIVED, -18))
    received("Sixty-six", birth=birthday(RECEIVED, -67) + timedelta(days=1))
    received("Sixty-seven", birth=birthday(RECEIVED, -67))
    received("Not known", birth=None)
    assert counted("I7") == (0, 2, {Uncounted.BIRTH_UNKNOWN: 1})


def test_i7_leaves_open_whom_a_year_of_birth_alone_leaves_open(received):
    unsure, sure = received("Unsure", birth=date(2008, 1, 1)), received("Sure", birth=date(1990, 1, 1))
    with system("test"):
        for person in (unsure, sure):
            person.birth_precision = BirthPrecision.YEAR
            record("test.told", person)
        db.session.commit()
    assert counted("I7") == (0, 1, {Uncounted.BIRTH_UNKNOWN: 1})


def test_i7_counts_nobody_who_died_or_moved_away_within_the_days_unmapped(received):
    for name, reason, days in (
        ("Dead", ClosingReason.DECEASED, 20),
        ("Gone", ClosingReason.MOVED_ABROAD, 30),
        ("Gone later", ClosingReason.MOVED_IN_SWEDEN, 61),
        ("Done", ClosingReason.COMPLETED, 30),
    ):
        keep(
            Closing(
                case_id=case_of(received(name)).id, closed_on=RECEIVED + timedelta(days=days), reason=reason,
                outcome=CaseOutcome.OTHER, made_at=NOON,
            )
        )  # fmt: skip
    assert counted("I7") == (0, 2, {Uncounted.LEFT: 1, Uncounted.DECEASED: 1})


def test_i7_counts_somebody_mapped_by_two_boards_once_and_by_the_first(municipality, received):
    person = received()
    make_profile(person, unit=municipality.unit, mapped_on=RECEIVED + timedelta(days=90))
    make_profile(person, unit=municipality.other_board_unit, mapped_on=RECEIVED + timedelta(days=10))
    assert counted("I7") == (1, 1, {})


def test_i7_counts_two_merged_records_once(municipality, received, acting):
    kept, former = received("One"), received("Another")
    make_profile(former, unit=municipality.unit, mapped_on=RECEIVED + timedelta(days=10))
    assert counted("I7") == (1, 2, {})
    with acting(municipality.manager):
        people_operations.merge(kept, former, {})
        db.session.commit()
    assert counted("I7") == (1, 1, {})


def test_i8_counts_those_with_a_foreign_education_or_long_work_whose_validation_was_answered(mapped):
    answered = make_qualification(mapped("Answered"), EDUCATION, "Nurse", country="SY", level_code="537")
    make_validation(
        answered,
        taken(
            Step.ASSESSMENT, RECEIVED, body=Body.UHR, answered_on=date(2026, 8, 1), outcome=Outcome.CONFIRMED
        ),
    )  # fmt: skip
    waiting = make_qualification(mapped("Waiting"), EDUCATION, "Nurse", country="SY", level_code="327")
    make_validation(waiting, taken(Step.ASSESSMENT, RECEIVED, body=Body.UHR))
    worked = make_qualification(mapped("Worked"), WORK, "Cook", months=24)
    make_validation(worked, ended_on=date(2026, 9, 1), ended_as=ValidationEnd.PARTLY_RECOGNISED)
    mapped_only = make_qualification(mapped("Self-rated"), WORK, "Cook", months=30)
    make_validation(
        mapped_only,
        taken(Step.SELF_RATING, RECEIVED, answered_on=date(2026, 4, 2), outcome=Outcome.CONFIRMED),
        ended_on=date(2026, 9, 1),
        ended_as=ValidationEnd.NOT_RECOGNISED,
    )
    assert counted("I8") == (2, 4, {})


def test_i8_does_not_ask_of_those_who_brought_less_or_were_mapped_in_another_year(mapped):
    make_qualification(mapped("Swedish"), EDUCATION, "Nurse", country="SE", level_code="537")
    make_qualification(mapped("Compulsory"), EDUCATION, "School", country="SY", level_code="206")
    make_qualification(mapped("Short"), WORK, "Cook", months=23)
    mapped("Nothing")
    make_qualification(mapped("Last year", on=date(2025, 12, 31)), WORK, "Cook", months=90)
    assert counted("I8") == (0, 0, {})
    assert counted("I8", 2025) == (0, 1, {})


def test_i8_adds_up_work_in_one_occupation_and_no_other(mapped):
    added, apart = mapped("Added"), mapped("Apart")
    for months in (12, 12):
        make_qualification(added, WORK, "Cook", occupation_code="3451", months=months)
    for code in ("3451", "2222"):
        make_qualification(apart, WORK, "Work", occupation_code=code, months=12)
    assert counted("I8") == (0, 1, {})


def test_i8_counts_nobody_of_whom_too_little_is_noted(mapped):
    make_qualification(mapped("Where"), EDUCATION, "Nurse", level_code="537")
    make_qualification(mapped("Level"), EDUCATION, "Nurse", country="SY")
    make_qualification(mapped("Length"), WORK, "Cook")
    make_qualification(mapped("Certificate"), QualificationKind.CERTIFICATE, "Forklift")
    assert counted("I8") == (0, 0, {Uncounted.QUALIFICATION_UNKNOWN: 3})


def test_the_statements_are_as_many_for_one_as_for_many(municipality, received):
    def statements():
        seen = []

        def note(_connection, _cursor, statement, *_rest):
            seen.append(statement)

        sa.event.listen(sa.engine.Engine, "before_cursor_execute", note)
        counted("I7")
        sa.event.remove(sa.engine.Engine, "before_cursor_execute", note)
        return len([one for one in seen if one.startswith("SELECT")])

    make_profile(received("First"), unit=municipality.unit, mapped_on=RECEIVED)
    few = statements()
    for number in range(4):
        make_profile(received(f"More {number}"), unit=municipality.unit, mapped_on=RECEIVED)
    assert statements() == few


def test_the_command_tells_each_figure_with_what_could_not_be_counted(received, app, monkeypatch):
    received("Not known", birth=None)
    monkeypatch.setattr(cli, "create_app", lambda: app)
    answer = CliRunner().invoke(cli.skills, ["figures", "--year", "2026", "--json"], catch_exceptions=False)
    nothing = {"numerator": 0, "denominator": 0}
    assert json.loads(answer.output) == {
        "year": 2026,
        "figures": {
            "I7": {**nothing, "not_countable": {"birth-unknown": 1}},
            "I8": {**nothing, "not_countable": {}},
        },
    }
    plain = CliRunner().invoke(cli.skills, ["figures", "--year", "2026"], catch_exceptions=False).output
    assert "I7: 0 of 0\n  1 not countable: Whether it is an adult of working age is not known" in plain


def test_the_log_keeps_that_figures_were_counted(municipality, app, monkeypatch):
    noted = []
    monkeypatch.setattr(cli, "create_app", lambda: app)
    monkeypatch.setattr(figures, "record", lambda action, **details: noted.append((action, details)))
    CliRunner().invoke(cli.skills, ["figures", "--year", "2025"], catch_exceptions=False)
    assert noted == [("skills-figures.counted", {"year": 2025})]


days = st.dates(date(2025, 6, 1), date(2027, 6, 1))
births = st.none() | st.tuples(st.dates(date(1940, 1, 1), date(2020, 1, 1)), st.sampled_from(BirthPrecision))
people = st.builds(
    Received, received_on=days, birth=births, mapped_on=st.none() | days, left_on=st.none() | days,
    died_on=st.none() | days,
)  # fmt: skip


@given(st.lists(people), days)
def test_everybody_asked_of_is_counted_once_and_who_is_mapped_in_time_stays_so(everybody, today):
    found = i7(everybody, YEAR, measures(), today)
    assert 0 <= found.numerator <= found.denominator <= found.asked <= len(everybody)
    later = i7(everybody, YEAR, measures(), today + timedelta(days=200))
    assert later.numerator >= found.numerator
    assert later.denominator >= found.denominator


brought = st.builds(
    Brought, kind=st.sampled_from(QualificationKind), level_code=st.none() | st.sampled_from(["1", "206", "327", "6"]),
    occupation_code=st.none() | st.sampled_from(["3451", "2222"]), country=st.none() | st.sampled_from(["SE", "SY"]),
    months=st.none() | st.integers(0, 60),
)  # fmt: skip


@given(st.lists(brought), brought)
def test_to_bring_more_never_makes_less_of_it(have, more):
    order = (False, None, True)
    of = measures().worth_validating
    before, after = has_studied_or_worked(have, of), has_studied_or_worked([*have, more], of)
    assert order.index(after) >= order.index(before)
