"""What newcomers reach in their own pages: the one case that their link is about, and what belongs to it.

No role holds these permits, and a newcomer holds no others. What is asked about her elsewhere, such as the path that is
reckoned, is reckoned by the program and handed over as plain facts.
"""

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor, Newcomer, NoActor
from reception.access.permit import Permit
from reception.cases.models import Case, OfCase
from reception.contacts.models import Contact
from reception.inclusion.models import ActivityOffer, FriendMatch, FriendWish
from reception.messages.models import Letter, NewcomerMessage
from reception.people.models import Person
from reception.plans.models import Plan
from reception.portal.models import PortalSession
from reception.reminders.models import MessageStop
from reception.surveys.models import SurveyInvitation

NOBODY: Final = frozenset[Any]()


def _own(actor: Actor) -> Newcomer:
    """Whose own rows these are. A permit of newcomers is asked for nobody else. Raises NoActor."""
    if not isinstance(actor, Newcomer):
        raise NoActor
    return actor


def _of_own_case(model: type[OfCase] | type[Contact]) -> Callable[[Actor], sa.ColumnElement[bool]]:
    return lambda actor: model.case_id == _own(actor).case_id


#: Pages that show no row, such as the one to choose a language.
PAGES = Permit("my.pages", NOBODY, own=True)
#: The visit itself.
VISIT = Permit("my.visit", NOBODY, lambda actor: PortalSession.id == _own(actor).session_id, own=True)
PERSON = Permit("my.person", NOBODY, lambda actor: Person.id == _own(actor).person_id, own=True)
CASE = Permit("my.case", NOBODY, lambda actor: Case.id == _own(actor).case_id, own=True)
PLAN = Permit("my.plan", NOBODY, _of_own_case(Plan), own=True)
CONTACTS = Permit("my.contacts", NOBODY, _of_own_case(Contact), own=True)
MESSAGES = Permit("my.messages", NOBODY, _of_own_case(NewcomerMessage), own=True)
LETTERS = Permit("my.letters", NOBODY, _of_own_case(Letter), own=True)
OFFERS = Permit("my.activities", NOBODY, _of_own_case(ActivityOffer), own=True)
WISHES = Permit("my.friend-wishes", NOBODY, _of_own_case(FriendWish), own=True)
MATCHES = Permit("my.friends", NOBODY, _of_own_case(FriendMatch), own=True)
STOPS = Permit("my.message-stops", NOBODY, lambda actor: MessageStop.person_id == _own(actor).person_id, own=True)
#: That she was asked. What she answered is in no row of hers.
INVITATIONS = Permit("my.survey-invitations", NOBODY, _of_own_case(SurveyInvitation), own=True)
