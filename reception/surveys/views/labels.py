"""How classes of answers and groups of people are named."""

from collections.abc import Mapping, Sequence

from reception.i18n.formats import language_name, listed
from reception.i18n.text import _
from reception.surveys.queries.answering import Question


def class_label(question: Question, places: Sequence[int]) -> str:
    """A class of answers: the words of each, from the lowest; place 0 is what was left out, and comes last."""
    return " / ".join(_answer(question, place) for place in sorted(places, key=lambda place: (place == 0, place)))


def trait_label(traits: Mapping[str, Question | None], trait: str) -> str:
    """A trait: the question that asks for it, or the language."""
    question = traits[trait]
    return _("Language") if question is None else question.text.text


def group_label(traits: Mapping[str, Question | None], trait: str, values: Sequence[str | None]) -> str:
    """A group of people; several that stand together are all named."""
    return listed([_value(traits[trait], value) for value in values])


def percent(share: float | None) -> int | None:
    """A share in whole percent."""
    return None if share is None else round(100 * share)


def _answer(question: Question, place: int) -> str:
    return question.options[place - 1].text if place else _("Left out")


def _value(question: Question | None, value: str | None) -> str:
    if value is None:
        return _("Not stated")
    return language_name(value) if question is None else _answer(question, int(value))
