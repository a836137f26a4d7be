"""What may be shown of a survey: tables of its questions, whole and split, all by the one protected way. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from reception.disclosure.coarsening import (
    AGREEMENT,
    THRESHOLD,
    Ladder,
    Table,
    choice_ladder,
    protected,
    protected_split,
)
from reception.surveys.rules.traits import Traits
from reception.surveys.terms import QuestionKind

#: The trait that nobody is asked for: in which language she answered.
LANGUAGE: Final = "language"
_STEPS: Final = 5
#: The steps of an agreement that count as agreeing (indicator I30).
_AGREEING: Final = frozenset({4, 5})

#: Values of a trait that stand together; None: not stated.
Group = tuple[str | None, ...]


@dataclass(frozen=True)
class Counted:
    """A question of the survey itself, as it is counted."""

    id: int
    kind: QuestionKind
    options: int
    code: str | None = None


@dataclass(frozen=True)
class Answered:
    """One answer, of nobody in particular. `said`: places by the id of the question."""

    traits: Traits
    said: Mapping[int, int]


@dataclass(frozen=True)
class Outcome:
    """What may be shown of a question. `table` None: withheld; so is each split that is None.

    `is_coarse`: answers were put together so that no group under the threshold shows.
    """

    question: Counted
    table: Table | None
    splits: Mapping[str, Mapping[Group, Table] | None] = field(default_factory=dict)
    is_coarse: bool = False

    @property
    def headline(self) -> tuple[int, int] | None:
        """How many agreed, or gave the first answer, and of how many; None where that is not shown."""
        return None if self.table is None else _headline(self.question, self.table)


def outcomes(questions: Sequence[Counted], traits: Sequence[str], answers: Sequence[Answered]) -> list[Outcome] | None:
    """What may be shown of each question, split by each of `traits`. None: there are fewer answers than the threshold,
    and nothing is shown at all."""
    if len(answers) < THRESHOLD:
        return None
    return [_outcome(question, traits, answers) for question in questions]


def _outcome(question: Counted, traits: Sequence[str], answers: Sequence[Answered]) -> Outcome:
    everybody = _counts(question, answers)
    ladder = _ladder(question, everybody)
    table = protected(everybody, ladder)
    if table is None:
        return Outcome(question, None)
    splits = {trait: protected_split(_groups(question, trait, answers), ladder) for trait in traits}
    return Outcome(question, table, splits, is_coarse=table.rung != ladder[0])


def _ladder(question: Counted, everybody: Sequence[int]) -> Ladder:
    is_agreement = question.kind is QuestionKind.AGREEMENT and question.options == _STEPS
    return AGREEMENT if is_agreement else choice_ladder(question.options, everybody)


def _counts(question: Counted, answers: Sequence[Answered]) -> list[int]:
    counts = [0] * (question.options + 1)
    for one in answers:
        counts[one.said.get(question.id, 0)] += 1
    return counts


def _groups(question: Counted, trait: str, answers: Sequence[Answered]) -> dict[str | None, list[int]]:
    values = dict.fromkeys(one.traits.value(trait) for one in answers)
    return {value: _counts(question, [one for one in answers if one.traits.value(trait) == value]) for value in values}


def _headline(question: Counted, table: Table) -> tuple[int, int] | None:
    wanted = _AGREEING if question.kind is QuestionKind.AGREEMENT and question.options == _STEPS else frozenset({1})
    parts = [(one, count) for one, count in table.lines if wanted & set(one)]
    if any(not set(one) <= wanted for one, _count in parts):
        return None
    return sum(count for _one, count in parts), table.base
