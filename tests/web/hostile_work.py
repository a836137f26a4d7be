"""The forms of work that no rule of an address gives by itself; see `tests.web.test_hostile_forms`.

An employer is nobody's own, so that the file of a test holds none; and what an address names behind its question mark
fills a form in.
"""

from typing import Any

from reception.work.models import BusinessAdvice
from reception.work.terms.file import EndedBy, Seeks
from reception.work.terms.jobs import BusinessResult, PlacementOutcome
from tests.factories.people import make_person
from tests.factories.work import make_employer, make_employment, make_in, make_opening, make_placement, make_work_file
from tests.web.world import World
from tests.work.jobs import day, make_contact


def work_world(world: World) -> dict[str, Any]:
    """One of everything, by what it is called in the addresses."""
    municipality = world.municipality
    person = make_person(name="Hawa Nur", unit=municipality.unit, worker=municipality.caseworker)
    file = make_work_file(person, unit=municipality.unit, seeks=Seeks.BOTH)
    employer = make_employer("Exempel Bygg AB", note="Öppet från sex.")
    make_contact(employer, "Berit Handledare")
    closed = make_employer("Exempel Kök AB", closed_on=day(-200))
    ended = make_placement(
        file, employer, day(-90), ended_on=day(-2), outcome=PlacementOutcome.JOB_THERE, ended_by=EndedBy.AS_PLANNED
    )
    return {
        "person": person.number,
        "without": make_person(name="Omar Nur", unit=municipality.unit, worker=municipality.caseworker).number,
        "employer": employer.id,
        "unknown": make_employer("Exempel Gård AB").id,
        "opening": make_opening(employer).number,
        "ended": ended.id,
        "closed": make_placement(file, closed, day(-9)).id,
        "job": make_employment(file, employer, day(-400)).id,
        "left": make_employment(file, employer, day(-200), ended_on=day(-50), ended_by=EndedBy.PERSON).id,
        "advice": make_in(
            file, BusinessAdvice, advised_on=day(-30), result=BusinessResult.STARTED, started_on=day(-5)
        ).id,
    }


#: (who opens it, the address)
FORMS = (
    ("caseworker", "/employers/{employer}/contacts/new"),
    ("caseworker", "/employers/{employer}/openings/new"),
    ("caseworker", "/employers/{unknown}/edit"),
    ("caseworker", "/people/{without}/work/search"),
    ("caseworker", "/people/{person}/work/placements/new?opening={opening}"),
    ("caseworker", "/people/{person}/work/placements/{ended}/tutor"),
    ("caseworker", "/people/{person}/work/placements/{ended}/edit"),
    ("caseworker", "/people/{person}/work/placements/{closed}/edit"),
    ("caseworker", "/people/{person}/work/employments/new?opening={opening}"),
    ("caseworker", "/people/{person}/work/employments/new?placement={ended}"),
    ("caseworker", "/people/{person}/work/employments/new?advice={advice}"),
    *(("caseworker", f"/people/{{person}}/work/employments/{{job}}/checks/{months}") for months in (3, 12)),
    ("caseworker", "/people/{person}/work/employments/{left}/checks/3"),
)
