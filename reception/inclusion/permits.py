"""Who may reach what is known of inclusion: casework of the case's own unit; the register of discrimination is its
keeper's alone, and whoever meets newcomers may hand a report in."""

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import CASEWORK, UNIT_MANAGERS, Role
from reception.accounts.models import Unit
from reception.cases.models import OfCase
from reception.cases.permits import in_own_units
from reception.inclusion.models import ActivityOffer, FriendMatch, FriendMeeting, FriendWish, Volunteer

#: Who keeps in touch with associations.
WITH_ASSOCIATIONS: Final = CASEWORK | {Role.GUIDANCE, Role.INTEGRATION_COORDINATOR}
#: Who meets people that may tell of discrimination.
WHO_MEETS_PEOPLE: Final = CASEWORK | {
    Role.SFI_STAFF,
    Role.GUIDANCE,
    Role.HOUSING_COORDINATOR,
    Role.INTEGRATION_COORDINATOR,
}
_KEEPER: Final = frozenset({Role.INTEGRATION_COORDINATOR})


def _on_own_cases(model: type[OfCase]) -> Callable[[Actor], Any]:
    return lambda actor: model.case.has(in_own_units(actor))


def volunteers_of_own_boards(actor: Actor) -> sa.ColumnElement[bool]:
    """The volunteers that the actor's boards look after."""
    boards = actor.board_ids(CASEWORK)
    return Volunteer.unit.has(sa.func.coalesce(Unit.parent_id, Unit.id).in_(boards))


def matches_of_own_volunteers(actor: Actor) -> sa.ColumnElement[bool]:
    """The matches of the volunteers that the actor's boards look after, in whatever case."""
    return FriendMatch.volunteer.has(volunteers_of_own_boards(actor))


def units_counted(actor: Actor) -> sa.ColumnElement[bool]:
    """The units whose counts the actor gives."""
    return sa.true() if actor.roles & _KEEPER else Unit.id.in_(actor.unit_ids(UNIT_MANAGERS))


ACTIVITIES = Permit("activity.keep", WITH_ASSOCIATIONS)
OFFERS = Permit("activity-offer.keep", CASEWORK, _on_own_cases(ActivityOffer), personal=True)
#: Nobody is shown with this: how many places of an activity are taken, whoever has them.
SEATS = Permit("activity.seats", WITH_ASSOCIATIONS)
WISHES = Permit("friend-wish.keep", CASEWORK, _on_own_cases(FriendWish), personal=True)
MATCHES = Permit("friend-match.keep", CASEWORK, _on_own_cases(FriendMatch), personal=True)
MEETINGS = Permit("friend-meeting.keep", CASEWORK, _on_own_cases(FriendMeeting), personal=True)
VOLUNTEERS = Permit("volunteer.keep", CASEWORK, volunteers_of_own_boards)
#: Nobody sees a page with this: how many a volunteer meets, whoever's case they are in. Numbers alone.
MATCH_COUNTS = Permit("friend-match.count", CASEWORK, matches_of_own_volunteers)
#: A report is handed in; whoever does so does not read the register.
HAND_IN = Permit("discrimination.hand-in", WHO_MEETS_PEOPLE)
#: The register: its keeper's alone.
REPORTS = Permit("discrimination.keep", _KEEPER)
#: Nobody sees a page with this: whether the same report was sent a moment ago.
SENT_TODAY = Permit("discrimination.sent-today", frozenset())
#: Counts of staff, by unit: its manager gives her unit's, the coordinator sees and gives all.
COUNTS = Permit("staff-counts.keep", UNIT_MANAGERS | _KEEPER, units_counted)
OUTSIDE = Permit("outside-figure.keep", frozenset({Role.INTEGRATION_COORDINATOR, Role.STATISTICIAN}))
#: Nobody sees a page with this: whose menu leads straight there, since it has no activities.
HAND_IN_ALONE = Permit("discrimination.in-menu", WHO_MEETS_PEOPLE - WITH_ASSOCIATIONS)
OUTSIDE_ALONE = Permit("outside-figure.in-menu", frozenset({Role.STATISTICIAN}))
#: Nobody sees a page with this: counts that are not published yet are the statistician's (contract, decision 9).
FIGURES = Permit("inclusion.figures", frozenset({Role.STATISTICIAN}))
#: Nobody sees a page with this: whether a short number is in use.
NUMBERS = Permit("inclusion.number-in-use", WHO_MEETS_PEOPLE)
