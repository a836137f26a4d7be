"""What may happen to contacts, appointments, questions and phrases. Every write is recorded; none is committed."""

from reception.contacts.operations.appointments import NotYet, Settled, add_note, plan_appointment, settle_appointment
from reception.contacts.operations.log import (
    CannotUndo,
    LiesAhead,
    NextStep,
    correct_contact,
    log_contact,
    undo_contact,
)
from reception.contacts.operations.many import NewContact, log_contacts
from reception.contacts.operations.phrases import seed_phrases
from reception.contacts.operations.questions import NotWaiting, add_to_answer, answer, ask, withdraw_question

__all__ = [
    "CannotUndo",
    "LiesAhead",
    "NewContact",
    "NextStep",
    "NotWaiting",
    "NotYet",
    "Settled",
    "add_note",
    "add_to_answer",
    "answer",
    "ask",
    "correct_contact",
    "log_contact",
    "log_contacts",
    "plan_appointment",
    "seed_phrases",
    "settle_appointment",
    "undo_contact",
    "withdraw_question",
]
