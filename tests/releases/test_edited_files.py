"""Whoever holds the files checks them; a file that was changed is found out, and which cell."""

import json

import pytest
from click.testing import CliRunner

from reception.disclosure import documents
from reception.disclosure.documents import hash_of
from reception.releases.cli import verify
from reception.releases.queries import ledger
from reception.releases.rules.verifying import problems_of
from tests.factories.releases import make_release, use_counts
from tests.indicators.figures_of_tests import SHARE, use

SHOWN = "T1.1|2025|no|sex=man|age=25-34"


@pytest.fixture
def told(app, monkeypatch):
    """Two documents as they were published."""
    use(monkeypatch, SHARE)
    use_counts(monkeypatch)
    make_release(2024)
    make_release(2025)
    return [json.loads(ledger.release(number).document) for number in ("2024-1", "2025-1")]


def problems(*told, ledger_of=None):
    return problems_of([documents.of(one) for one in told], ledger_of)


def changed(told, cell, value):
    other = json.loads(json.dumps(told))
    next(one for one in other["cells"] if one["id"] == cell)["value"] = value
    return other


def shown_cell(told):
    return next(one["id"] for one in told["cells"] if one["value"] and one["id"].count("|") > 3)


def test_what_was_published_verifies_alone_and_together(told):
    assert problems(*told) == []
    assert problems(told[1]) == []


def test_a_changed_number_is_found_by_its_hash_and_by_the_sums_it_is_in(told):
    cell = shown_cell(told[1])
    other = changed(told[1], cell, 999)
    found = problems(other)
    assert any("its hash is not that of what it says" in one for one in found)
    assert any("does not add up" in one for one in found)
    other["hash"] = hash_of(other)
    assert any("does not add up" in one for one in problems(other))


def test_where_the_ledger_is_at_hand_the_cell_is_named(told):
    cell = shown_cell(told[1])
    other = changed(told[1], cell, 999)
    found = problems(other, ledger_of={one["id"]: one for one in told})
    assert any(f"{cell} is 999 here, and was published as" in one for one in found)


def test_a_hidden_number_that_somebody_wrote_in_does_not_verify(told):
    cell = next(one["id"] for one in told[1]["cells"] if one["value"] is None)
    assert problems(changed(told[1], cell, 7))


def test_a_certificate_that_is_gone_or_speaks_of_less_does_not_verify(told):
    without = {**told[1], "certificate": None}
    assert any("there is no certificate" in one for one in problems(without))
    less = json.loads(json.dumps(told[1]))
    less["certificate"] = {"cells": [], "tables": []}
    assert any("the certificate says nothing of it" in one for one in problems(less))


def test_files_of_two_municipalities_are_not_checked_as_one(told):
    other = {**told[0], "municipality": "Annorlunda"}
    other["hash"] = hash_of(other)
    assert any("of different municipalities" in one for one in problems(other, told[1]))


def test_a_release_that_names_another_before_it_breaks_the_chain(told):
    other = {**told[1], "previous": "f" * 64}
    other["hash"] = hash_of(other)
    assert any("the release before it is not one of 2024-1" in one for one in problems(told[0], other))


def test_the_command_exits_1_and_says_what_is_wrong(told, tmp_path, monkeypatch):
    monkeypatch.setattr("reception.releases.cli._ledger", dict)
    good, bad, none = tmp_path / "good.json", tmp_path / "bad.json", tmp_path / "none.json"
    good.write_text(json.dumps(told[1]))
    bad.write_text(json.dumps(changed(told[1], shown_cell(told[1]), 999)))
    none.write_text("{")
    assert CliRunner().invoke(verify, [str(good)]).exit_code == 0
    wrong = CliRunner().invoke(verify, [str(bad)])
    assert wrong.exit_code == 1
    assert "does not add up" in wrong.output
    assert "this is not JSON" in CliRunner().invoke(verify, [str(none)]).output
