"""What tests of validations share: where their pages stand, and what is stored."""

from datetime import date, timedelta

import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.i18n.formats import today
from reception.skills.models import (
    Qualification,
    SkillsProfile,
    Validation,
    ValidationStep,
)
from reception.skills.terms import Step
from tests.clients import Read
from tests.factories.skills import MADE, make_validation


def day(days: int) -> date:
    return today() + timedelta(days=days)


def of_profile(profile: SkillsProfile) -> str:
    return f"/skills/{profile.number}/validations"


def the_validation() -> Validation:
    with system("test"):
        return db.session.scalars(sa.select(Validation).execution_options(permit="test")).one()


def the_step(step: Step) -> ValidationStep | None:
    with system("test"):
        query = sa.select(ValidationStep).where(ValidationStep.step == step)
        return db.session.scalars(query.execution_options(permit="test")).one_or_none()


def begun(degree: Qualification, *steps: ValidationStep, **facts: object) -> Validation:
    return make_validation(degree, *steps, **{"started_on": day(-300), **facts})


def page_of(profile: SkillsProfile, one: Validation) -> str:
    return f"{of_profile(profile)}/{one.number}"


def left_out(*steps: Step) -> list[ValidationStep]:
    return [ValidationStep(step=step, left_out_because="UHR tillfrågas direkt.", made_at=MADE) for step in steps]


EARLY = (Step.SELF_RATING, Step.OVERVIEW, Step.DEEPENED)


def refused(answer: Read, message: str) -> None:
    assert answer.status_code == 200
    assert message in answer.words
