"""What the tab "Inclusion" of a person shows of mentors and friends."""

from typing import TYPE_CHECKING, Any

from reception.i18n.formats import today
from reception.inclusion.queries.friends import is_open, wishes_about
from reception.inclusion.queries.friends_waiting import silent_of
from reception.inclusion.queries.volunteers import match_state

if TYPE_CHECKING:
    from reception.cases.models import Case


def friends_section(case: "Case") -> dict[str, Any]:
    """What `templates/inclusion/friends/section.html` reads, beside `person`."""
    wishes, day = wishes_about(case), today()
    matches = [match for wish in wishes for match in wish.matches]
    return {
        "friend_wishes": wishes,
        "friend_states": {match.id: match_state(match) for match in matches},
        "friend_silence": {match.id: silent_of(match, day) for match in matches},
        "friend_cases": {wish.case_id for wish in wishes if is_open(wish.case)},
        "friends_may_write": is_open(case),
    }
