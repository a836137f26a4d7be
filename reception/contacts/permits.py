"""Who may reach the contacts log and the questions to authorities: the casework staff of the case's own unit."""

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import ADMINISTRATORS, CASEWORK
from reception.cases.permits import in_own_units
from reception.contacts.models import Contact, Question


def contacts_of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The contacts on the actor's cases."""
    return Contact.case.has(in_own_units(actor))


def questions_of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The questions on the actor's cases."""
    return Question.case.has(in_own_units(actor))


READ = Permit("contact.read", CASEWORK, contacts_of_own_units, personal=True)
WRITE = Permit("contact.write", CASEWORK, contacts_of_own_units, personal=True)
READ_QUESTIONS = Permit("question.read", CASEWORK, questions_of_own_units, personal=True)
WRITE_QUESTIONS = Permit("question.write", CASEWORK, questions_of_own_units, personal=True)
KEEP_PHRASES = Permit("phrase.keep", ADMINISTRATORS)
