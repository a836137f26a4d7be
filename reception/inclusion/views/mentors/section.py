"""What the tab "Inclusion" of a person shows of mentors and friends."""

from typing import TYPE_CHECKING, Any

from reception.i18n.formats import today
from reception.inclusion.queries.friends import wishes_about

if TYPE_CHECKING:
    from reception.cases.models import Case


def friends_section(case: "Case") -> dict[str, Any]:
    """What `templates/inclusion/friends/section.html` reads, beside `person`."""
    return {"friend_wishes": wishes_about(case), "friends_today": today()}
