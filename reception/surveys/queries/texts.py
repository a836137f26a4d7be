"""What a survey says in each language, and what each language lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from reception.surveys.models import Survey
from reception.surveys.rules import texts as rules
from reception.surveys.rules.surveys import tags_of
from reception.surveys.rules.texts import QUESTION, SWEDISH, Coverage, Key, Written, option_part


def written(survey: Survey, language: str) -> dict[Key, Written]:
    """What is written in a language, by part."""
    return {
        (one.question_id, one.part): Written(one.text, one.state, one.source_digest)
        for one in survey.texts
        if one.language == language
    }


def wanted(survey: Survey) -> list[Key]:
    """Everything that each language of a survey has to say, in order."""
    return rules.wanted([(one.id, one.options) for one in survey.questions], written(survey, SWEDISH))


def coverages(survey: Survey) -> list[Coverage]:
    """How much of a survey each of its languages says, Swedish first."""
    return [coverage(survey, tag) for tag in tags_of(survey.languages)]


def coverage(survey: Survey, language: str) -> Coverage:
    """How much of a survey a language says."""
    return rules.coverage(language, wanted(survey), written(survey, language), written(survey, SWEDISH))


@dataclass(frozen=True)
class Asked:
    """A question as it stands in a language; what is not written there is None."""

    text: str | None
    options: tuple[str | None, ...]


def asked_in(survey: Survey, language: str) -> dict[int, Asked]:
    """What each question of a survey says in a language, by its id; of the texts that are read already."""
    texts = {key: one.text for key, one in written(survey, language).items()}
    return {
        one.id: Asked(
            texts.get((one.id, QUESTION)),
            tuple(texts.get((one.id, option_part(place))) for place in range(1, one.options + 1)),
        )
        for one in survey.questions
    }


def places(survey: Survey, keys: Sequence[Key]) -> list[tuple[int | None, str]]:
    """(place of the question, 1 is the first; None: of the survey itself; word of the part) for parts of a survey."""
    numbers = {one.id: place for place, one in enumerate(survey.questions, 1)}
    return [(numbers.get(key) if key is not None else None, part) for key, part in keys]
