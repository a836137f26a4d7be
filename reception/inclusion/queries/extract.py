"""What of somebody's activities, mentors and friends an extract for a partner shows: what goes on, and since when.

Neither activity nor association nor place nor volunteer is named, and nothing that she said no to is told.
"""

from collections.abc import Iterator

from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.i18n.text import _, label
from reception.inclusion.queries.outline import Noted, outline
from reception.people.models import Person

_NAMES = {
    "offer": N_("Takes part in an activity"),
    "wish": N_("A wish for a mentor or a friend"),
    "match": N_("A mentor or a friend"),
}


def extract_of_inclusion(person: Person) -> Iterator[tuple[str, str]]:
    """What she takes part in, whom she meets, and what she wishes for, as it is today."""
    for one in outline(person.id):
        kind = one.words[0]
        if kind is not None and _goes_on(one):
            since = _("since %(day)s", day=one.first.isoformat() if one.first else "")
            yield _(_NAMES[one.what]), f"{label(kind)}, {since}"


def _goes_on(one: Noted) -> bool:
    day = today()
    return one.first is not None and one.first <= day and (one.last is None or one.last >= day)
