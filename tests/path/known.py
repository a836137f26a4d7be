"""The worked cases: read from cases.toml, judged, and written for people to read."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reception.path.rules.days import weekdays_only
from reception.path.rules.facts import Fact, Facts
from reception.path.rules.milestones import Mark, Milestone
from reception.path.rules.path import path_of
from reception.path.rules.pausing import Pause
from reception.path.rules.reading import standard_book
from reception.path.rules.rights import Right, rights_of
from reception.path.terms import FactKind, MilestoneState
from reception.people.terms import BirthPrecision

HERE = Path(__file__).parent
TABLE = HERE.parent.parent / "docs" / "path-cases.md"
PRECISIONS = {4: BirthPrecision.YEAR, 7: BirthPrecision.MONTH, 10: BirthPrecision.DAY}


@dataclass(frozen=True)
class Case:
    """One worked case: facts and a day, and what is to come of them."""

    name: str
    today: date
    facts: dict[str, Any]
    template: str
    marks: tuple[Mark, ...]
    pauses: tuple[Pause, ...]
    #: code → expected words of it: state, due, source, answer, until, missing.
    milestones: dict[str, dict[str, Any]]
    rights: dict[str, dict[str, Any]]

    def path(self, *, explain: bool = True) -> dict[str, Milestone]:
        """Every milestone by its code."""
        book = standard_book()
        found = path_of(
            facts_of(self.facts),
            book.templates[self.template],
            book,
            today=self.today,
            is_working_day=weekdays_only,
            marks=self.marks,
            pauses=self.pauses,
            explain=explain,
        )
        return {one.code: one for one in found}

    def given(self) -> dict[str, Right]:
        """Every right by its code."""
        book = standard_book()
        found = rights_of(facts_of(self.facts), book, today=self.today, is_working_day=weekdays_only)
        return {one.code: one for one in found}


def cases() -> list[Case]:
    """Every case of the table."""
    content = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
    return [_case(row) for row in content["case"]]


def facts_of(values: dict[str, Any]) -> Facts:
    """Facts from what stands in TOML; a birth date is as much of it as is known, "~1990" an estimate."""
    return Facts({code: Fact(_value(code, value)) for code, value in values.items()})


def birth(text: str) -> tuple[date, BirthPrecision]:
    """A partly known date of birth."""
    if text.startswith("~"):
        return date(int(text[1:]), 1, 1), BirthPrecision.ESTIMATED
    return date.fromisoformat((text + "-01-01")[:10]), PRECISIONS[len(text)]


def _value(code: str, value: Any) -> Any:
    assert code in standard_book().facts, f"unknown fact {code}"
    return birth(value) if standard_book().facts[code].kind is FactKind.BIRTH else value


def _case(row: dict[str, Any]) -> Case:
    marks = tuple(
        Mark(one["code"], MilestoneState(one["state"]), one["on"], one["reason"]) for one in row.get("marks", [])
    )
    pauses = tuple(Pause(one["from"], one.get("until"), one["reason"]) for one in row.get("pauses", []))
    return Case(
        row["name"],
        row["today"],
        row["facts"],
        row.get("template", "national"),
        marks,
        pauses,
        row.get("milestones", {}),
        row.get("rights", {}),
    )
