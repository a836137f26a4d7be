"""The forms of skills that no rule of an address gives by itself; see `tests.web.test_hostile_forms`.

One address is about several forms: each part of the interview asks its own questions, and so does each kind of what
somebody brings and the last step of a validation.
"""

from datetime import timedelta
from typing import Any

from reception.i18n.formats import today
from reception.skills.models import ValidationStep
from reception.skills.terms import Body, Part, QualificationKind, Step
from tests.factories.people import make_person
from tests.factories.skills import MADE, make_profile, make_qualification, make_validation, taken
from tests.web.world import World


def skills_world(world: World) -> dict[str, Any]:
    """One of everything, by what it is called in the addresses."""
    municipality, day = world.municipality, today() - timedelta(days=30)
    person = make_person(name="Hawa Nur", unit=municipality.unit, worker=municipality.caseworker)
    profile = make_profile(person, unit=municipality.unit, started_on=day)
    brought = {kind: make_qualification(profile, kind, f"Något {kind.value}") for kind in QualificationKind}
    early = [
        ValidationStep(step=step, left_out_because="UHR frågas direkt.", made_at=MADE)
        for step in (Step.SELF_RATING, Step.OVERVIEW, Step.DEEPENED, Step.ASSESSMENT)
    ]
    recognised = make_validation(
        brought[QualificationKind.EDUCATION], *early, taken(Step.RECOGNITION, day, body=Body.SOCIALSTYRELSEN),
        started_on=day,
    )  # fmt: skip
    return {
        "unmapped": make_person(unit=municipality.unit, worker=municipality.caseworker).number,
        "profile": profile.number,
        "validation": recognised.number,
        "unvalidated": brought[QualificationKind.CERTIFICATE].id,
        **{kind.value: row.id for kind, row in brought.items()},
    }


#: (who opens it, the address)
FORMS = (
    ("caseworker", "/people/{unmapped}/skills"),
    *(("caseworker", f"/skills/{{profile}}/interview/{part.value}") for part in Part),
    *(
        ("caseworker", f"/skills/{{profile}}/interview/{part.value}/new")
        for part in (Part.EDUCATION, Part.WORK, Part.CERTIFICATES)
    ),
    *(("caseworker", f"/skills/{{profile}}/qualifications/{{{kind.value}}}/edit") for kind in QualificationKind),
    ("caseworker", "/skills/{profile}/validations/new?qualification={unvalidated}"),
    ("caseworker", "/skills/{profile}/validations/{validation}/steps/recognition"),
    ("caseworker", "/skills/{profile}/validations/{validation}/steps/recognition/answer"),
    ("caseworker", "/skills/{profile}/cv/choose"),
    ("caseworker", "/skills/{profile}/sharing/new"),
    ("caseworker", "/skills/{profile}/progress/new"),
)
