"""Surveys that are open, tokens that open them, and browsers that answer."""

import random
from collections.abc import Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from flask import Flask

from reception.access.actor import system
from reception.accounts.models import Unit
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.surveys.models import Survey, SurveyAnswer, SurveyQuestion, SurveyText, SurveyTicket
from reception.surveys.operations import box
from reception.surveys.rules.tickets import new_id, slip_token, token_hash
from reception.surveys.terms import QuestionKind, SurveyState
from reception.web import short_number
from tests.clients import Read, StrictClient

#: (kind, code, options, about)
USUAL: Final = (
    (QuestionKind.AGREEMENT, "part-of", 5, None),
    (QuestionKind.YES_NO, "discriminated", 2, None),
    (QuestionKind.CHOICE, "sex", 3, "sex"),
)
_KEY: Final = b"only for tests"
_source: Final = random.Random(11)
_ANSWERS: Final = {
    QuestionKind.AGREEMENT: ("Do not agree at all", "Do not agree", "Neither", "Agree", "Agree completely"),
    QuestionKind.YES_NO: ("Yes", "No"),
    QuestionKind.CHOICE: ("Woman", "Man", "Other", "A", "B", "C", "D", "E", "F", "G", "H", "I"),
}


def make_survey(
    unit: Unit,
    *,
    languages: str = "sv en ar",
    questions: Sequence[tuple[QuestionKind, str | None, int, str | None]] = USUAL,
    **facts: Any,
) -> Survey:
    """An open survey with its texts in its languages."""
    with system("test"):
        given = {"title": "Delaktighet", "state": SurveyState.OPEN, "opens_on": today(), **facts}
        survey = Survey(number=short_number.make(_source), unit_id=unit.id, languages=languages, **given)
        db.session.add(survey)
        db.session.flush()
        for place, (kind, code, options, about) in enumerate(questions, 1):
            question = SurveyQuestion(
                survey_id=survey.id, place=place, kind=kind, code=code, options=options, about=about
            )
            db.session.add(question)
            db.session.flush()
            words = [("question", f"Question {code}")]
            words += [(f"option-{one}", said) for one, said in enumerate(_ANSWERS[kind][:options], 1)]
            _texts(survey, question.id, words)
        _texts(survey, None, [("introduction", "About your life here."), ("thanks", "You helped us.")])
        record("test.survey")
        db.session.commit()
    return survey


def _texts(survey: Survey, question_id: int | None, words: Sequence[tuple[str, str]]) -> None:
    for language in survey.languages.split():
        for part, said in words:
            text = f"{said} ({language})"
            db.session.add(
                SurveyText(survey_id=survey.id, question_id=question_id, part=part, language=language, text=text)
            )
    db.session.flush()


def make_tickets(survey: Survey, count: int, *, language: str = "en", first: int = 0) -> list[str]:
    """Tokens that each open a survey once."""
    tokens = [slip_token(survey.id, first + index, _KEY) for index in range(count)]
    with system("test"):
        for token in tokens:
            db.session.add(
                SurveyTicket(id=new_id(), survey_id=survey.id, token_hash=token_hash(token), language=language)
            )
        record("test.tickets")
        db.session.commit()
    return tokens


def press(page: Read, name: str, **values: Any) -> dict[str, Any]:
    """What a browser sends of a page of a survey when a button is pressed."""
    return {**page.form_values(), **values, "press": name}


def answer(app: Flask, token: str, places: Sequence[int | None], *, language: str = "en", of: str = "") -> Read:
    """Walk through a survey in a browser of its own and send; None is "I do not want to answer this"."""
    browser = StrictClient(app)
    if of:
        browser.environ_base["REMOTE_ADDR"] = of
    address = f"/s/{token}"
    page = browser.get(f"{address}?lang={language}")
    page = browser.post(address, data=press(page, "begin"))
    for place in places:
        given = press(page, "leave-out") if place is None else press(page, "next", answer=str(place))
        page = browser.post(address, data=given)
    return browser.post(address, data=press(page, "send"))


def close(survey: Survey, **facts: Any) -> int:
    """Close a survey as its job does, as far as answers go. How many there were."""
    with system("test"):
        count = box.empty(survey)
        survey.state = SurveyState.CLOSED
        for name, value in facts.items():
            setattr(survey, name, value)
        record("test.closed")
        db.session.commit()
    return count


def make_answers(
    survey: Survey, rows: Sequence[tuple[int, str | None, Mapping[str, str], Sequence[int | None]]]
) -> None:
    """Answers of a closed survey: how many of a kind, their language, traits, and places by question."""
    keys = db.session.scalars(
        sa.select(SurveyQuestion.id)
        .where(SurveyQuestion.survey_id == survey.id, SurveyQuestion.about.is_(None))
        .order_by(SurveyQuestion.place)
    ).all()
    with system("test"):
        for count, language, about, places in rows:
            said = {str(key): place for key, place in zip(keys, places, strict=True) if place is not None}
            for _one in range(count):
                db.session.add(
                    SurveyAnswer(id=new_id(), survey_id=survey.id, language=language, about=dict(about), said=said)
                )
        record("test.answers")
        db.session.commit()
