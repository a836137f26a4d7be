"""Writing down an interview: languages, answers, how each part ended. Raises `Refused` where rules stop an entry."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm.attributes import flag_modified

from reception.access.actor import current
from reception.audit.log import record
from reception.cases.operations import active
from reception.cases.queries import open_case_of
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import queries as people
from reception.reckoning.remarks import Remarks, accepted
from reception.skills.models import SkillsAnswer, SkillsLanguage, SkillsPart, SkillsProfile
from reception.skills.queries.interview import is_something_noted
from reception.skills.rules.interview import interview
from reception.skills.rules.interview_entries import check_ending, check_languages
from reception.skills.rules.parts import mapped_on
from reception.skills.terms import LanguageLevel, Part, PartState


@dataclass(frozen=True)
class Spoken:
    """How well somebody knows a language (BCP 47)."""

    language: str
    is_mother_tongue: bool
    speaks: LanguageLevel
    reads: LanguageLevel
    writes: LanguageLevel


def note_languages(profile: SkillsProfile, rows: Mapping[int, Spoken]) -> None:
    """The languages somebody knows, by the number of their row; one that is not among them goes."""
    accepted(check_languages({number: one.language for number, one in rows.items()}))
    told = {one.language: one for one in rows.values()}
    kept = {row.language: row for row in profile.languages}
    for language, row in kept.items():
        if language not in told:
            db.session.delete(row)
    for language, one in told.items():
        row = kept.get(language) or SkillsLanguage(profile_id=profile.id, language=language)
        row.is_mother_tongue, row.speaks = one.is_mother_tongue, one.speaks
        row.reads, row.writes = one.reads, one.writes
        db.session.add(row)
    _touched(profile, "languages")
    record("skills.languages-noted", profile, languages=len(told))


#: An answer (a code or words) with the code of an occupation; None: nothing is answered.
Told = tuple[str, str | None] | None


def note_answers(profile: SkillsProfile, part: Part, answers: Mapping[str, Told]) -> None:
    """What was answered in a part, by the codes of its questions. What nobody asks there is not written down."""
    known = interview().codes(part)
    asked = {code: told for code, told in answers.items() if code in known}
    kept = {row.question: row for row in profile.answers}
    for code, told in asked.items():
        row = kept.get(code)
        if told is None:
            if row is not None:
                db.session.delete(row)
            continue
        row = row or SkillsAnswer(profile_id=profile.id, question=code)
        row.answer, row.code = told
        db.session.add(row)
    _touched(profile, "answers")
    record("skills.answered", profile, part=part.value, questions=sorted(code for code, told in asked.items() if told))


def end_part(profile: SkillsProfile, part: Part, state: PartState, *, with_interpreter: bool) -> Remarks:
    """A part is talked through, has nothing to note, or is not answered. The day of its first ending stays.

    With the last part that was left the person is mapped.
    """
    db.session.expire(profile, ["languages", "qualifications", "answers"])
    remarks = accepted(check_ending(state, is_something_noted=is_something_noted(profile, part)))
    day = today()
    row = next((one for one in profile.parts if one.part is part), None)
    if row is None:
        row = SkillsPart(profile_id=profile.id, part=part, first_done_on=day)
    row.state, row.with_interpreter = state, with_interpreter
    row.done_on, row.done_by_id = max(day, row.first_done_on), current().user_id
    db.session.add(row)
    _touched(profile, "parts")
    if profile.mapped_on is None:
        profile.mapped_on = mapped_on({one.part: one.first_done_on for one in profile.parts})
        db.session.flush()
    record("skills.part-ended", profile, part=part.value, state=state.value, mapped=profile.mapped_on is not None)
    _happened(profile)
    return remarks


def speak_beside(profile: SkillsProfile, language: str | None) -> None:
    """The interview is held in this language too. `language`: BCP 47; None: the one that is usual."""
    profile.second_language = language
    db.session.flush()
    record("skills.second-language", profile)


def _touched(profile: SkillsProfile, *what: str) -> None:
    """What belongs to a profile counts under its version."""
    flag_modified(profile, "started_on")
    db.session.flush()
    db.session.expire(profile, list(what))


def _happened(profile: SkillsProfile) -> None:
    """Something happened in the open case of whoever writes, if there is one."""
    case = open_case_of(profile.person) if people.is_in_reach(profile.person) else None
    if case is not None:
        active(case, today())
