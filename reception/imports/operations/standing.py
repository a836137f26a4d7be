"""What stands in the register about the rows of a list, and what earlier lists said."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reception.accounts.models import Unit
from reception.cases import queries as cases
from reception.cases.terms import CaseState
from reception.imports import queries
from reception.imports.operations import fingerprints
from reception.imports.rules import asking, matching, told
from reception.imports.rules.comparison import Record
from reception.imports.rules.matching import Digests, Earlier, Place
from reception.imports.rules.records import ContactRow, ImportPlan


@dataclass
class Standing:
    """What is registered about the rows of a plan, read in one go."""

    digests: dict[Place, Digests]
    matched: dict[Place, Earlier]
    by_number: dict[str, int]
    known_as: dict[int, queries.Known]
    namesakes: dict[tuple[str, date], list[queries.Namesake]]
    readable: set[int]
    said: Mapping[int, told.Told]
    records: Mapping[int, Record]
    contacts: Mapping[int, Sequence[Earlier]]
    holders: Mapping[int, cases.Holder]
    with_case: dict[int, CaseState]
    rows: dict[Place, list[ContactRow]] = field(default_factory=lambda: defaultdict(list))


def of(plan: ImportPlan, unit: Unit) -> Standing:
    """Read it: a few statements, however long the list is."""
    digests = {(row.sheet, row.row): matching.digests_of(row, fingerprints.keyed) for row in plan.people}
    matched = _with_people(matching.match(plan.people, digests, queries.earlier_people(unit), queries.said))
    new = [row for row in plan.people if (row.sheet, row.row) not in matched]
    by_number = queries.people_with_numbers(row.number.value for row in new if row.number)
    known = {one.person_id for one in matched.values() if one.person_id is not None} | set(by_number.values())
    namesakes = queries.namesakes({key: row for row in new if (key := asking.telling(row))})
    known |= {one.person_id for same in namesakes.values() for one in same}
    changed = [one for place, one in matched.items() if one.content != digests[place].content]
    to_compare = {one.person_id for one in changed if one.person_id is not None} | (known - _ids(matched))
    readable = queries.visible(known)
    facts = Standing(
        digests=digests,
        matched=matched,
        by_number=by_number,
        known_as=queries.known_as(by_number.values()),
        namesakes=namesakes,
        readable=readable,
        said=queries.said(one.id for one in changed),
        records=queries.records_of(to_compare & readable, unit),
        contacts=queries.earlier_contacts(unit, known),
        holders=cases.holders(known - _ids(matched)),
        with_case={person_id: case.state for person_id, case in queries.units_cases(unit, known).items()},
    )
    for contact in plan.contacts:
        facts.rows[contact.person_sheet, contact.person_row].append(contact)
    return facts


def _with_people(matched: Mapping[Place, Earlier]) -> dict[Place, Earlier]:
    """The same rows; those that ended in a registration that waited, with whom they turned out to be about."""
    waiting = [one.id for one in matched.values() if one.person_id is None]
    drafts = {row_id: said[told.DRAFT] for row_id, said in queries.said(waiting).items() if told.DRAFT in said}
    behind = queries.people_behind(drafts.values())
    return {
        place: replace(one, person_id=one.person_id or behind.get(drafts.get(one.id, "")))
        for place, one in matched.items()
    }


def _ids(matched: Mapping[Place, Earlier]) -> set[int]:
    return {one.person_id for one in matched.values() if one.person_id is not None}
