"""Whom registrations meet: somebody hidden from the actor, or somebody visible who has the same number.

For operations only: what is answered here is never shown (contract, decision 2).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from reception.access.actor import Actor, current
from reception.db.bulk import chunks
from reception.db.session import db
from reception.people import permits
from reception.people.models import Identifier, Person, PersonName
from reception.people.rules.birth import Birth
from reception.people.rules.identifiers import PERSONAL_KINDS, KnownNumber
from reception.people.rules.names import spelling_key, tokens
from reception.people.terms import BirthPrecision, NumberKind

#: Who is to be registered: every name, a number, date of birth.
Asked = tuple[Sequence[str], KnownNumber | None, Birth | None]
#: A number as it is compared. A personal and a coordination number are of one kind here.
_Number = tuple[frozenset[NumberKind], str]


@dataclass(frozen=True, order=True)
class Meeting:
    """Whom a registration meets. Hidden people come before visible ones."""

    is_visible: bool
    person_id: int

    @property
    def is_hidden(self) -> bool:
        """Whether the actor may not see the person."""
        return not self.is_visible


def meeting(names: Sequence[str], number: KnownNumber | None, birth: Birth | None) -> Meeting | None:
    """Whom one registration meets; see `meetings`."""
    return meetings([(names, number, birth)])[0]


def meetings(asked: Sequence[Asked]) -> list[Meeting | None]:
    """Whom each registration meets, hidden people first; None for somebody new.

    Hidden people are met by number, by name and exact date of birth, or by name and dossier; visible ones by a number.
    A few statements for all, for each 500 numbers and days.
    """
    holders = _holders({_compared(number) for _names, number, _birth in asked if number is not None})
    hidden = _hidden(holders, {birth[0] for _names, _number, birth in asked if birth and _is_exact(birth)})
    return [min(_met(one, holders, hidden), default=None) for one in asked]


def _met(asked: Asked, holders: dict[_Number, set[Meeting]], hidden: Sequence["_Hidden"]) -> Iterator[Meeting]:
    names, number, birth = asked
    holding = holders.get(_compared(number), set()) if number is not None else set()
    if number is not None and number.kind is not NumberKind.DOSSIER:
        yield from holding  # a dossier may be a family's and tells nothing alone
    wanted = {_folded(name) for name in names} if hidden else set()
    born_on = birth[0] if birth and _is_exact(birth) else None
    for person in hidden:
        is_near = person.meeting in holding or (born_on is not None and person.birth_on == born_on)
        if is_near and not wanted.isdisjoint(person.names):
            yield person.meeting


@dataclass
class _Hidden:
    """Somebody whom the actor may not see."""

    meeting: Meeting
    birth_on: date | None
    names: set[tuple[str, ...]] = field(default_factory=set)


def _hidden(holders: dict[_Number, set[Meeting]], days: Collection[date]) -> list[_Hidden]:
    """The hidden people who have one of the numbers or were born on one of the days, with their names."""
    if not isinstance(current(), Actor):
        return []  # nobody is hidden from the program itself
    holding = {met.person_id for every in holders.values() for met in every if met.is_hidden}
    conditions = [*(Person.birth_on.in_(part) for part in chunks(days)), *(Person.id.in_(p) for p in chunks(holding))]
    found: dict[int, _Hidden] = {}
    for condition in conditions:
        query = (
            sa.select(Person.id, Person.birth_on, PersonName.text)
            .join(PersonName, PersonName.person_id == Person.id)
            .where(condition, _is_hidden())
        )
        for person_id, birth_on, text in db.session.execute(permits.NUMBER_IN_USE.within(query)):
            person = found.setdefault(person_id, _Hidden(Meeting(is_visible=False, person_id=person_id), birth_on))
            person.names.add(_folded(text))
    return list(found.values())


def _holders(wanted: Collection[_Number]) -> dict[_Number, set[Meeting]]:
    """Everybody who has one of the numbers."""
    found: dict[_Number, set[Meeting]] = defaultdict(set)
    for values in chunks({value for _kinds, value in wanted}):
        query = (
            sa.select(Identifier.kind, Identifier.value, Person.id, _is_hidden())
            .join(Person, Person.id == Identifier.person_id)
            .where(Identifier.value.in_(values))
        )
        for kind, value, person_id, is_hidden in db.session.execute(permits.NUMBER_IN_USE.within(query)):
            found[_kinds_like(kind), value].add(Meeting(is_visible=not is_hidden, person_id=person_id))
    return found


def _compared(number: KnownNumber) -> _Number:
    return _kinds_like(number.kind), number.value


def _kinds_like(kind: NumberKind) -> frozenset[NumberKind]:
    return PERSONAL_KINDS if kind in PERSONAL_KINDS else frozenset({kind})


def _is_exact(birth: Birth) -> bool:
    return birth[1] is BirthPrecision.DAY


def _is_hidden() -> sa.ColumnElement[bool]:
    """Whether a person is hidden from the actor; nobody is hidden from the program itself."""
    actor = current()
    return permits.hidden(actor) if isinstance(actor, Actor) else sa.false()


def visible_match(number: KnownNumber) -> int | None:
    """The id of a person in reach who has this number, which one person alone can have."""
    query = sa.select(Person.id).where(Person.id.in_(_holding(number))).order_by(Person.id).limit(1)
    return db.session.scalar(permits.IDENTIFY.within(query)) if number.is_personal else None


def holders_of(number: KnownNumber) -> set[int]:
    """The ids of everybody who has this number, within reach or not. For operations only, like `meeting`."""
    return set(db.session.scalars(permits.NUMBER_IN_USE.within(_holding(number))))


def _holding(number: KnownNumber) -> sa.Select[int]:
    return sa.select(Identifier.person_id).where(
        Identifier.kind.in_(_kinds_like(number.kind)), Identifier.value == number.value
    )


def _folded(name: str) -> tuple[str, ...]:
    """A name that order, case and marks do not change."""
    return tuple(sorted(spelling_key(word) for word in tokens(name)))
