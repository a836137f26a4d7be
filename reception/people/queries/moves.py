"""What would move in a merge, counted by kind from the foreign keys; only as far as the reader may know it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor, current
from reception.access.permit import Scope
from reception.access.shield import protected_table_names
from reception.db.base import Base, Privacy
from reception.db.references import references_to
from reception.db.session import db
from reception.i18n.markers import N_
from reception.people import permits
from reception.people.models import (
    Consent,
    ContactDetail,
    Correction,
    Disclosure,
    Document,
    Extract,
    Guardianship,
    HouseholdMember,
    Identifier,
    KeyDate,
    PermitGround,
    Person,
    PersonLanguage,
    PersonName,
)

#: What rows without a name of their own are called.
OTHER: Final = N_("Other rows")


@dataclass(frozen=True)
class Countable:
    """Rows that are counted under a name (a msgid), within what `scope` lets a reader reach."""

    model: type[Base]
    name: str
    scope: Scope | None = None


_countable: Final[dict[str, Countable]] = {}


def counted(*kinds: Countable) -> None:
    """Register rows to be counted: those that refer to a person, or to a row that is counted and does."""
    _countable.update({kind.model.__tablename__: kind for kind in kinds})


counted(
    Countable(PersonName, N_("Names")),
    Countable(Identifier, N_("Numbers")),
    Countable(PersonLanguage, N_("Languages")),
    Countable(PermitGround, N_("Residence permits")),
    Countable(KeyDate, N_("Dates that drive deadlines")),
    Countable(ContactDetail, N_("Contact details")),
    Countable(HouseholdMember, N_("Households")),
    Countable(Guardianship, N_("Guardians and those one decides for"), permits.between_people_in_sight),
    Countable(Correction, N_("Earlier corrections")),
    Countable(Consent, N_("Consents"), permits.CONSENTS.scope),
    Countable(Disclosure, N_("What was told to others"), permits.DISCLOSURES.scope),
    Countable(Extract, N_("Extracts for partners"), permits.EXTRACTS.scope),
    Countable(Document, N_("Documents"), permits.of_own_boards),
)


def name_of_rows(table_name: str) -> str:
    """What the rows of a table are called: a msgid."""
    return _countable[table_name].name if table_name in _countable else OTHER


def moves(person: Person) -> list[tuple[str, int]]:
    """(name, how many) of each kind of rows that belong to a person and would move. One query.

    Nothing is told of other boards' cases, nor of what would give a hidden person away; `OTHER` comes last.
    """
    counts = [*_counts(person.id), *_other_counts(person.id)]
    found: dict[str, int] = {}
    for name, count in db.session.execute(sa.union_all(*counts).execution_options(permit=permits.MERGE.name)):
        found[name] = found.get(name, 0) + count
    order = [kind.name for kind in _countable.values()] + [OTHER]
    return sorted(((name, count) for name, count in found.items() if count), key=lambda move: order.index(move[0]))


def _counts(person_id: int) -> Iterator[sa.Select[str, int]]:
    actor = current()
    for table_name, kind in _countable.items():
        count = _count(kind.name, Base.metadata.tables[table_name], _belongs(table_name, person_id))
        yield count.where(kind.scope(actor)) if kind.scope is not None and isinstance(actor, Actor) else count


def _count(name: str, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.Select[str, int]:
    return sa.select(sa.literal(name), sa.func.count(table.c.id)).where(*conditions)


def _belongs(table_name: str, person_id: int) -> sa.ColumnElement[bool]:
    """The rows that refer to the person, or to a counted row that does: contacts by their case."""
    own = [column == person_id for column in _columns(table_name, Person.__tablename__)]
    if own:
        return sa.or_(*own)
    through = (
        column.in_(sa.select(Base.metadata.tables[other].c.id).where(_belongs(other, person_id)))
        for other in _countable
        if other != table_name
        for column in _columns(table_name, other)
        if _columns(other, Person.__tablename__)
    )
    return sa.or_(sa.false(), *through)


def _columns(table_name: str, target: str) -> list[sa.Column[Any]]:
    return [key.parent for key in references_to(target) if key.parent.table.name == table_name]


def _other_counts(person_id: int) -> Iterator[sa.Select[str, int]]:
    """Tables that have no name here: counted if they are about nobody else, and their being there is no secret."""
    for table in _unnamed(Base.registry.mappers):
        columns = _columns(table.name, Person.__tablename__)
        others = {key.column.table.name for key in table.foreign_keys if key.parent not in columns}
        if columns and len(columns) == 1 and others.isdisjoint(protected_table_names()):
            yield _count(OTHER, table, columns[0] == person_id)


def _unnamed(mappers: Iterable[Any]) -> Sequence[sa.Table]:
    models = (mapper.class_ for mapper in mappers)
    open_ones = (model for model in models if model.__journaled__ and model.__privacy__ is not Privacy.SENSITIVE)
    return sorted((model.__table__ for model in open_ones if model.__tablename__ not in _countable), key=str)
