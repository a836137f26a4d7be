"""The pairs as they are shown, the surest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa

from reception.audit.reading import saw
from reception.db.bulk import chunks
from reception.db.session import db
from reception.people import permits, wording
from reception.people.models import Person, PersonName
from reception.people.queries.hits import Hit
from reception.people.queries.sameness.candidates import Candidate, candidates
from reception.people.rules.birth import Birth, known_birth
from reception.people.rules.sameness import STRENGTH, Described, reasons
from reception.people.terms import Match, NameKind, Protection

_CHUNK: Final = 2000


@dataclass(frozen=True)
class Pair:
    """Two records that may be about one person, and why, the surest reason first."""

    first: Hit
    second: Hit
    why: tuple[Match, ...]


@dataclass
class _Record:
    """What a pair shows of a person, and what it is judged by."""

    person_id: int
    number: str
    shown_name: str
    birth: Birth | None
    protection: Protection
    names: list[tuple[NameKind, str]] = field(default_factory=list)


def possible_duplicates(window: tuple[int, int], *, of: Person | None = None) -> list[Pair]:
    """Pairs of records that may be about one person, the surest first; `of` narrows to the pairs of one person.

    One of the two has a case in the actor's units, and neither is hidden from the actor. `window` is (offset, limit).
    """
    found = candidates(of)
    records = _records({person_id for candidate in found for person_id in candidate.ids})
    pairs = [pair for candidate in found if (pair := _pair(candidate, records)) is not None]
    offset, limit = window
    shown = sorted(pairs, key=_order)[offset : offset + limit]
    saw(hit.person_id for pair in shown for hit in (pair.first, pair.second))
    return shown


def _order(pair: Pair) -> tuple[Any, ...]:
    by_name = pair.first.shown_name.casefold(), pair.second.shown_name.casefold()
    return STRENGTH.index(pair.why[0]), -len(pair.why), *by_name, pair.first.number, pair.second.number


def _records(ids: Iterable[int]) -> Mapping[int, _Record]:
    """The people of the pairs, with every name. One query."""
    found: dict[int, _Record] = {}
    for part in chunks(ids):
        query = (
            sa.select(
                Person.id,
                Person.number,
                Person.shown_name,
                Person.birth_on,
                Person.birth_precision,
                Person.protection,
                PersonName.kind,
                PersonName.text,
            )
            .join(PersonName, PersonName.person_id == Person.id)
            .where(Person.id.in_(part))
            .order_by(PersonName.id)
        )
        for row in db.session.execute(permits.IDENTIFY.within(query)):
            birth = known_birth(row.birth_on, row.birth_precision)
            known = _Record(row.id, row.number, row.shown_name, birth, row.protection)
            found.setdefault(row.id, known).names.append((row.kind, row.text))
    return found


def _pair(candidate: Candidate, records: Mapping[int, _Record]) -> Pair | None:
    """The pair as it is shown, or None if the two are two people."""
    one, other = (records.get(person_id) for person_id in candidate.ids)
    if one is None or other is None:
        return None
    why = reasons(candidate.shared, _described(one), _described(other))
    return Pair(_hit(one, why), _hit(other, why), why) if why else None


def _described(known: _Record) -> Described:
    """What a person likes to be called is no sign of who she is."""
    return Described([text for kind, text in known.names if kind is not NameKind.PREFERRED], known.birth)


def _hit(known: _Record, why: tuple[Match, ...]) -> Hit:
    return Hit(
        person_id=known.person_id,
        number=known.number,
        shown_name=known.shown_name,
        own_script=next((text for kind, text in known.names if kind is NameKind.OWN_SCRIPT), None),
        birth=wording.birth_in_words(*(known.birth or (None, None))),
        is_protected=known.protection is not Protection.NONE,
        exact=why[0] is Match.NUMBER,
        why=why,
    )
