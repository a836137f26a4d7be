"""Who may reach what is written between a unit and a newcomer: casework of the case's own unit."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import CASEWORK
from reception.cases.models import OfCase
from reception.cases.permits import in_own_units
from reception.messages.models import Letter, Mailing, MailingLeftOut, NewcomerMessage, PersonalLink


def _on_own_cases(model: type[OfCase]) -> Callable[[Actor], Any]:
    return lambda actor: model.case.has(in_own_units(actor))


def mailings_of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The letters to many that the actor's units made."""
    return Mailing.unit_id.in_(actor.unit_ids(CASEWORK))


LINKS = Permit("personal-link.keep", CASEWORK, _on_own_cases(PersonalLink), personal=True)
#: What newcomers wrote.
WRITTEN = Permit("newcomer-message.keep", CASEWORK, _on_own_cases(NewcomerMessage), personal=True)
LETTERS = Permit("letter.keep", CASEWORK, _on_own_cases(Letter), personal=True)
MAILINGS = Permit("mailing.keep", CASEWORK, mailings_of_own_units, personal=True)
LEFT_OUT = Permit("mailing-left-out.read", CASEWORK, _on_own_cases(MailingLeftOut), personal=True)
#: Nobody sees a page with this: which letters the file of a mailing must not hold any more, whoever may see them.
IN_FILE = Permit("mailing.file", CASEWORK)
#: A unit's own letters, in its languages. They tell of nobody.
TEMPLATES = Permit("letter-template.keep", CASEWORK)
#: Papers in two languages about somebody.
PAPERS = Permit("paper.make", CASEWORK, personal=True)
#: The personal link itself: whoever has its token may try the year of birth.
OPEN_LINK = Permit("personal-link.open", frozenset())
