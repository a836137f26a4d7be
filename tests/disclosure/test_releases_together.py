"""Published documents taken together: what one hides, another must not tell."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from reception.cli import main
from reception.disclosure.audit import audit, verified
from reception.disclosure.documents import Document, certificate_as_json, of
from reception.disclosure.joint import Contradiction, with_history
from reception.disclosure.protecting import Pattern, Unprotectable, protect
from reception.disclosure.system import Cell, System
from tests.disclosure.tables import crossed


def document(system: System, pattern: Pattern, **more: Any) -> Document:
    told = {
        "threshold": 5,
        "cells": [
            {"id": one.id, "dims": {}, "value": None if one.id in pattern.hidden else one.count} for one in system.cells
        ],
        "equations": [[list(pair) for pair in equation] for equation in system.equations],
        "certificate": certificate_as_json(pattern.certificate),
        **more,
    }
    return of(json.loads(json.dumps(told)))


def hidden(system: System, *ids: str) -> Document:
    cells = [{"id": one.id, "value": None if one.id in ids else one.count} for one in system.cells]
    return of({"threshold": 5, "cells": cells, "equations": [[list(p) for p in one] for one in system.equations]})


TABLE = crossed(np.array([[2, 40, 60], [50, 70, 30], [90, 20, 80]]))
COUNTS = {one.id: one.count for one in TABLE.cells}


def test_a_protected_document_leaks_nothing_and_verifies() -> None:
    found = document(TABLE, protect(TABLE))
    assert audit([found]).is_safe
    assert not verified(found)


@pytest.mark.parametrize("cell", sorted(protect(TABLE).hidden - protect(TABLE).primary))
def test_the_audit_shouts_when_a_hidden_cell_that_is_needed_is_shown(cell: str) -> None:
    report = audit([hidden(TABLE, *(protect(TABLE).hidden - {cell}))])
    assert "a0|b0" in {leak.cell for leak in report.leaks}


def test_a_small_number_that_is_printed_is_a_leak() -> None:
    assert [leak.cell for leak in audit([hidden(TABLE)]).leaks] == ["a0|b0"]


def test_classes_put_together_otherwise_in_a_later_release_do_not_tell_the_difference() -> None:
    """The first release says how many are 16 to 24, the next 16 to 19 and 16 to 25: their difference is a person."""
    first = System((Cell("16-24", 30), Cell("25-", 50), Cell("all", 80)), ((("all", -1), ("16-24", 1), ("25-", 1)),))
    later = System(
        (Cell("16-24", 30), Cell("25", 2), Cell("16-25", 32), Cell("26-", 48), Cell("all", 80)),
        ((("16-25", -1), ("16-24", 1), ("25", 1)), (("all", -1), ("16-25", 1), ("26-", 1))),
    )
    alone = protect(later)
    earlier = document(first, protect(first))
    careless = hidden(later, "25", "16-24")
    assert not audit([earlier, careless]).is_safe
    together = protect(with_history(later, [earlier], {}))
    assert audit([earlier, document(later, together)]).is_safe
    assert alone.cost <= together.cost


def test_totals_that_grow_from_year_to_year_do_not_tell_who_came() -> None:
    """How many since the beginning, last year and this: who came this year is the difference."""
    last = System((Cell("until 2024", 60),), ())
    this = System(
        (Cell("until 2024", 60), Cell("in 2025", 3), Cell("until 2025", 63)),
        ((("until 2025", -1), ("until 2024", 1), ("in 2025", 1)),),
    )
    pattern = protect(with_history(this, [document(last, protect(last))], {}))
    assert pattern.hidden == {"in 2025", "until 2025"}


def test_a_share_of_published_numbers_is_a_published_number() -> None:
    """7.5 per cent of 40 is 3, whether 3 is printed or not."""
    cells = [{"id": "yes", "value": None}, {"id": "no", "value": None}, {"id": "all", "value": 40}]
    told = {"threshold": 5, "cells": cells, "equations": [[["all", -1], ["yes", 1], ["no", 1]]]}
    assert audit([of(told)]).is_safe
    share = {"num": "yes", "den": "all", "share": 0.075, "precision": 0.0005}
    leaks = {leak.cell: (leak.least, leak.most) for leak in audit([of({**told, "shares": [share]})]).leaks}
    assert leaks["yes"] == (3, 3)


def test_a_release_that_says_otherwise_than_an_earlier_one_is_refused() -> None:
    changed = System(tuple(Cell(one.id, one.count + (one.id == "x")) for one in (Cell("x", 40), Cell("y", 9))), ())
    with pytest.raises(Contradiction) as refused:
        with_history(changed, [hidden(System((Cell("x", 40),), ()))], {})
    assert refused.value.cells == ["x"]


def test_what_an_earlier_release_makes_impossible_is_refused_and_the_cells_are_named() -> None:
    first = hidden(System((Cell("men", 40), Cell("all", 43)), ()))
    later = System((Cell("women", 3), Cell("men", 40), Cell("all", 43)), ((("all", -1), ("women", 1), ("men", 1)),))
    with pytest.raises(Unprotectable) as refused:
        protect(with_history(later, [first], {}))
    assert refused.value.cells == ["women"]


def _run(*arguments: str) -> tuple[int, str]:
    told = CliRunner().invoke(main, ["disclosure", *arguments])
    return told.exit_code, told.output


@pytest.fixture
def system_file(tmp_path: Path) -> Path:
    file = tmp_path / "system.json"
    cells = [{"id": one.id, "value": one.count} for one in TABLE.cells]
    file.write_text(json.dumps({"cells": cells, "equations": TABLE.equations}))
    return file


def test_the_command_protects_a_file_and_the_audit_command_finds_nothing_in_it(system_file: Path) -> None:
    code, told = _run("protect", str(system_file))
    assert code == 0
    written = json.loads(told)
    assert (written["gap"], written["cost"]) == (0, written["bound"])
    out = system_file.with_name("out.json")
    out.write_text(told)
    assert _run("audit", str(out)) == (0, f"{len(protect(TABLE).hidden)} hidden cells, 0 leaks\n")


def test_the_audit_command_exits_1_and_names_what_leaks(system_file: Path) -> None:
    code, told = _run("audit", str(system_file))
    assert code == 1
    assert "leak: a0|b0: 2 is printed" in told


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "this is not JSON"),
        ("[]", "a document is an object with a list of cells"),
        ('{"cells": [{"id": "a", "value": -1}]}', "a: the count -1 is no whole number of 0 or more"),
        ('{"cells": [{"id": "a", "value": 1.5}]}', "a: the count 1.5 is no whole number of 0 or more"),
        ('{"cells": [{"id": "a", "value": true}]}', "a: the count True is no whole number"),
        ('{"cells": [{"id": "a", "value": 1}, {"id": "a", "value": 1}]}', "a: this id stands twice"),
        ('{"cells": [{"id": "a", "value": 7}], "equations": [[["b", 1]]]}', "there is no cell b"),
        ('{"cells": [{"id": "a", "value": 7}], "equations": [[["a", 1]]]}', "equation 1 does not add up"),
        ('{"cells": [{"id": "a", "value": null}]}', "a: the count is missing"),
        ('{"cells": [], "threshold": "five"}', "threshold is a whole number"),
    ],
)
def test_a_file_that_is_no_system_is_refused_in_plain_words(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(text)
    code, told = _run("protect", str(file))
    assert code == 1
    assert message in told
