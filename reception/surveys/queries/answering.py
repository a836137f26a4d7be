"""A survey as somebody reads who answers it: found by a token alone, for nobody in particular."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from reception.accounts.models import Unit
from reception.db.session import db
from reception.i18n import locales
from reception.i18n.formats import today
from reception.surveys.models import Survey, SurveyQuestion, SurveyText, SurveyTicket
from reception.surveys.rules.answers import Asked
from reception.surveys.rules.tickets import token_hash
from reception.surveys.terms import SurveyState

_SWEDISH: Final = "sv"
#: (question or None, part, language): the text.
Texts = Mapping[tuple[int | None, str, str], str]


@dataclass(frozen=True)
class Said:
    """A text of the survey in the reader's language, with Swedish beside it unless that is hers. "": there is none."""

    text: str
    language: str
    swedish: str | None

    @property
    def direction(self) -> str:
        """The direction of the language of `text`."""
        return locales.KNOWN[self.language].direction if self.language in locales.KNOWN else "auto"


@dataclass(frozen=True)
class Question:
    """A question on its page: `options` in their order, the first is answer 1."""

    id: int
    text: Said
    options: tuple[Said, ...]
    about: str | None

    @property
    def asked(self) -> Asked:
        """As far as checking an answer goes."""
        return Asked(self.id, len(self.options), self.about)


@dataclass(frozen=True)
class Paper:
    """A survey that is open. `language`: the one that whoever has this token was asked in."""

    survey_id: int
    unit: str
    languages: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class Words:
    """What the survey says in one language."""

    introduction: Said
    thanks: Said
    questions: tuple[Question, ...]

    @property
    def asked(self) -> list[Asked]:
        """Its questions, as far as checking answers goes."""
        return [one.asked for one in self.questions]


def is_open(survey: Survey) -> bool:
    """Whether answers are taken today."""
    is_early = survey.opens_on is not None and today() < survey.opens_on
    is_late = survey.closes_on is not None and today() > survey.closes_on
    return survey.state is SurveyState.OPEN and not is_early and not is_late


def opened_by(token: str) -> Paper | None:
    """The survey that a token opens; None for one that is used, old, unknown, or of a survey that is not open."""
    query = (
        sa.select(Survey, SurveyTicket.language, Unit.name)
        .join(SurveyTicket, SurveyTicket.survey_id == Survey.id)
        .join(Unit, Unit.id == Survey.unit_id)
        .where(SurveyTicket.token_hash == token_hash(token))
    )
    found = db.session.execute(query).one_or_none()
    if found is None or not is_open(found[0]):
        return None
    survey, language, unit = found
    offered = tuple(tag for tag in survey.languages.split() if locales.is_for_newcomers(tag))
    return Paper(survey.id, unit, offered, language if language in offered else _SWEDISH)


def asked_in(survey_id: int) -> list[Asked]:
    """The questions of a survey in their order, as far as checking answers goes."""
    return [Asked(one.id, one.options, one.about) for one in _questions(survey_id)]


def words(survey_id: int, language: str) -> Words:
    """What a survey says in a language, with Swedish beside it."""
    texts = _texts(survey_id, language)
    questions = tuple(
        Question(
            one.id,
            _said(texts, one.id, "question", language),
            tuple(_said(texts, one.id, f"option-{place}", language) for place in range(1, one.options + 1)),
            one.about,
        )
        for one in _questions(survey_id)
    )
    return Words(_said(texts, None, "introduction", language), _said(texts, None, "thanks", language), questions)


def _questions(survey_id: int) -> list[SurveyQuestion]:
    query = sa.select(SurveyQuestion).where(SurveyQuestion.survey_id == survey_id)
    return list(db.session.scalars(query.order_by(SurveyQuestion.place, SurveyQuestion.id)))


def _texts(survey_id: int, language: str) -> Texts:
    query = sa.select(SurveyText.question_id, SurveyText.part, SurveyText.language, SurveyText.text).where(
        SurveyText.survey_id == survey_id, SurveyText.language.in_({language, _SWEDISH})
    )
    return {(question, part, spoken): text for question, part, spoken, text in db.session.execute(query)}


def _said(texts: Texts, question: int | None, part: str, language: str) -> Said:
    """A text in the language, in Swedish where that lacks it."""
    swedish = texts.get((question, part, _SWEDISH), "")
    mine = texts.get((question, part, language))
    if mine is None or language == _SWEDISH:
        return Said(swedish, _SWEDISH, None)
    return Said(mine, language, swedish)
