"""What the tests of building a survey share: steps through its pages, and what the tables hold."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from reception.db.session import db
from reception.jobs import jobs
from reception.people.models import Person
from reception.surveys.models import Survey, SurveyInvitation, SurveyTicket
from tests.clients import StrictClient
from tests.factories.letters import lives_at
from tests.factories.municipality import Municipality
from tests.factories.people import make_person


def rows(model: Any, **wanted: Any) -> list[Any]:
    """The rows of a table."""
    query = sa.select(model).filter_by(**wanted).order_by(model.id).execution_options(permit="test")
    return list(db.session.scalars(query))


def begin(browser: StrictClient, municipality: Municipality, *languages: str, **values: Any) -> Survey:
    """A draft, made on its page."""
    asked = {
        "title": "Inclusion 2026", "unit_id": str(municipality.unit.id), "languages": list(languages),
        "start": "empty", **values,
    }  # fmt: skip
    answer = browser.fill("/surveys/new", **asked)
    assert answer.status_code == 303, answer.words
    made: Survey = rows(Survey)[-1]
    return made


def at(survey: Survey, *parts: object) -> str:
    """The address of a page of a survey."""
    return "/".join(["", "surveys", survey.number, *map(str, parts)])


def write_question(browser: StrictClient, survey: Survey, text: str, kind: str = "yes-no", choices: str = "") -> None:
    """A question of the survey's own, in Swedish."""
    answer = browser.fill(at(survey, "questions", "new"), text=text, kind=kind, choices=choices)
    assert answer.status_code == 303, answer.words


def translate(browser: StrictClient, survey: Survey, tag: str, text: str = "سؤال", state: str = "reviewed") -> None:
    """Write every text that is missing in a language."""
    values = browser.get(at(survey, "texts", tag)).form_values()
    missing = {name: text for name, value in values.items() if name.startswith("text_") and not value}
    answer = browser.fill(at(survey, "texts", tag), **missing, state=state)
    assert answer.status_code == 303, answer.words


def opened(browser: StrictClient, municipality: Municipality, *languages: str) -> Survey:
    """A survey of one question that is open in Swedish and these languages."""
    survey = begin(browser, municipality, *languages)
    write_question(browser, survey, "Trivs du här?")
    for tag in languages:
        translate(browser, survey, tag)
    assert browser.post(at(survey, "open")).status_code == 303
    return survey


def asked(browser: StrictClient, survey: Survey, **values: Any) -> None:
    """Newcomers are asked, and the program does it."""
    answer = browser.fill(at(survey, "askings", "new"), **values)
    assert answer.status_code == 303, answer.words
    jobs.work_waiting()
    db.session.expire_all()


def newcomer(municipality: Municipality, name: str, *languages: str, **facts: Any) -> Person:
    """Somebody with an open case who reads these languages."""
    person = make_person(name=name, unit=municipality.unit, worker=municipality.caseworker, **facts)
    return lives_at(person, None, *languages)


def tickets(survey: Survey) -> Sequence[SurveyTicket]:
    """The tickets of a survey."""
    return rows(SurveyTicket, survey_id=survey.id)


def invitations(survey: Survey) -> Sequence[SurveyInvitation]:
    """Who was asked in a survey."""
    return rows(SurveyInvitation, survey_id=survey.id)
