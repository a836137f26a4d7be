"""The path of one case for the person it is about. It is reckoned by the program, and leaves here as plain facts."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.cases import queries as cases
from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.calendar import is_working_day
from reception.i18n.formats import today
from reception.path import permits
from reception.path.book import current
from reception.path.models import MilestoneRow
from reception.path.queries.facts import CaseKey, facts_in
from reception.path.queries.look import case_path, template_of
from reception.path.queries.reckoning import marks_by_case, pauses_for_rules
from reception.path.rules.definitions import MilestoneRule
from reception.path.rules.groups import group_of
from reception.path.rules.own import OwnPath, OwnRight, OwnStep, own_path, own_right, own_step
from reception.path.rules.path import path_of
from reception.path.rules.rights import rights_of
from reception.path.rules.templates import template_for
from reception.path.terms import MilestoneState

_NOT_YET: Final = frozenset({MilestoneState.OPEN, MilestoneState.UPCOMING, MilestoneState.BLOCKED})


def kept_path(case: Case) -> OwnPath | None:
    """The path as it is kept, in one statement, for a page that is to come at once; None if none is kept yet."""
    row, rules, day = MilestoneRow, current().newest_rules, case.closed_on or today()
    query = sa.select(row.code, row.state, row.due_on, row.fulfilled_on, row.is_from_before).where(
        row.case_id == case.id
    )
    found = db.session.execute(permits.MILESTONES.within(query.order_by(row.position))).all()
    if not found:
        return None
    return own_path(_kept_step(rules[one.code], one, day) for one in found if one.code in rules)


def _kept_step(rule: MilestoneRule, row: sa.Row[*tuple[Any, ...]], day: date) -> OwnStep:
    """A step as its row says, with the days that have passed since."""
    late = row.state in _NOT_YET and row.due_on is not None and row.due_on < day
    return OwnStep(
        rule.code,
        rule.title,
        rule.text,
        rule.source,
        rule.phase,
        rule.owner,
        MilestoneState.OVERDUE if late else row.state,
        row.due_on,
        row.fulfilled_on,
        row.is_from_before,
    )


@dataclass(frozen=True)
class OwnLook:
    """What she is told of her path and of her rights. `on`: today, or the last day of a closed case."""

    on: date
    path: OwnPath
    rights: tuple[OwnRight, ...]


def own_look(case: Case) -> OwnLook:
    """The path and the rights as the facts and the rules are today, or were on the last day of a closed case."""
    book, day = current(), case.closed_on or today()
    facts = facts_in([CaseKey(case.id, case.person_id)])[case.id]
    kept = case_path(case)
    group = group_of(facts, book, today=day, is_working_day=is_working_day).group
    found = path_of(
        facts,
        template_of(book, kept) or template_for(book, group),
        book,
        today=day,
        is_working_day=is_working_day,
        marks=marks_by_case([case.id]).get(case.id, ()),
        pauses=pauses_for_rules(cases.pauses_in([case.id])),
        explain=False,
    )
    titles, begun_on = {one.code: one.rule.title for one in found}, kept.begun_on if kept else day
    rights = rights_of(facts, book, today=day, is_working_day=is_working_day)
    return OwnLook(
        day,
        own_path(own_step(one, begun_on, titles) for one in found),
        tuple(own_right(one, book.labels(one.missing)) for one in rights),
    )
