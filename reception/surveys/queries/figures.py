"""Figures that surveys answer, by the same protected way as their results."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa

from reception.surveys import permits
from reception.surveys.models import Survey, SurveyQuestion
from reception.surveys.queries.results import outcomes_of
from reception.surveys.terms import SurveyState

#: The item of the bank that indicator I30 counts (policies.md).
PART_OF: Final = "part-of"


@dataclass(frozen=True)
class Share:
    """`count` of `of` people. `surveys`: how many it is from; `withheld`: how many more may not be shown.

    `of` holds those who left the question out where the table could not show them apart.
    """

    count: int
    of: int
    surveys: int
    withheld: int


def part_of_society(year: int, on: date) -> Share | None:
    """I30: of those who answered, how many agree (steps 4 and 5) that they can be a part of and contribute, in surveys
    that closed in a year, on the day `on` at the latest. None: no survey of that year may be shown."""
    asked = sa.select(SurveyQuestion.survey_id).where(SurveyQuestion.code == PART_OF)
    query = sa.select(Survey).where(
        Survey.id.in_(asked),
        Survey.state == SurveyState.CLOSED,
        Survey.closes_on.between(date(year, 1, 1), min(date(year, 12, 31), on)),
    )
    surveys = permits.RESULTS.all(query.order_by(Survey.id))
    shown = [
        outcome.headline
        for _survey, found in outcomes_of(surveys)
        for outcome in found
        if outcome.question.code == PART_OF and outcome.headline is not None
    ]
    if not shown:
        return None
    count, of = (sum(one[place] for one in shown) for place in (0, 1))
    return Share(count, of, len(shown), len(surveys) - len(shown))
