"""What the walk of all pages needs beside the demo about skills: Selam, who has a row of each kind, and a pupil."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import sqlalchemy as sa

from reception.access import actor as actors
from reception.accounts import queries as account_queries
from reception.accounts.models import User
from reception.db.session import db
from reception.education.models import Pupil
from reception.i18n.formats import today
from reception.people.models import Person
from reception.skills.models import (
    Qualification,
    SkillsConsent,
    SkillsMeasure,
    SkillsProfile,
    Validation,
    ValidationStep,
)
from reception.skills.operations import consents, profiles, validations
from reception.skills.queries.consents import boards_to_let_read
from reception.skills.terms import Body, Recognition, Step
from tests.browser import school_of_demo

SELAM: Final = "Selam Tesfay"
VALIDATION: Final = "/skills/<number>/validations/<validation_number>"
SCHOOL: Final = "Gymnasium, naturvetenskaplig inriktning"


def add() -> None:
    """Selam lets one more board read, and a validation of hers has no step yet; guidance begins with a pupil."""
    actors.become(account_queries.actor_of(_user("caseworker")))
    selam = _profile()
    let = {"language": "ti", "with_interpreter": True, "given_on": today(), "expires_on": None}
    reading = {one.to_board_id for one in selam.consents if one.withdrawn_on is None}
    for board in [board for board in boards_to_let_read(selam) if board.id not in reading][:1]:
        consents.let_read(selam, to_board_id=board.id, **let)
    validations.start(_brought(SCHOOL), aims_at=Recognition.STATEMENT, started_on=today())
    actors.become(account_queries.actor_of(_user("guidance")))
    profiles.start(_one(sa.select(Person).filter_by(shown_name=school_of_demo.NAME)), "ar")
    db.session.flush()


def samples() -> dict[str, Callable[[], Any]]:
    """As `casework.samples`. Of the steps, those that a page is about: one that waits, or one that was answered."""
    profile = "/skills/<number>"
    one = VALIDATION
    step = f"{one}/steps/<step_code>"
    waiting = {f"{step}/{page}": lambda: Step.ASSESSMENT.value for page in ("answer", "papers", "take-back")}
    return {
        "/people/<number>/skills": lambda: _person().number,
        "/pupils/<number>/skills": lambda: _pupil().number,
        profile: lambda: _profile().number,
        f"{profile}/qualifications/<qualification_id>": lambda: _brought("Barnmorska").id,
        f"{profile}/qualifications/<qualification_id>/remove": not_validated,
        f"{profile}/progress/<day>": lambda: str(_one(_measured()).on),
        f"{profile}/sharing/<consent_id>": lambda: _one(_holding()).id,
        one: lambda: _validation().number,
        f"{one}/leave-out": lambda: _begun().number,
        step: lambda: Step.OVERVIEW.value,
        **waiting,
    }


def not_validated() -> int:
    """The id of a qualification of Selam's without a validation."""
    number: int = _brought("Kurs i återupplivning av nyfödda").id
    return number


def more() -> Iterator[tuple[str, str]]:
    """(role, path) of the same pages in another state: ended, left in the middle, guided at school, let be read."""
    selam, one = f"/skills/{_profile().number}", f"/skills/{_profile().number}/validations/{_validation().number}"
    ended = _one(_validations().where(Validation.ended_on.is_not(None))).number
    amina = _one(sa.select(Person).filter_by(shown_name="Amina Yusuf"))
    vera = _one(sa.select(SkillsProfile).join(Person).where(Person.shown_name == school_of_demo.NAME)).number
    for path in (
        f"{selam}/validations/{ended}", f"{selam}/validations/{ended}/steps/recognition", f"{one}/steps/recognition",
        f"{selam}/qualifications/{_brought('Barnmorska').id}/remove", f"{selam}/cv?language=en",
        f"{selam}/print?empty=1", f"/people/{amina.number}/skills", f"/people/{_person().number}/timeline?kind=skills",
        f"/skills/{_of(amina)}/interview/obstacles", f"/skills/{_of(amina)}/cv", "/skills/waiting?whose=unit",
    ):  # fmt: skip
        yield "caseworker", path
    yield "guidance", f"/pupils/{school_of_demo.samples()['/pupils/<number>/studies/place']()}/skills"
    for path in ("interview/languages", "validations", "progress", "cv", "sharing"):
        yield "guidance", f"/skills/{vera}/{path}"


def _of(person: Person) -> str:
    number: str = _one(sa.select(SkillsProfile).filter_by(person_id=person.id)).number
    return number


def _person() -> Person:
    found: Person = _one(sa.select(Person).filter_by(shown_name=SELAM))
    return found


def _profile() -> SkillsProfile:
    found: SkillsProfile = _one(sa.select(SkillsProfile).filter_by(person_id=_person().id))
    return found


def _pupil() -> Pupil:
    """Selam at school: guidance reads there what she lets its board read."""
    found: Pupil = _one(sa.select(Pupil).filter_by(person_id=_person().id))
    return found


def _brought(title: str) -> Qualification:
    found: Qualification = _one(sa.select(Qualification).filter_by(profile_id=_profile().id, title=title))
    return found


def _measured() -> Any:
    return sa.select(SkillsMeasure).filter_by(profile_id=_profile().id).order_by(SkillsMeasure.on)


def _holding() -> Any:
    consent = sa.select(SkillsConsent).filter_by(profile_id=_profile().id, withdrawn_on=None)
    return consent.order_by(SkillsConsent.id.desc())


def _validations() -> Any:
    return sa.select(Validation).join(Qualification).where(Qualification.profile_id == _profile().id)


def _validation() -> Validation:
    """The one that waits for Socialstyrelsen."""
    waiting = _validations().join(ValidationStep).where(ValidationStep.body == Body.SOCIALSTYRELSEN)
    found: Validation = _one(waiting.where(Validation.ended_on.is_(None)))
    return found


def _begun() -> Validation:
    """The one without a step."""
    found: Validation = _one(_validations().where(Qualification.title == SCHOOL))
    return found


def _user(role: str) -> User:
    found: User = _one(sa.select(User).filter_by(email=f"{role}@demo.example"))
    return found


def _one(query: Any) -> Any:
    """The first row, with the eyes of the system."""
    found = db.session.scalars(query.limit(1).execution_options(permit="test")).first()
    assert found is not None, str(query)
    return found
