"""The rows that were imported into a unit before, by what they are known by."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from reception.accounts.models import Unit
from reception.db.bulk import chunks
from reception.db.session import db
from reception.imports.models import ImportedRow
from reception.imports.permits import IMPORT
from reception.imports.rules.matching import Earlier
from reception.imports.rules.told import Told
from reception.imports.terms import RowKind
from reception.people.models import Household


def earlier_people(unit: Unit) -> list[Earlier]:
    """Every person's row that was imported into a unit, the oldest first."""
    return list(map(_earlier, db.session.execute(_of(unit, RowKind.PERSON))))


def earlier_contacts(unit: Unit, person_ids: Iterable[int]) -> Mapping[int, Sequence[Earlier]]:
    """The contacts that were imported into a unit, by person."""
    found: dict[int, list[Earlier]] = defaultdict(list)
    for part in chunks(person_ids):
        for row in db.session.execute(_of(unit, RowKind.CONTACT).where(ImportedRow.person_id.in_(part))):
            found[row.person_id].append(_earlier(row))
    return found


def _of(unit: Unit, kind: RowKind) -> sa.Select[int, int | None, str | None, str | None, str | None, str]:
    query = (
        sa.select(
            ImportedRow.id,
            ImportedRow.person_id,
            ImportedRow.by_number,
            ImportedRow.by_key,
            ImportedRow.by_name,
            ImportedRow.content,
        )
        .where(ImportedRow.unit_id == unit.id, ImportedRow.kind == kind)
        .order_by(ImportedRow.id)
    )
    return IMPORT.within(query)


def _earlier(row: sa.Row[int, int | None, str | None, str | None, str | None, str]) -> Earlier:
    return Earlier(row.id, row.person_id, row.by_number, row.by_key, row.by_name, row.content)


def said(ids: Iterable[int]) -> dict[int, Told]:
    """What earlier rows said, by id."""
    found: dict[int, Told] = {}
    for part in chunks(ids):
        query = sa.select(ImportedRow.id, ImportedRow.said).where(ImportedRow.id.in_(part))
        found.update((row_id, json.loads(text)) for row_id, text in db.session.execute(IMPORT.within(query)))
    return found


def imported_rows(ids: Iterable[int]) -> Mapping[int, ImportedRow]:
    """Earlier rows themselves, by id: to note what they say today."""
    found: dict[int, ImportedRow] = {}
    for part in chunks(ids):
        found |= {row.id: row for row in IMPORT.all(sa.select(ImportedRow).where(ImportedRow.id.in_(part)))}
    return found


def households(unit: Unit) -> dict[str, int]:
    """The households that lists of a unit have named, by the digest of what they call each."""
    query = sa.select(ImportedRow.by_key, ImportedRow.household_id).where(
        ImportedRow.unit_id == unit.id, ImportedRow.kind == RowKind.HOUSEHOLD, ImportedRow.household_id.is_not(None)
    )
    return {key: household_id for key, household_id in db.session.execute(IMPORT.within(query)) if key and household_id}


def household_of_lists(household_id: int) -> Household:
    """A household that a list of the actor's units has named. Raises OutOfReach."""
    query = sa.select(Household).join(ImportedRow, ImportedRow.household_id == Household.id)
    return IMPORT.one(query.where(Household.id == household_id, ImportedRow.kind == RowKind.HOUSEHOLD))
