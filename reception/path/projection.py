"""Keeps the milestones of open cases as rows, for quick lists. They are made from facts and are never facts.

Whatever records something about people whose facts rules reckon with has their open cases reckoned anew just before its
commit, so lists and truth do not drift. Where very many are concerned at once, as when a list is taken in, their cases
are marked instead, and reckoned in portions right after. Days pass too: what stands for yesterday is reckoned again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import system
from reception.access.permit import OutOfReach
from reception.audit.log import concerned
from reception.cases import queries as cases
from reception.cases.models import Case
from reception.db.base import Base
from reception.db.bulk import chunks, insert_many
from reception.db.once import insert_once
from reception.db.session import commit, db
from reception.i18n.calendar import is_working_day
from reception.i18n.formats import today
from reception.path.book import current
from reception.path.models import CasePath, MilestoneRow
from reception.path.queries.facts import CaseKey, facts_in
from reception.path.queries.look import case_path
from reception.path.queries.own import OwnLook, kept_path, own_look
from reception.path.queries.reckoning import (
    KEPT,
    KeptPath,
    held_paths,
    marks_by_case,
    open_case_ids,
    open_cases_of,
    pauses_for_rules,
    rows_by_case,
    stale,
)
from reception.path.rules.arranging import is_from_before
from reception.path.rules.definitions import Rulebook, Template
from reception.path.rules.facts import Facts
from reception.path.rules.groups import group_of
from reception.path.rules.milestones import Mark, Milestone
from reception.path.rules.own import OwnPath
from reception.path.rules.path import path_of
from reception.path.rules.pausing import Pause
from reception.path.rules.templates import template_for
from reception.path.terms import MilestoneState
from reception.people import queries as people

PURPOSE: Final = "path projection"
#: To tell a newcomer what her own path is.
TELLING: Final = "my path"
#: So many cases are reckoned before the commit that concerns them; more are marked, and reckoned after it.
AT_ONCE: Final = 25
#: So many cases are reckoned in one transaction.
PORTION: Final = 200
#: The models whose change may concern others in the household as well.
_HOUSEHOLD: Final = frozenset({"Person", "HouseholdMember", "Household", "Merge"})

Values = tuple[Any, ...]


def settle() -> None:
    """Reckon what this transaction concerns. Registered to run before each commit."""
    noted = concerned()
    if not noted:
        return
    ids = {person_id for found in noted.values() for person_id in found}
    with system(PURPOSE):
        db.session.flush()
        keys = open_cases_of(people.housemates(sorted(ids), held=True) if noted.keys() & _HOUSEHOLD else ids)
        if len(keys) > AT_ONCE:
            _mark(keys)
        else:
            reckon(keys)


def reckon_stale(progress: Callable[[int], None] = lambda _done: None) -> int:
    """Reckon every open case whose milestones do not stand for today, in portions; return how many."""
    done = 0
    with system(PURPOSE):
        while keys := stale(today(), PORTION):
            reckon(keys)
            commit()
            done += len(keys)
            progress(done)
    return done


def rebuild(progress: Callable[[int], None] = lambda _done: None) -> int:
    """Reckon every open case anew, in portions; return how many."""
    with system(PURPOSE):
        keys = open_case_ids()
        for start in range(0, len(keys), PORTION):
            reckon(keys[start : start + PORTION])
            commit()
            progress(min(start + PORTION, len(keys)))
    return len(keys)


def is_anything_stale() -> bool:
    """Whether an open case is to be reckoned."""
    with system(PURPOSE):
        return bool(stale(today(), 1))


def begin(case: Case) -> CasePath:
    """The path that is kept of a case, made if there is none yet. Raises OutOfReach for a case that is gone."""
    with system(PURPOSE):
        path = case_path(case)
        if path is None:
            reckon([CaseKey(case.id, case.person_id)])
            path = case_path(case)
    if path is None:
        raise OutOfReach
    return path


def kept_for_newcomer(case: Case) -> OwnPath:
    """The path of a case that she reached by her own link, as it is kept: for the page that opens first."""
    with system(TELLING):
        return kept_path(case) or own_look(case).path


def told_to_newcomer(case: Case) -> OwnLook:
    """The path and the rights of a case that she reached by her own link, as plain facts, reckoned today."""
    with system(TELLING):
        return own_look(case)


def reckon(keys: Sequence[CaseKey]) -> None:
    """Make the milestones of these cases anew, and write what has changed. The caller acts as the program itself."""
    if not keys:
        return
    book, ids = current(), [key.case_id for key in keys]
    paths = held_paths(ids)
    new = _begin(book, [case_id for case_id in ids if case_id not in paths])
    if len(paths) < len(ids):
        paths = held_paths(ids)
    facts = facts_in(keys)
    templates = {case_id: _template(book, paths[case_id], facts[case_id], is_new=case_id in new) for case_id in ids}
    marks, pauses, kept = marks_by_case(ids), _pauses_by_case(ids), rows_by_case(ids)
    fresh = {
        case_id: _rows(
            _milestones(
                facts[case_id], templates[case_id], book, marks=marks.get(case_id, ()), pauses=pauses.get(case_id, ())
            ),
            paths[case_id].begun_on,
        )
        for case_id in ids
    }
    _write(kept, fresh)
    _note({case_id: templates[case_id] for case_id in new}, ids)


def _begin(book: Rulebook, case_ids: Sequence[int]) -> set[int]:
    """Give cases that have no path one; which of them got it here."""
    base = template_for(book, None)
    values = {"template": base.code, "edition": base.version, "begun_on": today(), "reckoned_on": None, "version": 1}
    return {case_id for case_id in case_ids if insert_once(CasePath, case_id=case_id, **values)}


def _template(book: Rulebook, path: KeptPath, facts: Facts, *, is_new: bool) -> Template:
    """A case keeps its template in its version. A new one gets that of its group, as far as the facts tell it."""
    standing = None if is_new else book.editions.get((path.template, path.edition))
    return standing or template_for(book, group_of(facts, book, today=today(), is_working_day=is_working_day).group)


def _pauses_by_case(case_ids: Sequence[int]) -> dict[int, list[Pause]]:
    found: dict[int, list[Any]] = {}
    for pause in cases.pauses_in(case_ids):
        found.setdefault(pause.case_id, []).append(pause)
    return {case_id: pauses_for_rules(pauses) for case_id, pauses in found.items()}


def _milestones(
    facts: Facts, template: Template, book: Rulebook, *, marks: Sequence[Mark], pauses: Sequence[Pause]
) -> tuple[Milestone, ...]:
    return path_of(
        facts, template, book, today=today(), is_working_day=is_working_day, marks=marks, pauses=pauses, explain=False
    )


def _rows(milestones: Iterable[Milestone], begun_on: date) -> dict[str, Values]:
    """The values of each milestone that applies or may apply, in the order of `KEPT`, by code."""
    return {
        one.code: (
            one.code, one.phase, one.owner, one.state, one.due, _begins(one), one.fulfilled_on, position,
            is_from_before(one, begun_on),
        )
        for position, one in enumerate(milestones)
        if one.state is not MilestoneState.NOT_APPLICABLE
    }  # fmt: skip


def _begins(one: Milestone) -> date | None:
    """The first day that a day's list may call for it. What is counted from nothing is a goal and calls for no day."""
    return one.opens if one.counted_from else None


def _write(kept: Mapping[int, Mapping[str, Values]], fresh: Mapping[int, Mapping[str, Values]]) -> None:
    """Bring the rows to what they are to be; what stands already is left."""
    outdated = [
        {"of_case": case_id, "of_code": code}
        for case_id, rows in kept.items()
        for code, values in rows.items()
        if fresh[case_id].get(code) != values
    ]
    if outdated:
        table = Base.metadata.tables[MilestoneRow.__tablename__]
        which = (table.c.case_id == sa.bindparam("of_case"), table.c.code == sa.bindparam("of_code"))
        db.session.connection().execute(sa.delete(table).where(*which), outdated)
    insert_many(MilestoneRow, list(_new_rows(kept, fresh)))


def _new_rows(
    kept: Mapping[int, Mapping[str, Values]], fresh: Mapping[int, Mapping[str, Values]]
) -> Iterator[dict[str, Any]]:
    for case_id, rows in fresh.items():
        standing = kept.get(case_id, {})
        for code, values in rows.items():
            if standing.get(code) != values:
                yield {"case_id": case_id, **dict(zip(KEPT, values, strict=True))}


def _note(begun: Mapping[int, Template], case_ids: Sequence[int]) -> None:
    """Say for which day the rows stand, and by which template where a path has begun.

    A case whose edition cannot be read for the moment is reckoned by its group's template and keeps its own on paper.
    """
    table = Base.metadata.tables[CasePath.__tablename__]
    for part in chunks(case_ids):
        reckoned = sa.update(table).where(table.c.case_id.in_(part)).values(reckoned_on=today())
        db.session.connection().execute(reckoned)
    if begun:
        by_case = sa.update(table).where(table.c.case_id == sa.bindparam("of_case"))
        chosen = by_case.values(template=sa.bindparam("to"), edition=sa.bindparam("to_edition"))
        values = [{"of_case": id_, "to": one.code, "to_edition": one.version} for id_, one in begun.items()]
        db.session.connection().execute(chosen, values)


def _mark(keys: Sequence[CaseKey]) -> None:
    """Let these cases be reckoned after the commit."""
    table, ids = Base.metadata.tables[CasePath.__tablename__], [key.case_id for key in keys]
    held_paths(ids)  # in the order in which everybody takes them, so that no two wait for each other
    for part in chunks(ids):
        db.session.connection().execute(sa.update(table).where(table.c.case_id.in_(part)).values(reckoned_on=None))
