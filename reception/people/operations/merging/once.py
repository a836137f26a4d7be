"""Facts that both records hold are kept once: the same name, number, telephone, permit or guardian."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from reception.db.following import Following, Joined
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people import permits
from reception.people.models import (
    ContactDetail,
    Guardianship,
    HouseholdMember,
    Identifier,
    NamedAccess,
    OfPerson,
    PermitGround,
    Person,
    PersonName,
    ProtectionRemoval,
)
from reception.people.rules.names import tokens
from reception.people.terms import NameKind, RemovalState


@dataclass(frozen=True)
class Kind:
    """Rows of `model` with the same `fact` are one fact; None is always a fact of its own.

    Of these the `best` one stays, then the one of the record that stands.
    """

    model: type[OfPerson]
    fact: Callable[[Any], Hashable]
    best: Callable[[Any], bool] = lambda _row: True


def _spelling(name: PersonName) -> Hashable:
    return tuple(tokens(name.text)), name.language


def _access(access: NamedAccess) -> Hashable:
    """Only what has not ended; what has is history."""
    return access.user_id if access.ends_on is None or access.ends_on >= today() else None


def _guardian(row: Guardianship) -> Hashable:
    return row.kind, row.guardian_id, row.guardian_name, row.guardian_phone, row.starts_on, row.ends_on


KINDS: Final = (
    Kind(PersonName, _spelling, best=lambda row: row.kind is not NameKind.OTHER),
    Kind(Identifier, lambda row: (row.kind, row.value), best=lambda row: bool(row.verified)),
    Kind(ContactDetail, lambda row: (row.kind, row.unmasked, row.whose), best=lambda row: row.ends_on is None),
    Kind(PermitGround, lambda row: (row.ground, row.starts_on, row.ends_on)),
    Kind(NamedAccess, _access),
    Kind(HouseholdMember, lambda row: (row.household_id, row.role, row.starts_on, row.ends_on)),
    Kind(Guardianship, _guardian),
)


def ids_of(person: Person) -> dict[str, set[int]]:
    """The rows of these kinds that a record has, by table."""
    return {kind.model.__tablename__: {row.id for row in _rows(kind.model, person.id)} for kind in KINDS}


def keep_once(kept: Person, came: dict[str, set[int]], following: Following) -> None:
    """Join the rows that say the same; `came` are those of the record that went up in this one."""
    for kind in KINDS:
        alike: dict[Hashable, list[Any]] = defaultdict(list)
        for row in _rows(kind.model, kept.id):
            alike[kind.fact(row) or ("alone", row.id)].append(row)
        for rows in alike.values():
            _join(kind, rows, came[kind.model.__tablename__], following)
    db.session.expire_all()


def _join(kind: Kind, rows: Sequence[Any], came: set[int], following: Following) -> None:
    stays, *others = sorted(rows, key=lambda row: (not kind.best(row), row.id in came, row.id))
    for gone in others:
        if gone.id in came or stays.id in came:  # what one record said twice is its own affair
            if isinstance(stays, NamedAccess):
                _lengthen(stays, gone)
            db.session.flush()
            following.join(Joined(kind.model.__tablename__, gone.id, stays.id))


def _lengthen(stays: NamedAccess, gone: NamedAccess) -> None:
    """Who is named on both records is named once, for as long as either said."""
    stays.starts_on = min(stays.starts_on, gone.starts_on)
    stays.ends_on = max(stays.ends_on, gone.ends_on) if stays.ends_on and gone.ends_on else None


def take_back_removals(kept: Person, former: Person) -> None:
    """A request to end protection was about one record: it does not end that of both. Who asked may ask again."""
    concerned = [former.id, kept.id] if former.is_protected else [former.id]
    query = sa.select(ProtectionRemoval).where(
        ProtectionRemoval.person_id.in_(concerned), ProtectionRemoval.state == RemovalState.ASKED
    )
    for removal in permits.MOVE_RECORD.all(query):
        removal.state, removal.decided_at = RemovalState.REFUSED, now()
    db.session.flush()


def _rows(model: type[OfPerson], person_id: int) -> Sequence[Any]:
    return permits.MOVE_RECORD.all(sa.select(model).where(model.person_id == person_id).order_by(model.id))
