"""The figures of one's own cases, and the people behind each: the facts of the whole, within what the reader may know.

A number and its list are the same rows, so they cannot differ. Nothing is told that another board's file alone knows:
of whom another board has a case, a file on work, a child's school or a profile of skills that it does not share,
nothing is counted here; what a school knows is counted where the school's board lets it cross.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor, staff
from reception.access.roles import CASEWORK
from reception.accounts.models import Unit, User
from reception.audit.reading import looked, saw
from reception.cases import permits as case_permits
from reception.cases.models import Case
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.db.verdicts import NO, YES
from reception.education import permits as education
from reception.education.models import Pupil, Schooling
from reception.education.queries.sharing import LOOKED
from reception.education.terms.sharing import SharedGroup
from reception.indicators import permits
from reception.indicators.queries import families
from reception.indicators.queries.cube import Cell
from reception.indicators.queries.families import Facts
from reception.indicators.rules.behind import ALL, NOBODY, Whose, from_school
from reception.indicators.rules.catalogue import Indicator
from reception.people.models import Person
from reception.people.terms import Protection
from reception.reckoning.asked import Asked
from reception.skills import permits as skills
from reception.skills.models import SkillsProfile
from reception.work.models import WorkFile

Window = tuple[int, int]
# Under other names: the conditions of permits ask of the same tables.
_case, _unit = shared_alias(Case), shared_alias(Unit)
_file, _school = shared_alias(WorkFile), shared_alias(Schooling)
_SHARED: Final = {
    SharedGroup.STATUS: education.SHARED_STATUS,
    SharedGroup.ATTENDANCE: education.SHARED_ATTENDANCE,
    SharedGroup.RESULTS: education.SHARED_RESULTS,
    SharedGroup.PLAN: education.SHARED_PLAN,
}


@dataclass(frozen=True)
class Behind:
    """Somebody who stands behind a number, once for each thing that is counted. A protected person stands by number.

    `cases`: the numbers of her cases in one's own units with who has each, as (number, is open, name or None).
    """

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    answer: str
    cases: Sequence[tuple[str, bool, str | None]] = ()


@dataclass(frozen=True)
class Worker:
    """How much of a number stands in one caseworker's cases; `worker` as it stands in an address."""

    worker: str
    name: str
    number: int


def own_cells(asked: Asked, among: Sequence[Indicator], whose: Whose) -> Iterator[Cell]:
    """The answers in one's own cases. One statement for each family that has any of these indicators."""
    for family in families.FACTS:
        fact = _facts(family, asked, among)
        if fact is not None:
            of = (fact.c.code, fact.c.edition, fact.c.verdict)
            query = _own(sa.select(*of, sa.func.count()), fact, among, whose).group_by(*of)
            for code, edition, verdict, number in _rows(query):
                yield Cell(code, edition, (), verdict, number)


def people_behind(asked: Asked, one: Indicator, answer: str, whose: Whose, window: Window) -> list[Behind]:
    """The rows of a number, by name; "all" are those that were counted, yes and no. Two statements, three of a school's
    facts."""
    fact = _fact_of(one, asked)
    if fact is None:
        return []
    offset, limit = window
    who = (Person.id, Person.number, Person.shown_name, (Person.protection != Protection.NONE), fact.c.verdict)
    query = _own(sa.select(*who), fact, [one], whose).where(_is(fact, answer))
    query = query.order_by(Person.sort_key, Person.id, fact.c.verdict).offset(offset).limit(limit)
    found = _rows(query)
    ids = {row[0] for row in found}
    saw(ids)
    _note_looks(one, ids)
    cases = _cases_of(ids)
    return [
        Behind(person_id, number, name, protected, said, cases.get(person_id, ()))
        for person_id, number, name, protected, said in found
    ]


def by_worker(asked: Asked, one: Indicator, answer: str) -> list[Worker]:
    """How a number divides among the caseworkers of one's units. Who has cases with two of them is counted at both."""
    fact = _fact_of(one, asked)
    if fact is None:
        return []
    theirs = _owners(staff())
    query = _own(sa.select(theirs.c.worker_id, User.name, sa.func.count()), fact, [one], Whose())
    query = query.join(theirs, theirs.c.person_id == Person.id).outerjoin(User, User.id == theirs.c.worker_id)
    query = query.where(_is(fact, answer)).group_by(theirs.c.worker_id, User.name)
    found = [Worker(str(worker_id or NOBODY), name or "", number) for worker_id, name, number in _rows(query)]
    return sorted(found, key=lambda one: (one.worker == NOBODY, one.name.casefold(), one.worker))


def workers() -> Mapping[int, str]:
    """Who has cases in one's units, by name: {id: name}."""
    query = sa.select(User.id, User.name).join(Case, Case.worker_id == User.id).join(Case.person).distinct()
    found = dict(_rows(case_permits.READ.within(query)))
    return dict(sorted(found.items(), key=lambda one: (one[1].casefold(), one[0])))


def _fact_of(one: Indicator, asked: Asked) -> sa.Subquery | None:
    return next((fact for family in families.FACTS if (fact := _facts(family, asked, [one])) is not None), None)


def _facts(family: Facts, asked: Asked, among: Sequence[Indicator]) -> sa.Subquery | None:
    parts = [_told(one, family[one.code](asked.by(one.amounts))) for one in among if one.code in family]
    return sa.union_all(*parts).subquery("fact") if parts else None


def _told(one: Indicator, facts: sa.Select[*tuple[Any, ...]]) -> sa.Select[*tuple[Any, ...]]:
    told = facts.subquery()
    code, edition = sa.literal(one.code, sa.Text()), sa.literal(one.version, sa.Integer())
    return sa.select(code.label("code"), edition.label("edition"), told.c.person_id, told.c.verdict)


def _own(
    query: sa.Select[*tuple[Any, ...]], fact: sa.Subquery, among: Sequence[Indicator], whose: Whose
) -> sa.Select[*tuple[Any, ...]]:
    """The facts of people of one's own cases, as far as one's board may know them."""
    actor = staff()
    mine = query.select_from(fact).join(Person, Person.id == fact.c.person_id)
    mine = mine.where(~_known_elsewhere(actor), *_in_cases_of(actor, whose), *_let_across(actor, fact, among))
    return permits.BEHIND.within(mine)


def _rows(query: sa.Select[*tuple[Any, ...]]) -> Sequence[Any]:
    return db.session.execute(query).all()


def _is(fact: sa.Subquery, answer: str) -> sa.ColumnElement[bool]:
    return fact.c.verdict.in_((YES, NO)) if answer == ALL else fact.c.verdict == answer


def _in_cases_of(actor: Actor, whose: Whose) -> Iterator[sa.ColumnElement[bool]]:
    if whose.worker:
        theirs = sa.select(Case.person_id).where(case_permits.in_own_units(actor))
        has = Case.worker_id == whose.worker_id if whose.worker_id else Case.worker_id.is_(None)
        yield Person.id.in_(theirs.where(has))


def _owners(actor: Actor) -> sa.Subquery:
    """Each person of one's units with each who has a case of hers there, once."""
    query = sa.select(Case.person_id, Case.worker_id).where(case_permits.in_own_units(actor))
    return query.distinct().subquery("owner")


def _known_elsewhere(actor: Actor) -> sa.ColumnElement[bool]:
    """Of whom another board has a case, a file on work, a child's school, or skills that one may not read."""
    boards = actor.board_ids(CASEWORK)
    board = sa.func.coalesce(_unit.parent_id, _unit.id)
    cases = sa.exists().where(_case.person_id == Person.id, _case.unit_id == _unit.id, board.not_in(boards))
    files = sa.exists().where(_file.person_id == Person.id, _file.board_id.not_in(boards))
    schools = sa.exists().where(_school.person_id == Person.id, _school.unit_id == _unit.id, board.not_in(boards))
    profiles = sa.exists().where(SkillsProfile.person_id == Person.id, sa.not_(skills.readable(actor)))
    return sa.or_(*(one.correlate(Person) for one in (cases, files, schools, profiles)))


def _let_across(actor: Actor, fact: sa.Subquery, among: Sequence[Indicator]) -> Iterator[sa.ColumnElement[bool]]:
    """Of a school's facts those alone that its board lets one's own board know."""
    codes: dict[tuple[SharedGroup, ...], list[str]] = {}
    for one in among:
        codes.setdefault(from_school(one), []).append(one.code)
    for groups, concerned in codes.items():
        if groups:
            crosses = sa.and_(*(education.shared(group)(actor) for group in groups))
            kept_back = sa.exists().where(Pupil.person_id == Person.id, sa.not_(crosses)).correlate(Person)
            yield sa.or_(fact.c.code.not_in(concerned), sa.not_(kept_back))


def _note_looks(one: Indicator, people: set[int]) -> None:
    """That a school's facts are shown is logged of each file, so that the school can be told who looked."""
    groups = from_school(one)
    if groups and people:
        query = sa.select(Pupil.id, Pupil.person_id).where(Pupil.person_id.in_(people))
        for pupil_id, person_id in _rows(_SHARED[groups[0]].within(query)):
            looked(LOOKED, Pupil, pupil_id, person_id)


def _cases_of(people: set[int]) -> dict[int, list[tuple[str, bool, str | None]]]:
    """The cases of these people in one's own units, the open ones first."""
    if not people:
        return {}
    query = sa.select(Case.person_id, Case.number, Case.closed_on.is_(None), User.name).join(Case.person)
    query = query.outerjoin(User, User.id == Case.worker_id).where(Case.person_id.in_(people))
    found: dict[int, list[tuple[str, bool, str | None]]] = {}
    order = (Case.closed_on.is_not(None), Case.opened_on.desc(), Case.id)
    for person_id, *case in _rows(case_permits.READ.within(query.order_by(*order))):
        found.setdefault(person_id, []).append((case[0], bool(case[1]), case[2]))
    return found
