"""What tests of matching share: people of whom something is mapped, and what stands on a card."""

from datetime import date, timedelta
from typing import Any
from xml.etree.ElementTree import Element

import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import Unit, User
from reception.audit.log import record
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.skills.models import SkillsAnswer, SkillsLanguage, SkillsProfile
from reception.skills.terms import LanguageLevel
from reception.work.models import Opening, Proposal, WorkFile
from reception.work.terms.file import Seeks
from tests.clients import Read
from tests.factories.people import make_person
from tests.factories.skills import make_profile, make_qualification
from tests.factories.work import make_work_file
from tests.page_rules import text_of

COOK, WELDER = "5120", "7212"


def day(days: int) -> date:
    return today() + timedelta(days=days)


def told(profile: SkillsProfile, *, speaks: dict[str, LanguageLevel], **answers: str) -> None:
    """What was said in the interview: languages, and answers by their question."""
    with system("test"):
        for tag, level in speaks.items():
            db.session.add(SkillsLanguage(profile_id=profile.id, language=tag, speaks=level, reads=level, writes=level))
        for question, answer in answers.items():
            code = answer if question in {"work_soon", "work_later"} else None
            db.session.add(SkillsAnswer(profile_id=profile.id, question=question, answer=answer, code=code))
        record("test.told", profile)
        commit()


def cook(unit: Unit, worker: User | None, *, name: str = "Amina Yusuf", **facts: Any) -> Person:
    """Somebody who was a cook, speaks Swedish every day, and looks for a placement or a job."""
    person = make_person(name=name, unit=unit, worker=worker, **facts)
    make_work_file(person, unit=unit, seeks=Seeks.BOTH, can_begin_on=today())
    profile = make_profile(person, unit=unit)
    make_qualification(profile, title="Cook in Mogadishu", occupation_code=COOK, country="SO")
    told(
        profile, speaks={"sv": LanguageLevel.EVERYDAY, "so": LanguageLevel.FULLY}, driving_licence="no", hours="5-to-6"
    )
    return person


def places_path(person: Person) -> str:
    return f"/people/{person.number}/work/places"


def people_path(opening: Opening) -> str:
    return f"/employers/openings/{opening.number}/people"


def propose_path(person: Person, opening: Opening) -> str:
    return f"{places_path(person)}/{opening.number}/propose"


def cards(answer: Read) -> dict[str, str]:
    """What each card of the page says, by its heading, in their order."""
    return {text_of(_heading(card)): text_of(card) for card in answer.all("article", class_="card")}


def _heading(card: Element) -> Element:
    found = card.find(".//h3")
    assert found is not None
    return found


def the_proposals() -> list[Proposal]:
    with system("test"):
        return list(db.session.scalars(sa.select(Proposal).order_by(Proposal.id).execution_options(permit="test")))


def the_file(person: Person) -> WorkFile | None:
    with system("test"):
        query = sa.select(WorkFile).where(WorkFile.person_id == person.id)
        return db.session.scalars(query.execution_options(permit="test")).one_or_none()
