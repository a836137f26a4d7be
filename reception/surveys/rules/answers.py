"""What somebody answered, as the box holds it. Pure.

Each answer takes the same form whatever was answered, and the whole is filled up to steps of `_STEP` signs, so that the
length of what is sealed tells next to nothing of the last answer.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from reception.surveys.rules.traits import Traits

_STEP: Final = 8192


@dataclass(frozen=True)
class Asked:
    """A question as far as checking an answer goes. `about`: the trait that it asks for, if it does."""

    id: int
    options: int
    about: str | None = None


@dataclass(frozen=True)
class Given:
    """What one person sent: traits, and the place of each answer (1 is the first) by the id of its question."""

    traits: Traits
    said: Mapping[int, int] = field(default_factory=dict)


def checked(sent: Mapping[int, int], questions: Iterable[Asked]) -> dict[int, int]:
    """What was sent, without what no question of the survey could be answered by."""
    return {one.id: sent[one.id] for one in questions if 1 <= sent.get(one.id, 0) <= one.options}


def says_something(sent: Mapping[int, int], questions: Iterable[Asked]) -> bool:
    """Whether a question of the survey itself is answered, and not traits alone."""
    return any(one.id in sent for one in questions if one.about is None)


def given(sent: Mapping[int, int], questions: Sequence[Asked], language: str) -> Given:
    """The answer of somebody who read the survey in `language`."""
    fit = checked(sent, questions)
    about = {one.about: str(fit[one.id]) for one in questions if one.about is not None and one.id in fit}
    said = {one.id: fit[one.id] for one in questions if one.about is None and one.id in fit}
    return Given(Traits(language, about), said)


def packed(answers: Iterable[Given]) -> str:
    """Answers as the box holds them."""
    rows = [[one.traits.language, dict(one.traits.about), {str(k): v for k, v in one.said.items()}] for one in answers]
    text = json.dumps(rows, separators=(",", ":"), ensure_ascii=True)
    return text + " " * (-len(text) % _STEP)


def unpacked(text: str) -> list[Given]:
    """The answers that `packed` put together."""
    return [
        Given(Traits(language, about), {int(key): place for key, place in said.items()})
        for language, about, said in json.loads(text)
    ]
