"""What is known of the people of many cases at once, for the rules: one registry that each domain fills.

A domain's reader gets the cases and answers, by case, with facts under the codes of `facts.toml`. Until a domain
delivers a fact it is noted by hand; once one does, what it says stands.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import sqlalchemy as sa

from reception.db.bulk import chunks
from reception.db.session import db
from reception.i18n.formats import today
from reception.path import permits
from reception.path.book import current
from reception.path.models import NotedFact
from reception.path.rules.facts import Fact, Facts, FactValue
from reception.path.rules.noting import read
from reception.people import queries as people
from reception.people.rules.citizenship import moves_freely
from reception.people.terms import GuardianKind, Source


class CaseKey(NamedTuple):
    """A case and whose it is, by their ids."""

    case_id: int
    person_id: int


Reader = Callable[[Sequence[CaseKey]], Mapping[int, Mapping[str, Fact]]]
_readers: Final[list[Reader]] = []


def deliver(reader: Reader) -> None:
    """Register who reads facts of a domain. What is registered later stands over what came earlier."""
    if reader not in _readers:
        _readers.append(reader)


def deliver_days(days_of: Callable[[Sequence[int]], Mapping[int, Mapping[str, FactValue]]]) -> None:
    """Register facts of a case, days most of them: `days_of` answers case ids with them, under their codes."""

    def reader(keys: Sequence[CaseKey]) -> Mapping[int, Mapping[str, Fact]]:
        found = days_of([key.case_id for key in keys])
        return {case_id: {code: Fact(day) for code, day in days.items()} for case_id, days in found.items()}

    deliver(reader)


#: What was noted by hand: case id, code, the value as it is kept, its source.
Noted = tuple[int, str, str, Source]


def facts_in(keys: Sequence[CaseKey], noted: Iterable[Noted] | None = None) -> dict[int, Facts]:
    """What is known for each case, by its id. The caller has found the cases within a permit.

    `noted`: what was noted by hand on these cases, by those who have read it already.
    """
    found: dict[int, dict[str, Fact]] = {key.case_id: {} for key in keys}
    for case_id, code, fact in _facts_noted(_noted_on(keys) if noted is None else noted):
        found[case_id][code] = fact
    for reader in (_of_people, *_readers):
        for case_id, facts in reader(keys).items():
            found[case_id].update(facts)
    return {case_id: Facts(facts) for case_id, facts in found.items()}


def _noted_on(keys: Sequence[CaseKey]) -> Iterator[Noted]:
    query = sa.select(NotedFact.case_id, NotedFact.code, NotedFact.value, NotedFact.source)
    for part in chunks(key.case_id for key in keys):
        for row in db.session.execute(permits.NOTED.within(query.where(NotedFact.case_id.in_(part)))):
            yield row.case_id, row.code, row.value, row.source


def _facts_noted(noted: Iterable[Noted]) -> Iterator[tuple[int, str, Fact]]:
    """As facts, by case and code. A value that the definitions do not know any more is none."""
    definitions = current().facts
    for case_id, code, written, source in noted:
        value = read(definitions[code], written) if code in definitions else None
        if value is not None:
            yield case_id, code, Fact(value, source)


def _of_people(keys: Sequence[CaseKey]) -> dict[int, dict[str, Fact]]:
    known = people.known_of([key.person_id for key in keys])
    return {key.case_id: _of_person(known[key.person_id]) for key in keys}


def _of_person(known: people.Known) -> dict[str, Fact]:
    """What the register of people delivers: as much as is noted, and nothing guessed."""
    facts = {kind.value: Fact(day, source) for kind, (day, source) in known.key_dates.items()}
    if known.birth:
        facts["birth"] = Fact(known.birth, known.birth_source)
    if known.permit:
        ground, starts_on, ends_on, source = known.permit
        facts["permit_ground"] = Fact(ground, source)
        if starts_on:
            facts["permit_starts"] = Fact(starts_on, source)
        if ends_on:
            facts["permit_ends"] = Fact(ends_on, source)
    for kind, code in _GUARDIANS.items():
        if kind in known.guardians:
            facts[code] = Fact(*known.guardians[kind])
    plain = {
        "reception_route": known.route,
        "interpreter_needed": known.needs_interpreter,
        "children_in_household": known.children,
        "eea_citizen": moves_freely(known.citizenships, today()),
    }
    return facts | {code: Fact(value, Source.UNKNOWN) for code, value in plain.items() if value is not None}


_GUARDIANS: Final = {
    GuardianKind.UNACCOMPANIED_TRUSTEE: "trustee_appointed",
    GuardianKind.APPOINTED_CUSTODIAN: "custodian_appointed",
}
