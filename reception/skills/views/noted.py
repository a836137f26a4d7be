"""What was noted in each part of the interview, in short: for the overview, for another board, and for paper."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reception.skills.queries import interview as queries
from reception.skills.rules.interview import Given, Question, interview
from reception.skills.terms import Part

if TYPE_CHECKING:
    from reception.skills.models import Qualification, SkillsLanguage, SkillsPart, SkillsProfile


@dataclass(frozen=True)
class Noted:
    """A part: how it ended (None: it is left), the question it begins with, and what is noted in it."""

    part: Part
    ended: "SkillsPart | None"
    opening: Question
    languages: "list[SkillsLanguage]"
    brought: "list[Qualification]"
    given: list[Given]

    @property
    def is_something(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.languages or self.brought or self.given)


def noted(profile: "SkillsProfile") -> list[Noted]:
    """Every part of a profile, in the order of the interview."""
    told = states(profile)
    answers = [(row.question, row.answer, row.code) for row in profile.answers]
    return [
        Noted(
            part=part,
            ended=told.get(part),
            opening=interview().opening(part),
            languages=list(profile.languages) if part is Part.LANGUAGES else [],
            brought=queries.of_kind(profile, queries.KINDS[part]) if part in queries.KINDS else [],
            given=interview().given(part, answers),
        )
        for part in Part
    ]


def states(profile: "SkillsProfile") -> "dict[Part, SkillsPart]":
    """How each part ended; a part that is left is not there."""
    return {one.part: one for one in profile.parts}
