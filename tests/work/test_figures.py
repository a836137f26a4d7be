"""I16 to I18 as the command counts them: worked examples from what is stored, and the pure rules by property."""

import json
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reception.cases.terms import ClosingReason
from reception.db.session import db
from reception.people import operations as people_operations
from reception.people.terms import BirthPrecision, Protection
from reception.reckoning.periods import Period
from reception.work import cli
from reception.work.models import IncomePeriod, Programme, StatusNote, Study
from reception.work.operations import figures
from reception.work.rules.figures import AT_WORK_OR_STUDIES, Gone, Life, i16
from reception.work.rules.figures_support import i18, i18b
from reception.work.rules.measures import measures
from reception.work.rules.moments import InProgramme, moments
from reception.work.rules.self_support import Income
from reception.work.rules.status import Facts, Job, Lasting
from reception.work.rules.support_definitions import Variant, definitions
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind
from reception.work.terms.figures import Uncounted
from reception.work.terms.income import IncomeSource, WorkStatus
from reception.work.terms.jobs import PlacementKind, StudyFunding, StudyLevel, Subsidy
from tests.factories.people import make_case, make_person
from tests.factories.work import make_employer, make_employment, make_in, make_placement, make_work_file
from tests.work.figuring import TODAY, TOLD, counted, ended, received, that_day

_clock = pytest.fixture(autouse=True)(that_day)
LEFT = date(2026, 3, 31)
AFTER = LEFT + timedelta(days=90)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def left(municipality):
    """`left("Amina")`: the file of somebody who left the establishment programme."""

    def make(name="Amina", on=LEFT, unit=None):
        file = make_work_file(received(municipality, name, on=None), unit=unit or municipality.unit)
        in_programme(file, date(2024, 4, 1), on)
        return file

    return make


def in_programme(file, first, last, kind=ProgrammeKind.ESTABLISHMENT):
    because = ProgrammeEnd.TIME if last else None
    make_in(file, Programme, kind=kind, started_on=first, ended_on=last, ended_because=because, **TOLD)


def told(file, status, on=AFTER, moment="left-90-days"):
    make_in(file, StatusNote, moment=moment, on=on, status=status, **TOLD)


def test_i16_counts_work_with_or_without_subsidy_and_studies_with_student_finance(left):
    make_employment(left("Work"), None, date(2026, 4, 10))
    make_employment(left("New start"), None, date(2026, 4, 10), subsidy=Subsidy.NEW_START_JOB)
    make_placement(left("Introduction"), make_employer(), date(2026, 4, 10), kind=PlacementKind.INTRODUCTION_JOB)
    study = {"level": StudyLevel.BASIC, "title": "Svenska", "started_on": date(2026, 4, 1)}
    make_in(left("Studies"), Study, funding=StudyFunding.GRANTED, **study, **TOLD)
    told(left("Nothing"), WorkStatus.NEITHER)
    assert counted("I16") == (4, 5, {})
    assert counted("I16-work") == (1, 5, {})
    assert counted("I16-new-start-job") == (1, 5, {})
    assert counted("I16-subsidised") == (1, 5, {})
    assert counted("I16-studies") == (1, 5, {})


def test_i16_believes_what_was_told_of_the_very_day(left):
    file = left("Told")
    make_employment(file, None, date(2026, 4, 10))
    told(file, WorkStatus.NEITHER)
    other = left("Told of another day")
    make_employment(other, None, date(2026, 4, 10))
    told(other, WorkStatus.NEITHER, on=AFTER + timedelta(days=3))
    assert counted("I16") == (1, 2, {})


def test_i16_leaves_out_of_whom_nothing_is_known_and_who_is_not_there_any_more(left):
    left("Not known")
    told(left("Asked in vain"), WorkStatus.UNKNOWN)
    left("Too soon", on=TODAY - timedelta(days=89))
    moved, dead = left("Moved"), left("Dead")
    make_employment(moved, None, date(2026, 4, 10))
    ended(moved.person, AFTER)
    ended(dead.person, date(2026, 5, 1), ClosingReason.DECEASED)
    told(left("Told to have moved"), WorkStatus.MOVED)
    assert counted("I16") == (
        0, 0,
        {Uncounted.NOT_YET: 1, Uncounted.STATUS_UNKNOWN: 2, Uncounted.LEFT: 2, Uncounted.DECEASED: 1},
    )  # fmt: skip


def test_i16_does_not_ask_of_those_who_left_in_another_year_or_came_back_or_left_another_programme(municipality, left):
    left("Last year", on=date(2025, 12, 31))
    in_programme(left("Came back"), date(2026, 9, 1), None)
    other = make_work_file(received(municipality, "Other"), unit=municipality.unit)
    in_programme(other, date(2025, 1, 1), LEFT, ProgrammeKind.TRAINING)
    assert counted("I16") == (0, 0, {})
    assert counted("I16", 2025)[2] == {Uncounted.STATUS_UNKNOWN: 1}


def test_i16_counts_somebody_of_two_boards_once_with_what_either_noted(municipality, left):
    file = left()
    other = make_work_file(file.person, unit=municipality.other_board_unit)
    in_programme(other, date(2024, 4, 1), LEFT)
    make_employment(other, None, date(2026, 4, 10))
    assert counted("I16") == (1, 1, {})


def test_i16_counts_two_merged_records_once_and_the_protected_as_all_others(municipality, left, acting):
    kept, former = left("One"), left("Another")
    make_employment(former, None, date(2026, 4, 10))
    hidden = make_person(unit=municipality.unit, protection=Protection.MARKING)
    file = make_work_file(hidden, unit=municipality.unit)
    in_programme(file, date(2024, 4, 1), LEFT)
    make_employment(file, None, date(2026, 4, 10))
    assert counted("I16") == (2, 2, {Uncounted.STATUS_UNKNOWN: 1})
    with acting(municipality.manager):
        people_operations.merge(kept.person, former.person, {})
        db.session.commit()
    assert counted("I16") == (2, 2, {})


def test_i17_counts_the_adults_received_two_years_before_who_work_then(municipality):
    day = date(2024, 5, 6)
    at_work = make_work_file(received(municipality, "Work", on=day), unit=municipality.unit)
    make_employment(at_work, None, date(2025, 1, 1))
    stopped = make_work_file(received(municipality, "Stopped", on=day), unit=municipality.unit)
    make_employment(stopped, None, date(2025, 1, 1), ended_on=date(2026, 5, 5))
    told(stopped, WorkStatus.NEITHER, on=date(2026, 5, 6), moment="received-24-months")
    studies = make_work_file(received(municipality, "Studies", on=day), unit=municipality.unit)
    told(studies, WorkStatus.STUDIES, on=date(2026, 5, 6), moment="received-24-months")
    received(municipality, "No file", on=day)
    received(municipality, "Child", on=day, birth=date(2010, 1, 1))
    received(municipality, "Not known", on=day, birth=None)
    received(municipality, "Old", on=day, birth=date(1950, 1, 1))
    ended(received(municipality, "Moved", on=day), date(2025, 5, 6))
    received(municipality, "Ahead", on=date(2024, 12, 24))
    received(municipality, "Earlier", on=date(2023, 12, 31))
    assert counted("I17-24") == (
        1, 3,
        {
            Uncounted.BIRTH_UNKNOWN: 1, Uncounted.NOT_YET: 1, Uncounted.STATUS_UNKNOWN: 1, Uncounted.LEFT: 1,
        },
    )  # fmt: skip
    assert counted("I17-48") == (0, 0, {})


def test_i17_asks_again_after_four_years(municipality):
    file = make_work_file(received(municipality, on=date(2022, 5, 6)), unit=municipality.unit)
    make_employment(file, None, date(2025, 1, 1))
    assert counted("I17-48") == (1, 1, {})


def test_who_moved_and_came_back_lives_here(municipality):
    person = received(municipality, on=date(2024, 5, 6))
    make_employment(make_work_file(person, unit=municipality.unit), None, date(2025, 1, 1))
    ended(person, date(2024, 9, 1))
    assert counted("I17-24") == (0, 0, {Uncounted.LEFT: 1})
    make_case(person, unit=municipality.other_unit, opened_on=date(2025, 1, 1))
    db.session.commit()
    assert counted("I17-24") == (1, 1, {})


def lives_by(file, source, first, last=None, confirmed=TODAY):
    make_in(file, IncomePeriod, source=source, first_month=first, last_month=last, confirmed_on=confirmed, **TOLD)


@pytest.fixture
def living(municipality):
    """`living("Amina", IncomeSource.WAGE)`: somebody received, and what she lives by since spring."""

    def make(name, *sources, on=date(2025, 3, 3), birth=date(1990, 5, 17), since=date(2026, 3, 1), last=None):
        file = make_work_file(received(municipality, name, on, birth), unit=municipality.unit)
        for source in sources:
            lives_by(file, source, since, last)
        return file

    return make


def test_i18_counts_by_the_definition_and_by_the_strict_one(living):
    living("Wage", IncomeSource.WAGE)
    living("Student", IncomeSource.STUDENT_FINANCE)
    living("Both", IncomeSource.WAGE, IncomeSource.SOCIAL_ASSISTANCE)
    living("Benefit", IncomeSource.ESTABLISHMENT_BENEFIT)
    assert counted("I18") == (2, 4, {})
    assert counted("I18s") == (1, 4, {})


def test_i18_asks_of_adults_received_in_the_last_five_years_who_live_here(living):
    living("Long ago", IncomeSource.WAGE, on=date(2021, 11, 22))
    living("Just", IncomeSource.WAGE, on=date(2021, 11, 23))
    living("Nineteen", IncomeSource.WAGE, birth=date(2006, 11, 24))
    living("Twenty", IncomeSource.WAGE, birth=date(2006, 11, 23))
    living("Old", IncomeSource.WAGE, birth=date(1959, 11, 23))
    living("Not known", IncomeSource.WAGE, birth=None)
    living("Nothing noted")
    living("A hole", IncomeSource.WAGE, last=date(2026, 6, 1))
    ended(living("Moved", IncomeSource.WAGE).person, date(2026, 10, 1))
    ended(living("Dead", IncomeSource.WAGE).person, date(2026, 10, 1), ClosingReason.DECEASED)
    assert counted("I18") == (
        2, 2,
        {
            Uncounted.BIRTH_UNKNOWN: 1, Uncounted.SUPPORT_UNKNOWN: 2, Uncounted.LEFT: 1, Uncounted.DECEASED: 1,
        },
    )  # fmt: skip


def test_i18_of_a_year_that_has_passed_is_of_its_last_month(living):
    file = living("Then", IncomeSource.WAGE, since=date(2025, 10, 1), last=date(2026, 1, 1))
    lives_by(file, IncomeSource.SOCIAL_ASSISTANCE, date(2026, 2, 1))
    assert counted("I18", 2025) == (1, 1, {})
    assert counted("I18") == (0, 1, {})
    assert counted("I18", 2027) == (0, 0, {})


def test_i18_counts_what_two_boards_noted_together(municipality, living):
    file = living("Two", IncomeSource.WAGE)
    other = make_work_file(file.person, unit=municipality.other_board_unit)
    lives_by(other, IncomeSource.SOCIAL_ASSISTANCE, date(2026, 1, 1))
    assert counted("I18") == (0, 1, {})


def test_i18b_is_told_of_five_people_and_no_fewer(living):
    for number in range(4):
        living(f"Ny {number}", IncomeSource.WAGE, since=date(2026, 3 + number, 1))
    living("Last year", IncomeSource.WAGE, since=date(2025, 9, 1))
    living("Too short", IncomeSource.WAGE, since=date(2026, 10, 1), last=date(2026, 11, 1))
    assert counted("I18b") == (None, 4)
    living("Fifth", IncomeSource.WAGE, since=date(2026, 8, 1))
    assert counted("I18b") == (14.0, 5)


def test_the_statements_are_as_many_for_one_as_for_many(municipality, living):
    def statements():
        seen = []

        def note(_connection, _cursor, statement, *_rest):
            seen.append(statement)

        sa.event.listen(sa.engine.Engine, "before_cursor_execute", note)
        counted("I18")
        sa.event.remove(sa.engine.Engine, "before_cursor_execute", note)
        return len([one for one in seen if one.startswith("SELECT")])

    living("First", IncomeSource.WAGE)
    few = statements()
    for number in range(4):
        living(f"More {number}", IncomeSource.WAGE)
    assert statements() == few <= 25


def test_the_command_tells_each_figure_with_what_could_not_be_counted(living, app, monkeypatch):
    living("Not known", IncomeSource.WAGE, birth=None)
    monkeypatch.setattr(cli, "create_app", lambda: app)
    answer = CliRunner().invoke(cli.work, ["figures", "--year", "2026", "--json"], catch_exceptions=False)
    found = json.loads(answer.output)
    assert found["year"] == 2026
    assert list(found["figures"]) == [
        "I16", "I16-work", "I16-new-start-job", "I16-subsidised", "I16-studies", "I17-24", "I17-48", "I18", "I18s",
        "I18b", "I20", "I21", "I22", "I39", "I43",
    ]  # fmt: skip
    assert found["figures"]["I18"] == {"numerator": 0, "denominator": 0, "not_countable": {"birth-unknown": 1}}
    assert found["figures"]["I18b"] == {"median": None, "people": 0}
    plain = CliRunner().invoke(cli.work, ["figures", "--year", "2026"], catch_exceptions=False).output
    assert "I18: 0 of 0\n  1 not countable: Whether it is a person of the ages asked about is not known" in plain
    assert "I18b: too few to tell, of 0" in plain


def test_the_log_keeps_that_figures_were_counted(municipality, app, monkeypatch):
    noted = []
    monkeypatch.setattr(cli, "create_app", lambda: app)
    monkeypatch.setattr(figures, "record", lambda action, **details: noted.append((action, details)))
    CliRunner().invoke(cli.work, ["figures", "--year", "2025"], catch_exceptions=False)
    assert noted == [("work-figures.counted", {"year": 2025})]


days = st.dates(date(2024, 1, 1), date(2027, 6, 1))
lasting = st.builds(lambda a, b: Lasting(min(a, b), max(a, b)), days, days)
in_programmes = lasting.map(lambda one: InProgramme(ProgrammeKind.ESTABLISHMENT, one.started_on, one.ended_on))
month = days.map(lambda day: day.replace(day=1))
incomes = st.builds(
    lambda source, a, b, confirmed: Income(source, min(a, b), max(a, b), confirmed),
    st.sampled_from(IncomeSource), month, month, days,
)  # fmt: skip
lives = st.builds(
    Life,
    birth=st.just((date(1990, 5, 17), BirthPrecision.DAY)),
    received_on=st.none() | days,
    gone=st.builds(Gone, st.none() | days, st.none() | days),
    facts=st.lists(lasting.map(Job), max_size=2).map(lambda jobs: Facts(tuple(jobs))),
    programmes=st.lists(in_programmes, max_size=2),
    incomes=st.lists(incomes, max_size=3),
)


@given(st.lists(lives, max_size=5), days)
def test_everybody_is_counted_once_and_each_status_is_a_part_of_the_whole(everybody, today):
    found = i16(everybody, moments()["left-90-days"], YEAR, today)
    whole = found["I16"]
    assert 0 <= whole.numerator <= whole.denominator <= whole.asked <= len(everybody)
    assert sum(found[f"I16-{status.value}"].numerator for status in AT_WORK_OR_STUDIES) == whole.numerator


@given(st.lists(lives, max_size=5), days)
def test_nobody_provides_for_herself_by_the_strict_definition_alone(everybody, today):
    of, by = measures().supporting, definitions()
    main, strict = (i18(everybody, by[variant], YEAR, today, of) for variant in (Variant.MAIN, Variant.STRICT))
    assert strict.numerator <= main.numerator
    median = i18b(everybody, by[Variant.MAIN], YEAR, today, of)
    assert (median.value is None) is (median.people < of.fewest)
