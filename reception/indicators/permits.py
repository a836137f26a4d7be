"""Who may count, and who sees what was counted: unpublished numbers are the statistician's alone (contract, 9)."""

from typing import Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import CASEWORK, Role
from reception.cases.models import Case
from reception.cases.permits import in_own_units
from reception.people.models import Person

_STATISTICIAN: Final = frozenset({Role.STATISTICIAN})
_FOLLOWS: Final = _STATISTICIAN | {Role.INTEGRATION_COORDINATOR}


def of_own_cases(actor: Actor) -> sa.ColumnElement[bool]:
    """The people with a case, open or closed, in one of the actor's own units."""
    return Person.id.in_(sa.select(Case.person_id).where(in_own_units(actor)))


#: Figures that nobody may see but the statistician: before any protection.
COUNT: Permit = Permit("indicator.count", _STATISTICIAN)
#: The page of indicators: definitions for everybody who follows, and figures that are protected.
FOLLOW: Permit = Permit("indicator.follow", _FOLLOWS)
#: Which indicators are followed, and what they should reach.
CHOOSE: Permit = Permit("indicator.choose", frozenset({Role.INTEGRATION_COORDINATOR}))
#: National series are put beside the municipality's own figures.
SERIES: Permit = Permit("indicator.series", _FOLLOWS)
#: From a figure to the people behind it, of one's own unit's cases alone.
BEHIND: Permit = Permit("indicator.behind", CASEWORK, of_own_cases, personal=True)
#: Nobody sees a page with this: the numbers of the program's own counts, of which a page shows what is safe.
KEPT: Permit = Permit("indicator.kept", _FOLLOWS)
#: What is missing or cannot be right in the cases of one's own units, to be mended.
QUALITY: Permit = Permit("data-quality.worklist", CASEWORK, in_own_units, personal=True)
