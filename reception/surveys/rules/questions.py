"""What a question of a survey is, and what stops it. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, refusal
from reception.surveys.rules.bank import FEWEST_OPTIONS, MOST_OPTIONS
from reception.surveys.rules.surveys import MOST_QUESTIONS
from reception.surveys.terms import QuestionKind

LONGEST_TEXT: Final = 500
LONGEST_OPTION: Final = 150


def lines(text: str) -> list[str]:
    """The answers that were written, one a line, without empty ones."""
    return [" ".join(row.split()) for row in text.splitlines() if row.strip()]


def check_choices(kind: QuestionKind, options: Sequence[str]) -> Iterator[Remark]:
    """What is wrong with the answers of a choice."""
    if kind is not QuestionKind.CHOICE:
        return
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        said = N_("Write from %(least)s to %(most)s answers, each on a line of its own.")
        yield refusal("choices", "choices", said, least=FEWEST_OPTIONS, most=MOST_OPTIONS)
    if len({option.casefold() for option in options}) < len(options):
        yield refusal("choices-same", "choices", N_("Two answers are the same."))
    if any(len(option) > LONGEST_OPTION for option in options):
        said = N_("Shorten each answer to %(longest)s characters.")
        yield refusal("choice-long", "choices", said, longest=LONGEST_OPTION)


def check_room(count: int, more: int = 1) -> Iterator[Remark]:
    """Whether so many more questions have room."""
    if count + more > MOST_QUESTIONS:
        said = N_("A survey has at most %(most)s questions.")
        yield refusal("too-many", "", said, most=MOST_QUESTIONS)


def moved(ids: Sequence[int], one: int, by: int) -> list[int]:
    """The order after `one` has changed places with its neighbour; at an end it stays."""
    order = list(ids)
    here = order.index(one)
    there = here + by
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    return order
