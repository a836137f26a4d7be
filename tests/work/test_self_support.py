"""Whether somebody, or a household, provides for itself: tables reckoned by hand, and what holds of all of them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.people.terms import BirthPrecision
from reception.reckoning.definitions import InvalidDefinitions
from reception.reckoning.periods import months_after
from reception.work.rules.files import text_of
from reception.work.rules.self_support import Income, Member, Month, household_months, months_of
from reception.work.rules.support_definitions import Variant, definitions, read_definitions
from reception.work.rules.support_runs import (
    Since,
    Spell,
    lasting_since,
    longest_run,
    months_to_support,
    runs,
    self_supporting_since,
    spells,
)
from reception.work.terms.income import IncomeSource, Support

MAIN, STRICT = definitions()[Variant.MAIN], definitions()[Variant.STRICT]
WAGE, CSN, BUSINESS = IncomeSource.WAGE, IncomeSource.STUDENT_FINANCE, IncomeSource.BUSINESS
ASSISTANCE, ESTABLISHMENT = IncomeSource.SOCIAL_ASSISTANCE, IncomeSource.ESTABLISHMENT_BENEFIT
PARENTAL, FAMILY, SAVINGS = IncomeSource.PARENTAL, IncomeSource.FAMILY, IncomeSource.SAVINGS
YES, NO, UNKNOWN = Support.YES, Support.NO, Support.UNKNOWN
GROWN = (date(1990, 5, 1), BirthPrecision.DAY)


def m(number: int) -> date:
    """The first day of the month so many months after January 2026."""
    return months_after(date(2026, 1, 1), number)


def income(source: IncomeSource, first: int, last: int | None = None, confirmed: int = 100) -> Income:
    return Income(source, m(first), None if last is None else m(last), m(confirmed))


def answers(months: tuple[Month, ...]) -> list[Support]:
    return [one.support for one in months]


def of_person(*incomes: Income, months: int = 12, by=MAIN) -> list[Support]:
    return answers(months_of(incomes, by, m(0), m(months - 1)))


def adult(*incomes: Income, **facts) -> Member:
    return Member(GROWN, incomes, **facts)


def of_household(*members: Member, months: int = 1, by=MAIN) -> list[Support]:
    return answers(household_months(members, by, m(0), m(months - 1)))


def test_a_year_of_one_person_month_by_month():
    """January to December 2026, reckoned by hand.

    Jan–Mar establishment benefit; Apr nothing noted; May wage beside social assistance; Jun–Aug wage;
    Sep–Oct student finance; Nov parental benefit; Dec wage again.
    """
    noted = [
        income(ESTABLISHMENT, 0, 2),
        income(WAGE, 4, 7),
        income(ASSISTANCE, 4, 4),
        income(CSN, 8, 9),
        income(PARENTAL, 10, 10),
        income(WAGE, 11, 11),
    ]
    assert of_person(*noted) == [NO, NO, NO, UNKNOWN, NO, YES, YES, YES, YES, YES, NO, YES]
    assert of_person(*noted, by=STRICT) == [NO, NO, NO, UNKNOWN, NO, YES, YES, YES, NO, NO, NO, YES]
    months = months_of(noted, MAIN, m(0), m(11))
    assert months[4].sources == (WAGE, ASSISTANCE)
    assert months[3].is_hole
    assert months[3].sources == ()
    assert self_supporting_since(months) == Since(m(11), m(11))
    assert longest_run(months) == Spell(m(5), m(9), YES)
    assert months_to_support(months, date(2026, 1, 20), 3) == 5
    assert lasting_since(months, date(2026, 9, 1), 3) is None
    assert [(one.first, one.last, one.support) for one in spells(months)] == [
        (m(0), m(2), NO),
        (m(3), m(3), UNKNOWN),
        (m(4), m(4), NO),
        (m(5), m(7), YES),
        (m(8), m(9), YES),
        (m(10), m(10), NO),
        (m(11), m(11), YES),
    ]


@pytest.mark.parametrize(
    ("sources", "main", "strict"),
    [
        ([WAGE], YES, YES),
        ([BUSINESS], YES, YES),
        ([CSN], YES, NO),
        ([CSN, FAMILY], YES, NO),
        ([WAGE, ASSISTANCE], NO, NO),
        ([CSN, ESTABLISHMENT], NO, NO),
        ([FAMILY], NO, NO),
        ([SAVINGS], NO, NO),
        ([IncomeSource.ACTIVITY_BENEFIT], NO, NO),
        ([IncomeSource.PENSION], NO, NO),
        ([], UNKNOWN, UNKNOWN),
    ],
)
def test_a_month_of_one_person(sources, main, strict):
    noted = [income(source, 0, 0) for source in sources]
    assert of_person(*noted, months=1) == [main]
    assert of_person(*noted, months=1, by=STRICT) == [strict]


def test_a_source_without_an_end_is_known_for_six_months_after_it_was_confirmed():
    assert of_person(income(WAGE, 0, None, confirmed=1), months=10) == [YES] * 8 + [UNKNOWN] * 2
    months = months_of([income(WAGE, 0, None, confirmed=1)], MAIN, m(0), m(9))
    assert (months[8].sources, months[8].perhaps, months[8].is_hole) == ((), (WAGE,), True)
    assert self_supporting_since(months) == Since(m(0), m(7))


@pytest.mark.parametrize(
    ("stale", "fresh", "answer"),
    [(ASSISTANCE, WAGE, UNKNOWN), (ASSISTANCE, PARENTAL, NO), (WAGE, PARENTAL, UNKNOWN), (WAGE, ASSISTANCE, NO),
     (PARENTAL, WAGE, YES), (FAMILY, PARENTAL, NO)],
)  # fmt: skip
def test_what_may_still_go_on_is_not_known_where_it_could_turn_the_answer(stale, fresh, answer):
    noted = [income(stale, 0, None, confirmed=0), income(fresh, 0, 11)]
    assert of_person(*noted)[11] == answer


def test_one_works_and_the_other_lives_on_the_family():
    """A household by hand: both known; one with benefits; one with a hole; one nobody knows of."""
    works = income(WAGE, 0, 5)
    assert of_household(adult(works), adult(income(FAMILY, 0, 0))) == [YES]
    assert of_household(adult(works), adult(income(SAVINGS, 0, 0))) == [YES]
    assert of_household(adult(works), adult(income(PARENTAL, 0, 0))) == [YES]
    assert of_household(adult(works), adult(income(ASSISTANCE, 0, 0))) == [NO]
    assert of_household(adult(works), adult(income(ESTABLISHMENT, 0, 0), works)) == [NO]
    assert of_household(adult(works), adult()) == [UNKNOWN]
    assert of_household(adult(works), Member(GROWN, None)) == [UNKNOWN]
    assert of_household(adult(income(ASSISTANCE, 0, 0)), Member(GROWN, None)) == [NO]
    assert of_household(adult(income(FAMILY, 0, 0)), adult(income(PARENTAL, 0, 0))) == [NO]
    assert of_household(adult(income(CSN, 0, 0)), adult(income(FAMILY, 0, 0)), by=STRICT) == [NO]
    assert of_household() == [UNKNOWN]


def test_who_fills_18_within_a_month_is_asked_from_the_next():
    child = Member((date(2008, 2, 10), BirthPrecision.DAY), None)
    assert of_household(adult(income(WAGE, 0, 5)), child, months=4) == [YES, YES, UNKNOWN, UNKNOWN]


def test_a_birth_that_is_not_known_leaves_open_only_what_it_could_turn():
    works = adult(income(WAGE, 0, 0))
    assert of_household(works, Member(None, [income(FAMILY, 0, 0)])) == [YES]
    assert of_household(works, Member(None, [income(ASSISTANCE, 0, 0)])) == [UNKNOWN]
    assert of_household(Member(None, [income(WAGE, 0, 0)])) == [UNKNOWN]


def test_who_has_moved_out_is_asked_no_more():
    left = Member(GROWN, [income(ASSISTANCE, 0, 9)], until=date(2026, 2, 1))
    joins = Member(GROWN, None, since=date(2026, 4, 30))
    assert of_household(adult(income(WAGE, 0, 9)), left, joins, months=4) == [NO, NO, YES, UNKNOWN]


def test_before_there_was_a_definition_nothing_is_known():
    months = months_of([Income(WAGE, date(2010, 1, 1), None, date(2010, 12, 1))], MAIN, date(2010, 11, 1), m(-180))
    assert answers(months) == [UNKNOWN, YES, YES]


def test_what_has_a_hole_in_it_is_no_unbroken_run():
    months = months_of([income(WAGE, 0, 2), income(WAGE, 4, 5)], MAIN, m(0), m(8))
    assert self_supporting_since(months) == Since(m(4), m(5))
    assert lasting_since(months, m(0), 3) == m(0)
    assert lasting_since(months, m(0), 4) is None
    assert self_supporting_since(months_of([income(FAMILY, 0, 5)], MAIN, m(0), m(8))) is None
    assert longest_run(()) is None
    assert self_supporting_since(()) is None


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('code = "strict"', 'code = "other"', "unknown variant"),
        ('code = "strict"', 'code = "main"', "two versions of main"),
        ('"wage", "business"]', '"wages"]', "unknown counts 'wages'"),
        ('"wage", "business"]', '"wage", "social-assistance"]', "never both"),
        ("goes_on_months = 6", "goes_on_months = true", "goes_on_months is a whole number"),
        ("lasting_months = 3\n", "", "lasting_months is a whole number"),
        ("source = ", "text2 = ", "source is missing"),
        ("valid_from = 2010-12-01", 'valid_from = "2010"', "are days"),
        ("valid_from = 2010-12-01", "valid_from = 2010-12-01\nvalid_to = 2009-01-01", "valid_to is before"),
    ],
)
def test_a_file_of_definitions_is_refused_whole(old, new, problem):
    with pytest.raises(InvalidDefinitions, match=problem):
        read_definitions(text_of("self_support.toml").replace(old, new))


SOURCES = st.sampled_from(IncomeSource)


@st.composite
def incomes(draw: st.DrawFn) -> Income:
    first = draw(st.integers(-6, 14))
    last = draw(st.none() | st.integers(first, 24))
    return income(draw(SOURCES), first, last, draw(st.integers(-6, 14)))


LISTS = st.lists(incomes(), max_size=6)
MEMBERS = st.builds(
    Member,
    birth=st.sampled_from(
        [GROWN, None, (date(2015, 1, 1), BirthPrecision.DAY), (date(2008, 7, 4), BirthPrecision.DAY)]
    ),
    incomes=st.none() | LISTS,
)
HOUSEHOLDS = st.lists(MEMBERS, max_size=4)


def person(noted: list[Income], by=MAIN) -> tuple[Month, ...]:
    return months_of(noted, by, m(0), m(17))


def household(members: list[Member], by=MAIN) -> tuple[Month, ...]:
    return household_months(members, by, m(0), m(17))


@given(LISTS.flatmap(lambda noted: st.tuples(st.just(noted), st.permutations(noted))))
def test_the_order_of_the_periods_is_of_no_matter(both):
    assert person(both[0]) == person(both[1])


@given(HOUSEHOLDS.flatmap(lambda members: st.tuples(st.just(members), st.permutations(members))))
def test_the_order_of_the_members_is_of_no_matter(both):
    assert household(both[0]) == household(both[1])


@given(LISTS, st.integers(0, 17))
def test_a_period_in_two_parts_is_as_the_whole(noted, at):
    for one in noted:
        if one.first_month < m(at) and (one.last_month or date.max) >= m(at) and one.is_known_in(m(at - 1), 6):
            parts = [
                Income(one.source, one.first_month, m(at - 1), one.confirmed_on),
                Income(one.source, m(at), one.last_month, one.confirmed_on),
            ]
            assert person(parts) == person([one])


@given(LISTS)
def test_noting_the_same_twice_changes_nothing(noted):
    assert person(noted + noted) == person(noted)


@given(HOUSEHOLDS)
def test_who_is_strictly_self_supporting_is_so_by_the_main_definition(members):
    for one, other in zip(household(members, STRICT), household(members), strict=True):
        assert one.support is not YES or other.support is YES
        assert other.support is not NO or one.support is NO


@given(LISTS)
def test_one_grown_person_is_a_household_of_her_own(noted):
    assert household([Member(GROWN, noted)]) == person(noted)


@given(LISTS)
def test_a_month_that_nothing_known_covers_is_not_known(noted):
    for one in person(noted):
        assert one.is_hole is not bool(one.sources)
        assert one.sources or one.support is UNKNOWN


@given(HOUSEHOLDS, st.integers(0, 3), st.lists(SOURCES, max_size=3))
def test_what_is_known_is_not_turned_by_what_is_learnt_of_somebody_unknown(members, place, learnt):
    """UNKNOWN may become anything; YES and NO stand whatever is learnt of one of whom nothing was known."""
    if place < len(members) and members[place].incomes is None and learnt:
        before = household(members)
        told = Member(members[place].birth, [income(source, 0, 17) for source in learnt])
        after = household([*members[:place], told, *members[place + 1 :]])
        for one, other in zip(before, after, strict=True):
            assert one.support in {UNKNOWN, other.support}


@given(HOUSEHOLDS)
def test_a_household_says_yes_only_with_income_of_its_own_and_no_benefit(members):
    for one in household(members):
        if one.support is YES:
            assert {WAGE, CSN, BUSINESS} & set(one.sources)
            assert not {ASSISTANCE, ESTABLISHMENT} & {*one.sources, *one.perhaps}


@given(LISTS)
def test_spells_cover_each_month_once_and_differ_from_their_neighbours(noted):
    months = person(noted)
    found = spells(months)
    assert sum(one.months for one in found) == len(months)
    assert [one.first for one in found] == [m(0), *(months_after(one.last, 1) for one in found[:-1])]
    for one, other in pairwise(found):
        assert (one.support, one.sources, one.perhaps) != (other.support, other.sources, other.perhaps)
    assert len(runs(months)) <= len(found)


@given(LISTS)
def test_since_is_the_beginning_of_a_run_of_months_of_self_support(noted):
    months = person(noted)
    since = self_supporting_since(months)
    known = [one for one in months if one.support is not UNKNOWN]
    assert (since is not None) is (bool(known) and known[-1].support is YES)
    if since is not None:
        assert since.known_until == known[-1].month
        assert all(one.support is YES for one in months if since.month <= one.month <= since.known_until)
        before = [one for one in months if one.month == months_after(since.month, -1)]
        assert all(one.support is not YES for one in before)


@given(LISTS, st.integers(1, 5))
def test_support_that_lasts_longer_began_no_earlier(noted, lasting):
    months = person(noted)
    shorter, longer = (lasting_since(months, m(0), number) for number in (lasting, lasting + 1))
    assert longer is None or (shorter is not None and shorter <= longer)
