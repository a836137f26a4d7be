"""What a survey says: written by hand, or taken from the bank of questions. Raises `Refused` where rules stop it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from reception.audit.log import record
from reception.db.bulk import chunks, insert_many
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.i18n.locales import KNOWN, Locale
from reception.i18n.text import is_machine_made, is_said_in, said_in
from reception.reckoning.remarks import accepted
from reception.surveys.models import Survey, SurveyQuestion, SurveyText
from reception.surveys.queries.texts import wanted
from reception.surveys.rules import texts as rules
from reception.surveys.rules.bank import bank
from reception.surveys.rules.surveys import check_draft, check_words, tags_of
from reception.surveys.rules.texts import OF_SURVEY, QUESTION, SWEDISH, Key, option_part
from reception.surveys.terms import TextState


def hold_draft(survey: Survey) -> None:
    """Hold a survey that is about to be changed. Raises Refused unless it is a draft."""
    hold(survey)
    accepted(check_draft(survey.state))


def count(survey: Survey) -> None:
    """A survey counts the changes of its questions and texts as its own: two who write in it meet."""
    flag_modified(survey, "title")
    db.session.flush()


def write_texts(survey: Survey, language: str, texts: Mapping[Key, str], state: TextState) -> None:
    """What the survey says in a language: the whole page of it, as a translation of today's Swedish.

    An empty text is taken away. `state` counts for all that is on the page.
    """
    hold_draft(survey)
    accepted(check_words({field_of(key): text for key, text in texts.items()}, today()))
    allowed = {*wanted(survey), *((None, part) for part in OF_SURVEY)}
    kept = state if language != SWEDISH else TextState.REVIEWED
    put(survey, [Put(key, language, text, kept) for key, text in texts.items() if key in allowed])
    count(survey)
    record("survey.texts-written", survey, language=language, state=state.value)


def field_of(key: Key) -> str:
    """What the field of a part is called on its page."""
    return f"text_{key[0] or 0}_{key[1]}".replace("-", "_")


@dataclass(frozen=True)
class Put:
    """One text to be written; an empty one is taken away."""

    key: Key
    language: str
    text: str
    state: TextState = TextState.REVIEWED


def put(survey: Survey, texts: Sequence[Put]) -> None:
    """Write texts of a survey: a few statements, however many they are. What says the same already stays as it is."""
    db.session.flush()
    there = {(one.question_id, one.part, one.language): one for one in survey.texts}
    swedish = {(key, part): one.text for (key, part, language), one in there.items() if language == SWEDISH}
    swedish |= {one.key: one.text for one in texts if one.language == SWEDISH}
    changed = [one for one in texts if _differs(there.get((*one.key, one.language)), one, swedish)]
    former = [there[*one.key, one.language].id for one in changed if (*one.key, one.language) in there]
    for part in chunks(former):
        db.session.execute(sa.delete(SurveyText).where(SurveyText.id.in_(part)))
    insert_many(SurveyText, [_row(survey, one, swedish) for one in changed if one.text.strip()])
    db.session.expire(survey, ["texts"])


def _differs(found: SurveyText | None, one: Put, swedish: Mapping[Key, str]) -> bool:
    if found is None:
        return bool(one.text.strip())
    return (found.text, found.state, found.source_digest) != (one.text, one.state, _source(one, swedish))


def _source(one: Put, swedish: Mapping[Key, str]) -> str | None:
    said = swedish.get(one.key, "") if one.language != SWEDISH else ""
    return rules.digest(said) if said else None


def _row(survey: Survey, one: Put, swedish: Mapping[Key, str]) -> dict[str, Any]:
    return {
        "survey_id": survey.id,
        "question_id": one.key[0],
        "part": one.key[1],
        "language": one.language,
        "text": one.text,
        "state": one.state,
        "source_digest": _source(one, swedish),
        "version": 1,
    }


def fill(survey: Survey, questions: Iterable[SurveyQuestion]) -> None:
    """Let questions say what the bank says of them, in each language of the survey; what is written already stays.

    A question of the survey's own gets the answers of its kind.
    """
    there = {(one.question_id, one.part, one.language) for one in survey.texts}
    locales = [KNOWN[tag] for tag in tags_of(survey.languages)]
    found = [
        Put((question.id, part), locale.tag, said_in(locale, message), _state(locale))
        for question in questions
        for part, message in _said_by_bank(question).items()
        for locale in locales
        if (question.id, part, locale.tag) not in there and (locale.staff or is_said_in(locale, message))
    ]
    put(survey, found)


def _state(locale: Locale) -> TextState:
    return TextState.MACHINE if is_machine_made(locale) else TextState.REVIEWED


def _said_by_bank(question: SurveyQuestion) -> dict[str, str]:
    """The msgids of what the bank knows of a question, by part."""
    known = bank()
    item = known.all.get(question.code or "")
    options = item.options if item is not None else known.answers_of(question.kind)
    said = {option_part(place): message for place, message in enumerate(options, 1)}
    return said if item is None else {QUESTION: item.text, **said}
