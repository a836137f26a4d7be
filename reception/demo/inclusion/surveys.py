"""Two surveys on inclusion: one closed, with answers in six languages, and one that newcomers are asked in now."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

import sqlalchemy as sa

from reception.accounts.models import Unit
from reception.db.session import db
from reception.i18n import locales
from reception.i18n.formats import today as actual_day
from reception.surveys.models import Survey, SurveyAsking, SurveyQuestion
from reception.surveys.operations import askings, surveys
from reception.surveys.operations.answering import answer
from reception.surveys.queries.askings import slip_tokens
from reception.surveys.rules.bank import PART_OF
from reception.surveys.terms import AskingKind

_UNIT: Final = "Integrationsenheten"
#: Slips handed out, and those that were answered, by language: one group too small to be shown by itself.
_SLIPS: Final = {
    "sv": (60, 40),
    "ar": (76, 56),
    "so": (62, 44),
    "uk": (60, 42),
    "fa-AF": (56, 40),
    "ti": (18, 6),
}
#: In a small municipality a part of them is enough.
_FEWER: Final = 5
_CLOSED_DAYS_AGO, _OPEN_FOR = 170, 30
#: How likely each step is, from "not at all" to "wholly"; Väsby's question is agreed to more than the others.
_STEPS: Final = (8, 12, 22, 36, 22)
_AGREED: Final = (5, 9, 18, 40, 28)
_ANSWERED_ALREADY: Final = 9


def tell_surveys(chance: Random, today: date, *, is_small: bool) -> None:
    """The survey of the spring with its answers, and the one that is open. `is_small`: of fewer people."""
    unit_id = db.session.scalar(sa.select(Unit.id).where(Unit.name == _UNIT))
    offered = [tag for tag in _SLIPS if tag == locales.DEFAULT.tag or locales.is_for_newcomers(tag)]
    if unit_id is None:
        return
    _past(chance, unit_id, offered, today, _FEWER if is_small else 1)
    if actual_day() < today + timedelta(days=_OPEN_FOR):  # in a demo of an earlier day it would be closed by now
        _open(chance, unit_id, offered, today)


def _past(chance: Random, unit_id: int, languages: Sequence[str], today: date, share: int) -> None:
    closes_on = today - timedelta(days=_CLOSED_DAYS_AGO)
    made = surveys.make_survey(
        title=f"Delaktighet våren {closes_on.year}", unit_id=unit_id, languages=languages, usual=True
    )
    surveys.open_survey(made)
    for tag in made.languages.split():
        handed_out, answered = _SLIPS[tag]
        _answered(chance, made, tag, handed_out, answered // share)
    surveys.close_survey(made)
    made.opens_on, made.closes_on = closes_on - timedelta(days=_OPEN_FOR), closes_on
    for asking in db.session.scalars(sa.select(SurveyAsking).where(SurveyAsking.survey_id == made.id)):
        asking.asked_on = made.opens_on
    db.session.flush()


def _open(chance: Random, unit_id: int, languages: Sequence[str], today: date) -> None:
    made = surveys.make_survey(
        title=f"Delaktighet hösten {today.year}",
        unit_id=unit_id,
        languages=languages,
        closes_on=today + timedelta(days=_OPEN_FOR),
        usual=True,
    )
    surveys.open_survey(made)
    made.opens_on = today
    asked = SurveyAsking(
        survey_id=made.id, kind=AskingKind.PEOPLE, unit_id=unit_id, size=60, asked_on=today, left_out={}
    )
    db.session.add(asked)
    db.session.flush()
    askings.ask(asked.id, lambda *_done: None)
    _answered(chance, made, made.languages.split()[-1], 30, _ANSWERED_ALREADY)


def _answered(chance: Random, survey: Survey, language: str, handed_out: int, answered: int) -> None:
    """Slips in a language, and what those who used one said."""
    slips = askings.make_slips(survey, language=language, label="Språkkafé", size=handed_out)
    for token in slip_tokens(slips)[:answered]:
        answer(token, _said(chance, survey.questions), language)


def _said(chance: Random, questions: Sequence[SurveyQuestion]) -> dict[int, int]:
    """An answer to nearly every question."""
    return {one.id: _place(chance, one) for one in questions if chance.random() > (0.3 if one.about else 0.06)}


def _place(chance: Random, question: SurveyQuestion) -> int:
    steps = _AGREED if question.code == PART_OF else _STEPS
    weights = steps if question.options == len(steps) else (1,) * question.options
    return chance.choices(range(1, question.options + 1), weights)[0]
