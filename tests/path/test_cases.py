"""The worked cases come out as they stand in cases.toml, and docs/path-cases.md tells the same."""

import pytest

from tests.path import rules_table
from tests.path.known import TABLE, cases
from tests.path.table import as_markdown

CASES = cases()
NAMES = [case.name for case in CASES]


def test_there_are_enough_cases_and_no_two_bear_one_name():
    assert len(CASES) >= 40
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_worked_case_comes_out_as_it_stands(case):
    path, rights = case.path(), case.given()
    for code, expected in case.milestones.items():
        assert_is(path.get(code), expected, code)
    for code, expected in case.rights.items():
        assert_is(rights.get(code), expected, code)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_states_and_dates_are_the_same_without_the_reasons(case):
    def told(explain):
        path = case.path(explain=explain).values()
        return [(one.code, one.state, one.due, one.opens, one.counted_from, one.fulfilled_on) for one in path]

    assert told(explain=False) == told(explain=True)


def assert_is(found, expected, code):
    """Every expected word holds; "absent" is a rule that is not in force."""
    if "absent" in expected.values():
        assert found is None, code
        return
    for word, value in expected.items():
        assert shown(found, word, value) == value, (code, word, getattr(found, "reasons", None))


def shown(found, word, expected):
    """A word of what was found, shaped as the expectation is."""
    if word == "source":
        sources = " ".join(getattr(found, "sources", None) or (found.rule.source,))
        return expected if expected in sources else sources
    if word == "doubt":
        return bool(found.doubts)
    value = getattr(found, word)
    return list(value) if isinstance(value, tuple) else value


def test_the_table_in_docs_tells_the_same():
    assert TABLE.read_text(encoding="utf-8") == as_markdown(CASES), "python -m tests.path.table writes it"


def test_the_table_of_rules_in_docs_tells_what_the_definitions_say():
    written = rules_table.RULES.read_text(encoding="utf-8")
    assert written == rules_table.as_markdown(), "python -m tests.path.table writes it"
