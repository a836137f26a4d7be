"""What a survey's results show, handed to the audit of releases: all tables of a question together, and who is behind
them as cells that are hidden."""

import random
from itertools import product

import pytest

from reception.disclosure.audit import audit
from reception.disclosure.coarsening import THRESHOLD
from reception.disclosure.documents import of
from reception.disclosure.system import Policy
from reception.surveys.rules.results import LANGUAGE, Answered, Counted, outcomes
from reception.surveys.rules.traits import Traits
from reception.surveys.terms import QuestionKind

QUESTION = Counted(1, QuestionKind.AGREEMENT, 5)
TRAITS = (LANGUAGE, "sex")


def answers(seed):
    chance = random.Random(seed)
    weights = [chance.random() for _place in range(6)]
    return [
        Answered(
            Traits(chance.choice(("ar", "ar", "ar", "sv", "ti")), {"sex": chance.choice(("1", "2", "2"))}),
            {1: place} if (place := chance.choices(range(6), weights)[0]) else {},
        )
        for _person in range(chance.randint(40, 160))
    ]


def shown(outcome):
    """Every number that is shown: (its count, which cells of language, sex and answer it is the sum of)."""
    for places, count in zip(outcome.table.rung, outcome.table.counts, strict=True):
        yield count, lambda _language, _sex, place, places=places: place in places
    for trait, split in outcome.splits.items():
        for group, table in (split or {}).items():
            for places, count in zip(table.rung, table.counts, strict=True):
                at = TRAITS.index(trait)
                yield count, lambda *key, at=at, group=group, places=places: key[2] in places and key[at] in group


def document(outcome, behind):
    cells, equations, empty = [], [], set()
    for number, (count, is_part) in enumerate(shown(outcome)):
        parts = [key for key in behind if is_part(*key)]
        cells.append({"id": f"shown{number}", "value": count})
        equations.append([[f"shown{number}", -1], *([name(key), 1] for key in parts)])
        assert sum(behind[key] for key in parts) == count
        empty |= set(parts) if count == 0 else set()
    cells += [{"id": name(key), "value": 0 if key in empty else None} for key in behind]
    return of({"threshold": THRESHOLD, "cells": cells, "equations": equations})


def name(key):
    return "|".join(map(str, key))


@pytest.mark.parametrize("seed", range(12))
def test_the_audit_of_releases_finds_no_small_group_behind_a_question(seed):
    given = answers(seed)
    languages, sexes = ({one.traits.value(trait) for one in given} for trait in TRAITS)
    behind = dict.fromkeys(product(languages, sexes, range(6)), 0)
    for one in given:
        behind[one.traits.value(LANGUAGE), one.traits.value("sex"), one.said.get(1, 0)] += 1
    (outcome,) = outcomes([QUESTION], TRAITS, given)
    if outcome.table is None:
        pytest.skip("the question is withheld")
    report = audit([document(outcome, behind)], Policy(THRESHOLD, width=0))
    assert report.hidden > 0
    assert not report.contradictions
    assert not report.leaks


def test_the_audit_would_find_a_group_of_three():
    behind = {("ar", "1", 5): 3, ("sv", "2", 1): 40}
    cells = [{"id": "everybody", "value": 43}, {"id": "step 1", "value": 40}, *({"id": name(key)} for key in behind)]
    sums = [["everybody", -1], *([name(key), 1] for key in behind)]
    told = of(
        {
            "threshold": THRESHOLD,
            "cells": [{"value": None, **cell} for cell in cells],
            "equations": [sums, [["step 1", -1], ["sv|2|1", 1]]],
        }
    )
    assert {leak.cell for leak in audit([told], Policy(THRESHOLD, width=0)).leaks} == {"ar|1|5"}
