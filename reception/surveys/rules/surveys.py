"""When a survey may be changed, opened and closed, and in which languages it opens. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.people.rules import numbers
from reception.reckoning.remarks import Remark, refusal
from reception.surveys.rules.texts import SWEDISH, Coverage
from reception.surveys.terms import SurveyState

#: Fifty questions are more than anybody answers on a telephone.
MOST_QUESTIONS: Final = 50
_LIKE_A_NUMBER: Final = re.compile(r"\d[\d+\- ]{8,}\d")


def tags_of(languages: str) -> list[str]:
    """The tags of a survey's languages, Swedish first."""
    return in_order(languages.split())


def in_order(tags: Iterable[str]) -> list[str]:
    """The tags, each once, Swedish first, which is always among them."""
    return list(dict.fromkeys([SWEDISH, *tags]))


def check_draft(state: SurveyState) -> Iterator[Remark]:
    """Whether a survey can be changed. It is about no field."""
    if state is not SurveyState.DRAFT:
        said = N_("Only a draft can be changed: those who answer are all asked the same. Make a copy of the survey.")
        yield refusal("not-draft", "", said)


def check_days(opens_on: date | None, closes_on: date | None) -> Iterator[Remark]:
    """What is wrong with the days of a survey."""
    if opens_on is not None and closes_on is not None and closes_on < opens_on:
        yield refusal("closes-before", "closes_on", N_("The survey closes on the day when it opens, or later."))


def check_words(texts: Mapping[str, str | None], today: date) -> Iterator[Remark]:
    """What is wrong with what is written in a survey, by field: nobody's number stands there."""
    for field, text in texts.items():
        if any(_is_identity(found, today) for found in _LIKE_A_NUMBER.findall(text or "")):
            said = N_("This holds a personal number. Take it out: nothing about a newcomer is written here.")
            yield refusal("personal-number", field, said)


def _is_identity(digits: str, today: date) -> bool:
    try:
        numbers.parse(digits, today=today)
    except numbers.InvalidNumber:
        return False
    return True


def check_opening(
    state: SurveyState, questions: int, closes_on: date | None, coverages: Sequence[Coverage], today: date
) -> Iterator[Remark]:
    """Why a survey cannot open. `questions`: how many it has, traits aside."""
    if state is not SurveyState.DRAFT:
        yield refusal("not-draft", "", N_("The survey has been opened already."))
    if questions == 0:
        yield refusal("no-question", "", N_("The survey has no question yet. Add one first."))
    if closes_on is not None and closes_on < today:
        yield refusal("closing-passed", "", N_("The day on which the survey closes has passed. Choose a later one."))
    if not any(one.language == SWEDISH and one.is_complete for one in coverages):
        yield refusal("swedish-lacks", "", N_("The Swedish is not complete. Write what is missing first."))


def opened_in(coverages: Sequence[Coverage]) -> list[str]:
    """The languages in which a survey opens: those that lack nothing."""
    return in_order(one.language for one in coverages if one.is_complete)


def check_closing(state: SurveyState) -> Iterator[Remark]:
    """Why a survey cannot be closed."""
    if state is not SurveyState.OPEN:
        yield refusal("not-open", "", N_("Only a survey that is open can be closed."))


def closes_now(state: SurveyState, closes_on: date | None, today: date) -> bool:
    """Whether a survey's last day has passed while it is open."""
    return state is SurveyState.OPEN and closes_on is not None and closes_on < today


def answered(asked: Mapping[str, int], unused: Mapping[str, int]) -> dict[str, int]:
    """How many answered, by language: of those asked, those whose ticket is used."""
    return {language: max(count - unused.get(language, 0), 0) for language, count in asked.items()}
