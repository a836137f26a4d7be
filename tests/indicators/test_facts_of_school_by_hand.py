"""The facts of children's school on worked examples, asked on 22 November 2026."""

from datetime import date

import pytest

from reception.education.models import Schooling, SchoolMapping, Support
from reception.education.queries.facts import FACTS
from reception.education.terms.school import MappingPart, SchoolingEnd
from reception.education.terms.studies import SchoolForm, SchoolSupport
from reception.indicators.rules.catalogue import versions_of
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind, Protection
from reception.web import short_number
from tests.education.pupils import MADE, kept
from tests.factories.education import SOURCE
from tests.factories.people import make_person
from tests.indicators.counting import counted

TODAY = date(2026, 11, 22)
INTRODUCTION = SchoolForm.LANGUAGE_INTRODUCTION


def count(code, year=2026):
    return dict(counted(FACTS[code](versions_of(code)[0].asked(year, TODAY))))


@pytest.fixture
def child_called(municipality):
    """`child_called("Sara", 2016, received)`: a child born in that year."""

    def made(name, born, received=date(2026, 3, 2), **facts):
        person = make_person(name=name, birth=date(born, 5, 17), **facts)
        kept(KeyDate(person_id=person.id, kind=KeyDateKind.RECEIVED, on_day=received))
        return person

    return made


@pytest.fixture
def place(municipality):
    """`place(child, form, first_on=…)`: her place in a school, noted by the reception unit or by `unit`."""

    def made(person, form=SchoolForm.COMPULSORY, unit=None, **facts):
        number, unit_id = short_number.make(SOURCE), (unit or municipality.unit).id
        return kept(
            Schooling(person_id=person.id, unit_id=unit_id, number=number, form=form, made_at=MADE, **facts)
        )  # fmt: skip

    return made


def moved(day):
    return {"last_on": day, "ended_as": SchoolingEnd.MOVED_AWAY}


def test_school_within_a_month_is_asked_of_children_of_school_age(child_called, place, municipality):
    """Received 2 March: the month ends on 2 April."""
    in_time = child_called("In time", 2016, protection=Protection.REGISTRATION)
    place(in_time, first_on=date(2026, 4, 2))
    place(in_time, unit=municipality.other_board_unit, received_on=date(2026, 4, 20))
    place(child_called("Late", 2016), first_on=date(2026, 4, 3))
    place(child_called("Waits", 2020), SchoolForm.PRESCHOOL_CLASS, requested_on=date(2026, 3, 4))
    place(child_called("Moved", 2016), first_on=date(2026, 4, 3), **moved(date(2026, 4, 3)))
    place(child_called("Small", 2021), SchoolForm.PRESCHOOL, first_on=date(2026, 3, 9))
    child_called("Nothing noted", 2011)
    child_called("Grown", 2010)
    place(child_called("Not yet", 2016, date(2026, 11, 2)), first_on=date(2026, 11, 5))
    assert count("I11") == {"yes": 1, "no": 3, "no-school": 1, "not-yet": 1}


def test_mapping_and_placement_both_have_two_months(child_called, place):
    """Received at school 9 March: until 9 May, both parts of the mapping and the placement."""
    school = {"received_on": date(2026, 3, 9), "first_on": date(2026, 3, 9)}
    for name, placed_on, days in (
        ("Both", date(2026, 5, 9), (date(2026, 4, 1), date(2026, 5, 9))),
        ("Mapped late", date(2026, 5, 9), (date(2026, 4, 1), date(2026, 5, 10))),
        ("Half mapped", date(2026, 5, 9), (date(2026, 4, 1),)),
        ("Not placed", None, (date(2026, 4, 1), date(2026, 4, 1))),
    ):
        made = place(child_called(name, 2016), placed_on=placed_on, **school)
        for part, day in zip((MappingPart.LANGUAGE, MappingPart.LITERACY), days, strict=False):
            kept(SchoolMapping(schooling_id=made.id, part=part, done_on=day))
    place(child_called("Moved", 2016), **school, **moved(date(2026, 4, 30)))
    assert count("I12") == {"yes": 1, "no": 3, "left": 1}


def test_preschool_is_asked_of_the_day_four_months_later(child_called, place):
    """Received 2 March: on 2 July."""
    for name, facts in (
        ("Goes", {"first_on": date(2026, 7, 2)}),
        ("Went", {"first_on": date(2026, 4, 1), "last_on": date(2026, 7, 1), "ended_as": SchoolingEnd.OTHER}),
        ("Moved", {"first_on": date(2026, 4, 1), **moved(date(2026, 7, 1))}),
        ("Offered", {"requested_on": date(2026, 3, 9), "offered_on": date(2026, 4, 1)}),
    ):
        place(child_called(name, 2022), SchoolForm.PRESCHOOL, **facts)
    child_called("Nothing noted", 2023)
    child_called("Two years old", 2024)
    assert count("I13") == {"yes": 1, "no": 2, "left": 1, "no-school": 1}


def test_support_in_the_mother_tongue_runs_on_the_day(child_called, place):
    def pupil(name, received_on, *supports):
        made = place(child_called(name, 2014), received_on=received_on)
        for kind, first_on, last_on in supports:
            kept(Support(schooling_id=made.id, kind=kind, language="ar", first_on=first_on, last_on=last_on))

    guided, taught = SchoolSupport.STUDY_GUIDANCE, SchoolSupport.MOTHER_TONGUE
    ended = (taught, date(2026, 3, 2), date(2026, 6, 5))
    pupil("Both", date(2024, 3, 1), (guided, date(2024, 4, 1), None), ended)
    pupil("Ended", date(2024, 3, 1), ended)
    pupil("Applied", date(2024, 3, 1), (taught, None, None))
    pupil("Other support", date(2024, 3, 1), (SchoolSupport.PREPARATORY_CLASS, date(2024, 4, 1), None))
    pupil("Four years ago", date(2022, 11, 22), (guided, date(2024, 4, 1), None))
    assert count("I10") == {"yes": 1, "no": 2, "no-support": 1}
    assert count("I10", 2027) == {}


def test_language_introduction_leads_on_within_two_years(child_called, place):
    """Begun 19 August 2024: until 19 August 2026."""
    begun = {"first_on": date(2024, 8, 19)}
    for name, ended_as, last_on in (
        ("To a programme", SchoolingEnd.NATIONAL_PROGRAMME, date(2026, 6, 12)),
        ("A day late", SchoolingEnd.NATIONAL_PROGRAMME, date(2026, 8, 20)),
        ("Left", SchoolingEnd.INTERRUPTED, date(2025, 6, 13)),
        ("Moved", SchoolingEnd.MOVED_AWAY, date(2025, 6, 13)),
    ):
        place(child_called(name, 2008), INTRODUCTION, last_on=last_on, ended_as=ended_as, **begun)
    follows = child_called("Two places", 2008)
    place(follows, INTRODUCTION, **begun)
    place(follows, SchoolForm.NATIONAL_PROGRAMME, first_on=date(2026, 8, 19))
    place(child_called("Goes on", 2008), INTRODUCTION, **begun)
    place(child_called("Began later", 2009), INTRODUCTION, first_on=date(2025, 8, 18))
    assert count("I15") == {"yes": 2, "no": 3, "left": 1}
