"""The drafts of the statistician: what would be hidden, and why."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import undefer

from reception.disclosure.certificate import Certificate
from reception.indicators.rules.catalogue import Indicator, in_force
from reception.indicators.terms import Breakdown, Measure
from reception.jobs import queries as jobs
from reception.jobs.models import Job
from reception.reckoning.asked import Asked
from reception.releases import permits
from reception.releases.models import ReleaseDraft
from reception.releases.rules.document import COUNTED_BY, Protected
from reception.releases.rules.releasing import releasing
from reception.releases.rules.tables import Block, Counted, Plan, Table, block_of, table_of, usual_plan
from reception.releases.terms import Answer, Detail

#: What the job is called.
JOB: Final = "release-build"


def drafts() -> Sequence[ReleaseDraft]:
    """Every draft, the latest year first."""
    return permits.BUILD.all(sa.select(ReleaseDraft).order_by(ReleaseDraft.year.desc()))


def draft(year: int) -> ReleaseDraft:
    """The draft of a year. Raises OutOfReach."""
    query = sa.select(ReleaseDraft).options(undefer(ReleaseDraft.counted), undefer(ReleaseDraft.built))
    return permits.BUILD.one(query.where(ReleaseDraft.year == year))


def draft_by_id(draft_id: int) -> ReleaseDraft:
    """A draft by its id, for the job that builds it. Raises OutOfReach."""
    query = sa.select(ReleaseDraft).options(undefer(ReleaseDraft.counted), undefer(ReleaseDraft.built))
    return permits.BUILD.one(query.where(ReleaseDraft.id == draft_id))


def job_under_way(one: ReleaseDraft) -> Job | None:
    """The job that builds it, if there is one."""
    return jobs.open_job_of([JOB], one.id)


def indicators_of(one: ReleaseDraft) -> list[Indicator]:
    """What may be in a release of that year: shares that were counted here."""
    period = Asked.of_year(one.year, one.known_on).period
    return [each for each in in_force(period) if each.measure is Measure.SHARE]


def plan_of(one: ReleaseDraft, indicator: Indicator) -> Plan | None:
    """How finely an indicator is split; None: it is left out."""
    decided = one.plan.get(block_of(indicator), {})
    if decided is None:
        return None
    return usual_plan(indicator) | {Breakdown(key): Detail(value) for key, value in decided.items()}


def counted_of(one: ReleaseDraft) -> Mapping[Block, Counted]:
    """What was counted, by indicator."""
    found: dict[Block, dict[tuple[tuple[str, ...], Answer], int]] = {}
    for block, key, answer, number in json.loads(one.counted or "[]"):
        found.setdefault(block, {})[tuple(key), Answer(answer)] = number
    return found


def table(one: ReleaseDraft, indicator: Indicator, counted: Counted, plan: Plan) -> Table:
    """The table of an indicator as it would be published."""
    return table_of(indicator, one.year, counted, by=COUNTED_BY, plan=plan, rule=releasing(one.known_on))


def built_of(one: ReleaseDraft) -> dict[Block, dict[str, Any]]:
    """What was found of each indicator."""
    found: dict[Block, dict[str, Any]] = json.loads(one.built or "{}")
    return found


def protected(one: ReleaseDraft) -> list[Protected]:
    """The indicators that are protected, in the order of the catalogue."""
    counted, built = counted_of(one), built_of(one)
    found = []
    for indicator in indicators_of(one):
        told, plan = built.get(block_of(indicator)), plan_of(one, indicator)
        if told is None or plan is None or "refused" in told:
            continue
        found.append(_protected(table(one, indicator, counted.get(block_of(indicator), {}), plan), indicator, told))
    return found


def _protected(of: Table, indicator: Indicator, told: Mapping[str, Any]) -> Protected:
    certificate = Certificate(
        tuple(told["certificate"]["cells"]), tuple(tuple(each) for each in told["certificate"]["tables"])
    )
    return Protected(
        of, indicator, frozenset(told["hidden"]), frozenset(told["primary"]), told["cost"], told["bound"], certificate,
        told["withheld"],
    )  # fmt: skip


def refused(one: ReleaseDraft) -> dict[Block, dict[str, Any]]:
    """The indicators for which there is no safe pattern: {block: {"refused": why, "cells": ids}}."""
    return {block: told for block, told in built_of(one).items() if "refused" in told}
