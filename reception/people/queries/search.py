"""The search: one box for names in any spelling, numbers, telephones and birth dates, in two queries.

Whom a search showed stands in the reading log; what was written in the box stands nowhere.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from reception.access.actor import Actor, current
from reception.access.permit import Permit
from reception.access.roles import CASEWORK
from reception.audit.reading import saw
from reception.i18n.formats import today
from reception.people import permits
from reception.people.models import Person
from reception.people.queries.hits import (
    CANDIDATES,
    CERTAIN,
    Candidate,
    Hit,
    Keys,
    candidates,
    found_by,
    hit,
    key_begins,
    key_is,
    keys_of_name,
    names_of,
    words_of,
)
from reception.people.rules import numbers
from reception.people.rules.birth import days_of
from reception.people.rules.lookup import Lookup, LookupKind, Reading, understand
from reception.people.terms import KeyKind

#: How many people one search shows.
MOST: Final = 50
#: Where the board limits search (förordning 2001:637, section 12): names and numbers, never a list by another trait.
_ALWAYS_ALLOWED: Final[frozenset[LookupKind]] = frozenset(
    {"name", "number", "dossier", "other_number", "last_four", "case_number", "phone", "phone_part"}
)
_BIRTHS: Final[frozenset[LookupKind]] = frozenset({"birth_date", "birth_month", "birth_year"})


@dataclass(frozen=True)
class SearchResult:
    """Who was found: `exact` hits, then those whose names begin or sound alike. Never a count of all.

    `more` says that there were more than fit. `is_limited` says that the board's limits left out what the text could
    also mean. `problem` is a msgid that tells why a text that looks like a personal number is none.
    """

    exact: tuple[Hit, ...] = ()
    alike: tuple[Hit, ...] = ()
    more: bool = False
    is_limited: bool = False
    problem: str | None = None

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Everybody who was found, the likeliest first."""
        return (*self.exact, *self.alike)

    @property
    def only(self) -> Hit | None:
        """The one exact hit, if it is the only one: its page can be opened at once."""
        return self.exact[0] if len(self.exact) == 1 and not self.more else None


_elsewhere: list[Callable[[str], sa.ColumnElement[bool]]] = []


def found_through(condition: Callable[[str], sa.ColumnElement[bool]]) -> None:
    """Register another short number that leads to people, such as a case's; `condition` narrows people by it."""
    if condition not in _elsewhere:
        _elsewhere.append(condition)


def search(text: str, permit: Permit = permits.IDENTIFY) -> SearchResult:
    """The people whom `text` may mean, of those within reach of `permit`. Two queries; at most `MOST` people."""
    lookup = understand(text, today=today())
    meant = [reading for reading in lookup.readings if reading.kind not in {"empty", "refused"}]
    readings = [reading for reading in meant if reading.kind in _ALWAYS_ALLOWED or not _is_limited()]
    problem = numbers.MESSAGES[lookup.problem] if lookup.problem else None
    asked = next((reading.value for reading in readings if reading.kind == "name"), None)
    found = _best(_candidates(readings, lookup, permit), asked)
    hits = _ranked(found[:CANDIDATES], asked, permit)
    saw(shown.person_id for shown in hits[:MOST])
    return SearchResult(
        exact=tuple(shown for shown in hits[:MOST] if shown.exact),
        alike=tuple(shown for shown in hits[:MOST] if not shown.exact),
        more=len(hits) > MOST or len(found) > CANDIDATES,
        is_limited=len(readings) < len(meant),
        problem=problem,
    )


def _is_limited() -> bool:
    """Whether every board where the actor does casework limits what one may search by."""
    actor = current()
    duties = [duty for duty in actor.duties if duty.role in CASEWORK] if isinstance(actor, Actor) else []
    return bool(duties) and all(duty.limits_search for duty in duties)


def _candidates(readings: Iterable[Reading], lookup: Lookup, permit: Permit) -> list[Candidate]:
    readings = list(readings)
    keys = [wanted for reading in readings for wanted in _keys(reading)]
    born = days_of(str(lookup.birth_year)) if lookup.birth_year else None
    return candidates(keys, permit, born=born)


def _keys(reading: Reading) -> Iterator[Keys]:
    kind, value = reading.kind, reading.value
    if kind == "name":
        yield from keys_of_name(value)
    elif kind == "case_number":
        yield _people(sa.or_(Person.number == value, *(condition(value) for condition in _elsewhere)))
    elif kind in _BIRTHS:
        first, after = days_of(value)
        yield _people(sa.and_(Person.birth_on >= first, Person.birth_on < after))
    elif kind == "dossier":
        yield found_by(key_is(KeyKind.NUMBER, value, value.partition("/")[0]))
    elif kind in _KEY_KINDS:
        wanted = key_begins if kind == "phone_part" else key_is
        yield found_by(wanted(_KEY_KINDS[kind], value.lstrip("+")))


_KEY_KINDS: Final[dict[LookupKind, KeyKind]] = {
    "number": KeyKind.NUMBER,
    "other_number": KeyKind.NUMBER,
    "last_four": KeyKind.LAST_FOUR,
    "phone": KeyKind.PHONE,
    "phone_part": KeyKind.PHONE,
    "email": KeyKind.EMAIL,
}


def _people(condition: sa.ColumnElement[bool]) -> Keys:
    return sa.select(
        Person.id.label("person_id"), sa.literal(0).label("word"), sa.literal(CERTAIN).label("weight")
    ).where(condition)


def _best(found: list[Candidate], asked: str | None) -> list[Candidate]:
    """Those who match as many words as the best do, at least half of what was asked."""
    if asked is None or not found:
        return found
    most = found[0].matched
    return [candidate for candidate in found if candidate.matched == most >= math.ceil(len(words_of(asked)) / 2)]


def _ranked(found: list[Candidate], asked: str | None, permit: Permit) -> list[Hit]:
    if not found:
        return []
    names = names_of(found, permit)
    hits = [hit(candidate, names, asked=asked) for candidate in found]
    # The query has them in order of name; sorting keeps that among equals.
    order = {candidate.person_id: place for place, candidate in enumerate(found)}
    return sorted(hits, key=lambda shown: (-shown.closeness, shown.shown_name.casefold(), order[shown.person_id]))
