"""What other rooms ask of plans."""

from datetime import date

from reception.access.actor import system
from reception.people.terms import Protection
from reception.plans import queries
from tests.factories.people import make_person
from tests.factories.plans import case_of, make_plan


def test_the_first_agreed_version_counts_by_case(municipality, acting):
    one, two, three = (make_person(unit=municipality.unit) for _each in range(3))
    make_plan(case_of(one), agreed_on=date(2026, 5, 5))
    make_plan(case_of(one), agreed_on=date(2026, 3, 3))
    make_plan(case_of(two))
    cases = [case_of(person).id for person in (one, two, three)]
    with system("test"):
        assert queries.days_of_plans(cases) == {cases[0]: {"plan_agreed": date(2026, 3, 3)}}
        assert queries.days_of_plans([]) == {}
    with acting(municipality.caseworker):
        assert queries.days_of_plans(cases) == {cases[0]: {"plan_agreed": date(2026, 3, 3)}}
    with acting(municipality.other_unit_caseworker):
        assert queries.days_of_plans(cases) == {}


def test_of_a_hidden_person_no_day_is_told(municipality, acting):
    person = make_person(unit=municipality.unit, protection=Protection.MARKING, named=[municipality.caseworker])
    make_plan(case_of(person), agreed_on=date(2026, 5, 5))
    with acting(municipality.caseworker2):
        assert queries.days_of_plans([case_of(person).id]) == {}
