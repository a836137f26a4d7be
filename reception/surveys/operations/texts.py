"""What a survey says: written by hand, or taken from the bank of questions. Raises `Refused` where rules stop it."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm.attributes import flag_modified

from reception.audit.log import record
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
    for key, text in texts.items():
        if key in allowed:
            put(survey, key, language, text, state if language != SWEDISH else TextState.REVIEWED)
    db.session.flush()
    count(survey)
    record("survey.texts-written", survey, language=language, state=state.value)


def field_of(key: Key) -> str:
    """What the field of a part is called on its page."""
    return f"text_{key[0] or 0}_{key[1]}".replace("-", "_")


def put(survey: Survey, key: Key, language: str, text: str, state: TextState) -> None:
    """Write one text, or take it away if it is empty."""
    found = _text(survey, key, language)
    if not text.strip():
        if found is not None:
            survey.texts.remove(found)
            db.session.delete(found)
        return
    source = _source(survey, key, language)
    if found is None:
        question = next((one for one in survey.questions if one.id == key[0]), None)
        made = SurveyText(survey=survey, question=question, question_id=key[0], part=key[1], language=language)
        made.text, made.state, made.source_digest = text, state, source
        db.session.add(made)
    else:
        found.text, found.state, found.source_digest = text, state, source


def _source(survey: Survey, key: Key, language: str) -> str | None:
    swedish = _text(survey, key, SWEDISH) if language != SWEDISH else None
    return rules.digest(swedish.text) if swedish is not None else None


def _text(survey: Survey, key: Key, language: str) -> SurveyText | None:
    same = (one for one in survey.texts if (one.question_id, one.part, one.language) == (*key, language))
    return next(same, None)


def fill(survey: Survey, questions: Iterable[SurveyQuestion]) -> None:
    """Let questions say what the bank says of them, in each language of the survey; what is written already stays.

    A question of the survey's own gets the answers of its kind.
    """
    for question in questions:
        said = _said_by_bank(question)
        for tag in tags_of(survey.languages):
            for part, message in said.items():
                _take_over(survey, (question.id, part), KNOWN[tag], message)
    db.session.flush()


def _said_by_bank(question: SurveyQuestion) -> dict[str, str]:
    """The msgids of what the bank knows of a question, by part."""
    known = bank()
    item = known.all.get(question.code or "")
    options = item.options if item is not None else known.answers_of(question.kind)
    said = {option_part(place): message for place, message in enumerate(options, 1)}
    return said if item is None else {QUESTION: item.text, **said}


def _take_over(survey: Survey, key: Key, locale: Locale, message: str) -> None:
    is_said = locale.staff or is_said_in(locale, message)
    if is_said and _text(survey, key, locale.tag) is None:
        state = TextState.MACHINE if is_machine_made(locale) else TextState.REVIEWED
        put(survey, key, locale.tag, said_in(locale, message), state)
