"""Writing down what somebody needs help with: a new conversation, or a correction of what was written of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from reception.access.actor import current
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.operations import active
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now
from reception.plans.models import NeedsAssessment, NeedsLine
from reception.plans.terms import NeedAnswer


@dataclass(frozen=True)
class Answered:
    """What was answered to one question, and perhaps some words (300 characters at most)."""

    answer: NeedAnswer
    note: str | None = None


@dataclass(frozen=True)
class Conversation:
    """What was asked on one day: `answers` by the codes of the questions that were answered."""

    on_day: date
    with_interpreter: bool
    answers: Mapping[str, Answered]
    note: str | None = None


def assess_needs(case: Case, said: Conversation) -> NeedsAssessment:
    """Write down a new conversation about somebody's needs."""
    made = NeedsAssessment(
        case=case,
        on_day=said.on_day,
        with_interpreter=said.with_interpreter,
        note=said.note,
        made_at=now(),
        made_by_id=current().user_id,
        answers=[_line(code, one) for code, one in said.answers.items()],
    )
    db.session.add(made)
    db.session.flush()
    record("needs.assessed", made, questions=sorted(said.answers))
    active(case, said.on_day)
    return made


def correct_needs(assessment: NeedsAssessment, said: Conversation) -> None:
    """Put right what was written of a conversation. What was said on another day is another conversation."""
    hold(assessment)
    assessment.on_day, assessment.with_interpreter, assessment.note = said.on_day, said.with_interpreter, said.note
    flag_modified(assessment, "on_day")  # its answers count under its version
    lines = {line.question: line for line in assessment.answers}
    for code, line in lines.items():
        if code not in said.answers:
            db.session.delete(line)
    for code, one in said.answers.items():
        if code in lines:
            lines[code].answer, lines[code].note = one.answer, one.note
        else:
            db.session.add(_line(code, one, assessment))
    db.session.flush()
    db.session.expire(assessment, ["answers"])
    record("needs.corrected", assessment, questions=sorted(said.answers))


def _line(code: str, one: Answered, assessment: NeedsAssessment | None = None) -> NeedsLine:
    line = NeedsLine(question=code, answer=one.answer, note=one.note)
    if assessment is not None:
        line.assessment_id = assessment.id
    return line
