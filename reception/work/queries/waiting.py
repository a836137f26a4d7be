"""How long each authority lets the reader's units wait."""

from datetime import date

import sqlalchemy as sa

from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.contacts import permits
from reception.contacts.models import Question
from reception.contacts.terms import QuestionState
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.work.rules.waiting import Asked, AuthorityWaits, waits_of_authorities


def waits_asked_between(first: date, last: date) -> list[AuthorityWaits]:
    """The waits of what the reader's units asked from a day to a day, both included. One statement, whatever it finds.

    Only questions of cases that the reader may read are counted; nobody is named.
    """
    is_awaited = sa.and_(Question.state == QuestionState.WAITING, Case.state == CaseState.OPEN)
    query = (
        sa.select(
            Organisation.id, Organisation.name, Question.kind, Question.asked_on, Question.answered_on, is_awaited
        )
        .select_from(Question)
        .join(Question.case)
        .join(Question.organisation)
        .where(Question.asked_on.between(first, last))
    )
    rows = db.session.execute(permits.READ_QUESTIONS.within(query))
    return waits_of_authorities([Asked(*row[:5], bool(row[5])) for row in rows], today())
