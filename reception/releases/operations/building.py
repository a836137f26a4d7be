"""Counting a year and protecting it: each indicator by itself, for no sum ties two, beside all that is published."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from reception.audit.log import record
from reception.db.session import db
from reception.db.verdicts import NO, YES
from reception.disclosure import documents
from reception.disclosure.documents import certificate_as_json
from reception.disclosure.joint import Contradiction, with_history
from reception.disclosure.protecting import Unprotectable, protect
from reception.i18n.formats import today
from reception.indicators.queries import cube
from reception.indicators.rules.catalogue import Indicator
from reception.reckoning.asked import Asked
from reception.releases.models import ReleaseDraft
from reception.releases.queries import drafts, ledger
from reception.releases.rules.document import COUNTED_BY, block_of_cell, restricted
from reception.releases.rules.releasing import releasing
from reception.releases.rules.tables import Block, Counted, block_of
from reception.releases.terms import Answer, DraftState

#: Seconds for the pattern of one indicator: then the best that was found is taken, with its gap, or all is withheld.
LIMIT: Final = 5.0
#: Why there is no safe pattern.
CONTRADICTS: Final = "contradicts"
TELLS: Final = "tells"
Say = Callable[[int, int], object]


def build(one: ReleaseDraft, say: Say = lambda _done, _total: None, limit: float = LIMIT) -> None:
    """Count the year as known on the draft's day, and find what has to be hidden of each indicator, in at most `limit`
    seconds each."""
    wanted = drafts.indicators_of(one)
    counted = count(one, wanted)
    one.counted = json.dumps(
        [
            [block, list(key), answer.value, number]
            for block, numbers in counted.items()
            for (key, answer), number in numbers.items()
        ]
    )
    earlier, sealed = ledger.documents(), ledger.hidden_counts()
    built: dict[Block, dict[str, Any]] = {}
    for done, indicator in enumerate(wanted):
        say(done, len(wanted))
        if drafts.plan_of(one, indicator) is not None:
            built[block_of(indicator)] = _protected(one, indicator, counted, before=(earlier, sealed), limit=limit)
    _keep(one, built)
    one.state, one.problem = DraftState.BUILT, None
    record("release.built", one, year=one.year, on=one.known_on.isoformat(), indicators=len(built))
    db.session.flush()


def build_one(one: ReleaseDraft, indicator: Indicator) -> None:
    """Find anew what has to be hidden of one indicator: its breakdowns were chosen anew."""
    built = drafts.built_of(one)
    built.pop(block_of(indicator), None)
    if drafts.plan_of(one, indicator) is not None:
        counted = drafts.counted_of(one)
        built[block_of(indicator)] = _protected(
            one, indicator, counted, before=(ledger.documents(), ledger.hidden_counts()), limit=LIMIT
        )
    _keep(one, built)
    db.session.flush()


def count(one: ReleaseDraft, wanted: Sequence[Indicator]) -> dict[Block, dict[tuple[tuple[str, ...], Answer], int]]:
    """How many gave an answer, by indicator and classes."""
    found: defaultdict[Block, defaultdict[tuple[tuple[str, ...], Answer], int]] = defaultdict(lambda: defaultdict(int))
    answers = {YES: Answer.YES, NO: Answer.NO}
    for cell in cube.cells(Asked.of_year(one.year, one.known_on), wanted, COUNTED_BY):
        answer = answers.get(cell.verdict, Answer.UNKNOWN)
        found[f"{cell.code}.{cell.edition}"][cell.key, answer] += cell.number
    return {block: dict(numbers) for block, numbers in found.items()}


def _protected(
    one: ReleaseDraft,
    indicator: Indicator,
    counted: Mapping[Block, Counted],
    *,
    before: tuple[Sequence[dict[str, Any]], dict[str, int]],
    limit: float,
) -> dict[str, Any]:
    block, plan = block_of(indicator), drafts.plan_of(one, indicator)
    numbers: Counted = counted.get(block, {})
    table = drafts.table(one, indicator, numbers, plan or {})
    earlier = [told for told in (_of_block(each, block, one.year) for each in before[0]) if told["cells"]]
    policy = releasing(one.known_on).policy
    try:
        history = [documents.of(told) for told in earlier]
        system = with_history(table.system, history, before[1]) if history else table.system
        pattern = protect(system, policy, limit)
    except Contradiction as contradiction:
        return {"refused": CONTRADICTS, "cells": contradiction.cells}
    except Unprotectable as unprotectable:
        return {"refused": TELLS, "cells": unprotectable.cells}
    own = frozenset(cell.id for cell in table.system.cells)
    return {
        "hidden": sorted(pattern.hidden & own), "primary": sorted(pattern.primary & own), "cost": int(pattern.cost),
        "bound": int(pattern.bound), "certificate": certificate_as_json(pattern.certificate),
        "withheld": pattern.is_withheld,
    }  # fmt: skip


def _of_block(told: dict[str, Any], block: Block, year: int) -> dict[str, Any]:
    start = f"{block}|{year}|"
    cells = {one["id"] for one in told["cells"] if block_of_cell(one["id"]) == block and one["id"].startswith(start)}
    return restricted(told, cells)


def _keep(one: ReleaseDraft, built: dict[Block, dict[str, Any]]) -> None:
    one.built = json.dumps(built)


def begin(year: int, *, known_on: Any, made_by_id: int | None) -> ReleaseDraft:
    """A draft of a year, not built yet."""
    made = ReleaseDraft(year=year, known_on=known_on, plan={}, made_by_id=made_by_id)
    db.session.add(made)
    db.session.flush()
    record("release.begun", made, year=year, on=known_on.isoformat())
    return made


def is_over(year: int) -> bool:
    """Whether any of a year has passed, so that there is something to publish."""
    return year <= today().year
