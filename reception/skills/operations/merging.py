"""What a merge of two records about one person does with skills. Registered in the registry.

Profiles of different boards follow by themselves. Where one board has mapped both records, the two profiles are one:
what either holds is kept. Qualifications, each with its validations, what was measured, and consents follow; where both
were measured on one day, what was written on the record that stands stays.
"""

from typing import Any, Final

import sqlalchemy as sa

from reception.db.following import Joined
from reception.db.session import db
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people import permits as people_permits
from reception.people.queries.moves import Countable
from reception.skills.models import SkillsAnswer, SkillsLanguage, SkillsPart, SkillsProfile
from reception.skills.permits import of_own_boards
from reception.skills.rules.interview import interview
from reception.skills.rules.parts import mapped_on
from reception.skills.terms import LanguageLevel
from reception.skills.wording import occupation_name

LONGEST_ANSWER: Final = 1000
LONGEST_ABOUT: Final = 1500


#: What is told of it before: the profiles of the reader's own boards alone.
COUNTED: Final = (Countable(SkillsProfile, N_("Mappings of skills"), of_own_boards),)


def _row(model: type[Any], row_id: int) -> Any:
    return people_permits.MOVE_RECORD.one(sa.select(model).where(model.id == row_id))


def _pair(model: type[Any], pair: Joined) -> tuple[Any, Any]:
    return _row(model, pair.stays), _row(model, pair.gone)


def _keep(model: type[Any], row_id: int, values: dict[str, Any]) -> None:
    db.session.execute(sa.update(model).where(model.id == row_id).values(values))


def join_profiles(pair: Joined) -> None:
    """One board mapped both: begun on the first of the days, and mapped once the parts of both together were whole."""
    stays, gone = _pair(SkillsProfile, pair)
    ended: dict[Any, Any] = {}
    for part in (*stays.parts, *gone.parts):
        ended[part.part] = min(part.first_done_on, ended.get(part.part, part.first_done_on))
    days = (stays.mapped_on, gone.mapped_on, mapped_on(ended))
    started_on = min(stays.started_on, gone.started_on)
    mapped = min((day for day in days if day is not None), default=None)
    values = {
        "started_on": started_on,
        "mapped_on": None if mapped is None else max(mapped, started_on),
        "second_language": stays.second_language or gone.second_language,
        "cv_title": stays.cv_title or gone.cv_title,
        "cv_about": _both(stays.cv_about, gone.cv_about, longest=LONGEST_ABOUT),
    }
    _keep(SkillsProfile, pair.stays, values)


def join_parts(pair: Joined) -> None:
    """A part was ended on both: on the first day for the first time, and last as the later of the two says."""
    stays, gone = _pair(SkillsPart, pair)
    later = gone if gone.done_on > stays.done_on else stays
    names = ("state", "done_on", "with_interpreter", "done_by_id")
    values = {name: getattr(later, name) for name in names}
    values["first_done_on"] = min(stays.first_done_on, gone.first_done_on)
    _keep(SkillsPart, pair.stays, values)


def join_languages(pair: Joined) -> None:
    """Either record says how well a language is known: the better of each stands."""
    stays, gone = _pair(SkillsLanguage, pair)
    better = list(LanguageLevel).index
    values = {
        name: max(getattr(stays, name), getattr(gone, name), key=better) for name in ("speaks", "reads", "writes")
    }
    _keep(SkillsLanguage, pair.stays, {**values, "is_mother_tongue": stays.is_mother_tongue or gone.is_mother_tongue})


def join_answers(pair: Joined) -> None:
    """One question was answered on both. Words stand together; of two choices, or two occupations, that of the record
    that stands, and the other in words beside it where the question has room for them."""
    stays, gone = _pair(SkillsAnswer, pair)
    question = interview().all.get(stays.question)
    if question is not None and question.choices:
        other = question.chosen(gone.answer)
        if question.words_code and other is not None and other.code != stays.answer:
            _add_words(stays.profile_id, gone.profile_id, question.words_code, _said_there(_(other.text)))
    elif gone.code and stays.code and gone.code != stays.code:
        named = gone.answer if gone.answer != gone.code else occupation_name(gone.code)
        own = stays.answer if stays.answer != stays.code else None
        _keep(SkillsAnswer, pair.stays, {"answer": _both(own, _said_there(named), longest=LONGEST_ANSWER)})
    else:
        words = (one.answer for one in (stays, gone) if one.answer != one.code)
        code = stays.code or gone.code
        _keep(SkillsAnswer, pair.stays, {"answer": _both(*words, longest=LONGEST_ANSWER) or code, "code": code})


def _said_there(answer: str) -> str:
    return _("The other record: %(answer)s", answer=answer)


def _add_words(stays_id: int, gone_id: int, code: str, text: str) -> None:
    """Write it below what stands there in words, on either profile; they become one answer."""
    query = sa.select(SkillsAnswer).where(
        SkillsAnswer.profile_id.in_((stays_id, gone_id)), SkillsAnswer.question == code
    )
    rows = people_permits.MOVE_RECORD.all(query)
    if not rows:
        db.session.add(SkillsAnswer(profile_id=stays_id, question=code, answer=text))
        db.session.flush()
        return
    row = next((one for one in rows if one.profile_id == stays_id), rows[0])
    _keep(SkillsAnswer, row.id, {"answer": _both(row.answer, text, longest=LONGEST_ANSWER)})


def _both(*texts: str | None, longest: int) -> str | None:
    """The texts, each once, as far as there is room; the first is never cut for the other."""
    return "\n".join(dict.fromkeys(text for text in texts if text))[:longest] or None


#: What is saved where two rows of a table become one.
JOINING: Final = {
    "skills_profile": join_profiles,
    "skills_part": join_parts,
    "skills_language": join_languages,
    "skills_answer": join_answers,
}
