"""What the contacts log leaves undone in a case that is to be closed. Registered in the registry."""

from collections.abc import Iterable

import sqlalchemy as sa

from reception.cases.models import Case
from reception.cases.queries import LeftOpen
from reception.contacts import permits
from reception.contacts.models import Contact
from reception.contacts.queries.questions import waiting_on
from reception.contacts.terms import ContactState
from reception.i18n.formats import local
from reception.i18n.markers import N_


def left_open(case: Case) -> Iterable[LeftOpen]:
    """The appointments that nobody has settled, those ahead and those that have passed; then unanswered questions."""
    query = (
        sa.select(Contact)
        .where(Contact.case_id == case.id, Contact.state == ContactState.PLANNED, Contact.withdrawn_at.is_(None))
        .order_by(Contact.at, Contact.id)
    )
    for planned in permits.READ.all(query):
        yield LeftOpen(
            N_("An appointment"),
            ", ".join(filter(None, (planned.place, planned.summary))),
            local(planned.at).date(),
            "appointments.settle",
            {"number": case.number, "contact_id": planned.id},
        )
    for question in waiting_on(case):
        yield LeftOpen(
            N_("A question without an answer"),
            f"{question.organisation.name}: {question.text}",
            question.asked_on,
            "questions.answer",
            {"number": case.number, "question_id": question.id},
        )
