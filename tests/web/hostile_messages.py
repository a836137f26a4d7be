"""The forms of letters and messages that no rule of an address gives by itself; see `tests.web.test_hostile_forms`.

A unit's letter is nobody's own, and what an address names behind its question mark chooses a letter.
"""

from typing import Any

from tests.factories.letters import IN_ARABIC, lives_at, make_template
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import make_link
from tests.web.world import World


def messages_world(world: World) -> dict[str, Any]:
    """One of everything, by what it is called in the addresses."""
    municipality = world.municipality
    person = make_person(name="Hawa Nur", unit=municipality.unit, worker=municipality.caseworker)
    make_link(case_of(lives_at(person, "Storgatan 4", "ar")))
    template = make_template(municipality.unit, name="Kurs", ar=IN_ARABIC)
    return {"person": person.number, "template": template.id}


#: (who opens it, the address)
FORMS = (
    ("caseworker", "/letter-templates/new"),
    ("caseworker", "/letter-templates/{template}/edit"),
    ("caseworker", "/letter-templates/{template}/texts/ar"),
    ("caseworker", "/letter-templates/{template}/texts/ti"),
    ("caseworker", "/mailings/new"),
    ("caseworker", "/people/{person}/letters/new?letter={template}&language=ar"),
    ("caseworker", "/people/{person}/letters/new?letter={template}&language=xx"),
    ("caseworker", "/people/{person}/my-plan/new"),
)
