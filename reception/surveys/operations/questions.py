"""The questions of a draft: added from the bank or written, moved, removed. Raises `Refused` where rules stop it."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.audit.log import record
from reception.db.bulk import chunks
from reception.db.changing import write_anew
from reception.db.session import db
from reception.i18n.formats import today
from reception.reckoning.remarks import accepted
from reception.surveys.models import Survey, SurveyQuestion, SurveyText
from reception.surveys.operations.texts import Put, count, fill, hold_draft, put
from reception.surveys.rules import questions as rules
from reception.surveys.rules.bank import Item, bank
from reception.surveys.rules.surveys import check_words
from reception.surveys.rules.texts import QUESTION, SWEDISH, option_part
from reception.surveys.terms import QuestionKind


def add_from_bank(survey: Survey, codes: Sequence[str]) -> list[SurveyQuestion]:
    """Questions of the bank, last in the survey; one that it has already is not added again."""
    hold_draft(survey)
    there = {one.code for one in survey.questions}
    items = [item for item in bank().offered if item.code in codes and item.code not in there]
    accepted(rules.check_room(len(survey.questions), len(items)))
    made = [_add(survey, item.kind, len(item.options), item) for item in items]
    db.session.flush()
    fill(survey, made)
    count(survey)
    if made:
        record("survey.questions-added", survey, codes=" ".join(item.code for item in items))
    return made


def _add(survey: Survey, kind: QuestionKind, options: int, item: Item | None = None) -> SurveyQuestion:
    last = max((one.place for one in survey.questions), default=0)
    code, about = (item.code, item.about) if item is not None else (None, None)
    made = SurveyQuestion(survey=survey, place=last + 1, kind=kind, code=code, options=options, about=about)
    db.session.add(made)
    return made


def write_question(survey: Survey, *, kind: QuestionKind, text: str, choices: str) -> SurveyQuestion:
    """A question of the survey's own, in Swedish. `choices`: the answers of a choice, one a line."""
    hold_draft(survey)
    options = _checked(kind, text, choices)
    accepted(rules.check_room(len(survey.questions)))
    made = _add(survey, kind, len(options) or len(bank().answers_of(kind)))
    db.session.flush()
    _write(survey, made, text, options)
    record("survey.question-written", survey, question=made.id, kind=kind.value)
    return made


def change_question(survey: Survey, question: SurveyQuestion, *, text: str, choices: str) -> None:
    """A question of the survey's own is asked otherwise: its translations are outdated from then on."""
    hold_draft(survey)
    options = _checked(question.kind, text, choices)
    if question.kind is QuestionKind.CHOICE:
        _forget(
            survey, [one.id for one in survey.texts if one.question_id == question.id and _is_beyond(one.part, options)]
        )
        write_anew(question, {"options": len(options)})
    _write(survey, question, text, options)
    record("survey.question-changed", survey, question=question.id)


def _forget(survey: Survey, text_ids: Sequence[int]) -> None:
    """Take texts away, in every language."""
    for part in chunks(text_ids):
        db.session.execute(sa.delete(SurveyText).where(SurveyText.id.in_(part)))
    db.session.expire(survey, ["texts"])


def _is_beyond(part: str, options: Sequence[str]) -> bool:
    return part != QUESTION and part not in {option_part(place) for place in range(1, len(options) + 1)}


def _checked(kind: QuestionKind, text: str, choices: str) -> list[str]:
    options = rules.lines(choices) if kind is QuestionKind.CHOICE else []
    words = check_words({"text": text, "choices": choices}, today())
    accepted([*words, *rules.check_choices(kind, options)])
    return options


def _write(survey: Survey, question: SurveyQuestion, text: str, options: Sequence[str]) -> None:
    said = [(QUESTION, text), *((option_part(place), option) for place, option in enumerate(options, 1))]
    put(survey, [Put((question.id, part), SWEDISH, words) for part, words in said])
    fill(survey, [question])
    count(survey)


def move_question(survey: Survey, question: SurveyQuestion, by: int) -> None:
    """A question changes places with the one before (-1) or after it (1); at an end it stays."""
    hold_draft(survey)
    by_id = {one.id: one for one in survey.questions}
    for place, key in enumerate(rules.moved(list(by_id), question.id, by), 1):
        write_anew(by_id[key], {"place": place})
    count(survey)
    record("survey.question-moved", survey, question=question.id)


def remove_question(survey: Survey, question: SurveyQuestion) -> None:
    """A question is not asked after all."""
    hold_draft(survey)
    _forget(survey, [one.id for one in survey.texts if one.question_id == question.id])
    survey.questions.remove(question)
    db.session.delete(question)
    db.session.flush()
    count(survey)
    record("survey.question-removed", survey, question=question.id, code=question.code)
