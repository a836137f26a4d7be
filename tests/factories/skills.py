"""Profiles of skills, qualifications and validations, made directly so that a test depends on one thing alone."""

from datetime import UTC, date, datetime
from typing import Any

from reception.access.actor import system
from reception.accounts.models import Unit
from reception.audit.log import record
from reception.db.session import db
from reception.people.models import Person
from reception.skills.models import Qualification, SkillsPart, SkillsProfile, Validation, ValidationStep
from reception.skills.terms import Part, PartState, QualificationKind, Recognition, Step
from reception.web import short_number
from tests.factories.people import SOURCE

MADE = datetime(2026, 3, 2, 10, tzinfo=UTC)
STARTED = date(2026, 3, 2)


def _kept(row: Any) -> Any:
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.made", row)
        db.session.commit()
    return row


def make_profile(person: Person, *, unit: Unit, mapped_on: date | None = None, **facts: Any) -> SkillsProfile:
    """The profile of a person at the board of `unit`; with `mapped_on` every part was talked through by that day."""
    parts = [
        SkillsPart(part=part, state=PartState.TALKED_THROUGH, first_done_on=mapped_on, done_on=mapped_on)
        for part in (Part if mapped_on else ())
    ]
    made = SkillsProfile(
        number=short_number.make(SOURCE), person_id=person.id, unit_id=unit.id, board_id=unit.parent_id or unit.id,
        mapped_on=mapped_on, parts=parts, made_at=MADE, **{"started_on": STARTED, **facts},
    )  # fmt: skip
    found: SkillsProfile = _kept(made)
    return found


def make_qualification(
    profile: SkillsProfile, kind: QualificationKind = QualificationKind.WORK, title: str = "Midwife", **facts: Any
) -> Qualification:
    """Something that somebody brings. `facts` are columns of `Qualification`."""
    found: Qualification = _kept(Qualification(profile_id=profile.id, kind=kind, title=title, made_at=MADE, **facts))
    return found


def make_validation(
    qualification: Qualification, *steps: ValidationStep, aims_at: Recognition = Recognition.STATEMENT, **facts: Any
) -> Validation:
    """A validation with these steps: `make_validation(midwife, taken(Step.SELF_RATING, date(2026, 3, 2)))`."""
    made = Validation(
        number=short_number.make(SOURCE), qualification_id=qualification.id, aims_at=aims_at, steps=list(steps),
        made_at=MADE, **{"started_on": STARTED, **facts},
    )  # fmt: skip
    found: Validation = _kept(made)
    return found


def taken(step: Step, asked_on: date, **facts: Any) -> ValidationStep:
    """A step that was begun on a day. `facts` are columns of `ValidationStep`."""
    return ValidationStep(step=step, asked_on=asked_on, made_at=MADE, **facts)
