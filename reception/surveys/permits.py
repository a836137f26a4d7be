"""Who may make surveys and see what comes of them: the coordinator and the statistician; nobody sees an answer."""

from typing import Final

from reception.access.permit import Permit
from reception.access.roles import Role
from reception.cases.permits import in_own_units
from reception.surveys.models import SurveyInvitation

_MAKERS: Final = frozenset({Role.INTEGRATION_COORDINATOR})

SURVEYS = Permit("survey.read", _MAKERS | {Role.STATISTICIAN})
MAKE = Permit("survey.make", _MAKERS)
RESULTS = Permit("survey.results", _MAKERS | {Role.STATISTICIAN})
#: Nobody sees a page with this: who was asked is known to the program, and to the unit whose case it is.
INVITATIONS = Permit("survey.invitations", frozenset(), lambda actor: SurveyInvitation.case.has(in_own_units(actor)))
#: Nobody sees a page with this: answers are read by the count alone.
ANSWERS = Permit("survey.answers", _MAKERS | {Role.STATISTICIAN})
#: Nobody sees a page with this: whether a short number is in use.
NUMBERS = Permit("survey.number-in-use", _MAKERS)
