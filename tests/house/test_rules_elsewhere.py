"""What docs say of the law is what the program holds, and no number of a statute stands without its source."""

import re
from pathlib import Path

import pytest

from tests.house import rules_elsewhere

RULES = sorted((Path(__file__).parent.parent.parent / "reception").glob("*/rules/**/*.py"))
#: A whole number under a name of its own, with the comment above it.
BARE = re.compile(r"((?:^#:? .*\n)+)(_?[A-Z][A-Z_]*): Final(?:\[int\])? = \d+$", re.MULTILINE)
STATUTE = re.compile(r"§|\bkap\.|\(\d{4}:\d+\)")


def test_the_written_rules_are_those_that_hold() -> None:
    """Docs tell every rule outside the path, with where it stands."""
    written = rules_elsewhere.WRITTEN.read_text(encoding="utf-8")
    assert written == rules_elsewhere.as_markdown(), "python -m tests.house.rules_elsewhere writes it"


@pytest.mark.parametrize("module", RULES, ids=lambda module: f"{module.parent.parent.name}-{module.stem}")
def test_a_number_of_a_statute_is_data_with_its_source(module: Path) -> None:
    """A number whose comment points at a paragraph is a Provision, so that pages and docs can name the paragraph."""
    bare = [name for comment, name in BARE.findall(module.read_text(encoding="utf-8")) if STATUTE.search(comment)]
    assert bare == []
