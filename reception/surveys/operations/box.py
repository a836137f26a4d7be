"""The box of a survey: answers go in one by one, and come out all at once.

While the survey is open they stand in one sealed row, shuffled anew with each that is added: it holds no order, number
or time of theirs. When it is closed they are made coarse and written in one batch, shuffled, under random numbers.
Nothing here is recorded in the log or anywhere else: when an answer came is known to nobody.
"""

import random
from typing import Final

import sqlalchemy as sa

from reception.db.bulk import insert_many
from reception.db.locking import hold
from reception.db.session import db
from reception.surveys.models import Survey, SurveyAnswer, SurveyBox
from reception.surveys.rules import answers as rules
from reception.surveys.rules.answers import Given
from reception.surveys.rules.tickets import new_id
from reception.surveys.rules.traits import coarsened

_chance: Final = random.SystemRandom()


def add(survey: Survey, answer: Given) -> None:
    """Put an answer among the others. The caller holds the survey, so that nobody else has its box open."""
    box = _box(survey)
    inside = [*rules.unpacked(box.answers), answer] if box is not None else [answer]
    _chance.shuffle(inside)
    if box is None:
        db.session.add(SurveyBox(survey_id=survey.id, answers=rules.packed(inside)))
    else:
        box.answers = rules.packed(inside)
    db.session.flush()


def empty(survey: Survey) -> int:
    """Take all answers out of the box and write them, each with what ten or more of them share. How many they are.

    For closing alone. Whoever answers meanwhile waits, and then finds the survey closed. A second time finds nothing.
    """
    hold(survey)
    box = _box(survey)
    if box is None:
        return 0
    inside = rules.unpacked(box.answers)
    _chance.shuffle(inside)
    traits = coarsened([one.traits for one in inside])
    rows = [
        {
            "id": new_id(),
            "survey_id": survey.id,
            "language": kept.language,
            "about": dict(kept.about),
            "said": {str(question): place for question, place in sorted(one.said.items())},
        }
        for one, kept in zip(inside, traits, strict=True)
    ]
    if rows:
        insert_many(SurveyAnswer, rows)
    db.session.delete(box)
    db.session.flush()
    return len(rows)


def _box(survey: Survey) -> SurveyBox | None:
    query = sa.select(SurveyBox).where(SurveyBox.survey_id == survey.id)
    return db.session.scalars(query.execution_options(populate_existing=True)).one_or_none()
