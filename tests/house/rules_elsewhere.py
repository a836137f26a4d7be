"""Writes docs/rules.md, what the law says outside the path: `python -m tests.house.rules_elsewhere`.

Found by looking through every module of rules for what says where it stands; nothing is listed by hand.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from reception import education, housing, matching, people
from reception.education.rules.studies.right import Clock
from reception.housing.rules.notice import NoticeRule
from reception.housing.rules.settlement import Limit
from reception.people.rules.ages import AgeLimit
from reception.people.rules.grounds import Paragraph
from reception.reckoning.provisions import Provision
from reception.reckoning.terms import Footing

WRITTEN = Path(__file__).parent.parent.parent / "docs" / "rules.md"
INTRO = (Path(__file__).parent / "rules_elsewhere.txt").read_text(encoding="utf-8")
HEAD = "| Rule | Amount | Source | In force | Read? |\n|---|---|---|---|---|\n"
DOMAINS = (education, housing, matching, people)


class Found(NamedTuple):
    """A rule with where it stands. `name`: of the constant in small words, with the key it stands under."""

    name: str
    rule: Any


def as_markdown() -> str:
    """The whole file."""
    chapters = [chapter for domain in DOMAINS for chapter in _chapters(domain)]
    return INTRO + "\n" + "\n".join(chapters)


def _chapters(domain: ModuleType) -> Iterator[str]:
    seen: set[int] = set()
    for module in _modules(f"{domain.__name__}.rules"):
        rows = [_row(one) for one in _of(module, seen)]
        if rows:
            title = " ".join((module.__doc__ or "").split("\n\n")[0].split()).split(". ")[0].removesuffix(".")
            where = module.__name__.replace(".", "/") + ".py"
            yield f"## {title}\n\n`{where}`\n\n{HEAD}" + "\n".join(rows) + "\n"


def _modules(package: str) -> Iterator[ModuleType]:
    root = importlib.import_module(package)
    for found in sorted(pkgutil.walk_packages(root.__path__, f"{package}."), key=lambda one: one.name):
        yield importlib.import_module(found.name)


def _of(module: ModuleType, seen: set[int]) -> Iterator[Found]:
    """What is defined there: a rule that another module only borrows stands once, where it was first found."""
    text = "\n" + Path(module.__file__ or "").read_text(encoding="utf-8")
    for name, value in vars(module).items():
        if f"\n{name}: " in text and not (name.startswith("_") and isinstance(value, str | tuple)):
            for found in _within(name.strip("_").replace("_", " ").lower(), value):
                if id(found.rule) not in seen:
                    seen.add(id(found.rule))
                    yield found


def _within(name: str, value: Any) -> Iterator[Found]:
    if _names_its_source(value):
        yield Found(name, value)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _within(f"{name}: {key}", one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _within(name, one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            if isinstance(getattr(value, one.name), tuple):
                yield from _within(f"{name}: {getattr(value, 'ground', '')}", getattr(value, one.name))


def _names_its_source(value: Any) -> bool:
    if isinstance(value, str):
        return "§" in value
    return not isinstance(value, type) and (hasattr(value, "source") or isinstance(value, Clock | Paragraph))


def _row(found: Found) -> str:
    rule = found.rule
    if isinstance(rule, str):
        return _cells(found.name, "", rule, "always", "read in the source")
    stands: Any = rule.basis if isinstance(rule, Clock) else rule
    source = rule.text if isinstance(rule, Paragraph) else stands.source
    return _cells(found.name, _amount(rule), source, _days(stands), _read(stands))


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _amount(rule: Any) -> str:
    match rule:
        case Clock():
            words = f"{rule.months} months, and {rule.months_at_a_time} at a time to {rule.months_at_most} more"
        case Provision():
            words = _counted(rule.amount, rule.measure)
        case NoticeRule():
            words = f"{_counted(rule.months, 'months')}, by the {rule.by.value}"
        case Limit():
            words = _counted(rule.months, "months") + " or more" * rule.may_be_longer
        case AgeLimit():
            words = _counted(rule.years, "years")
        case _:
            words = ", ".join(getattr(rule, "grades", ()))
    return words


def _counted(amount: int, measure: str) -> str:
    return f"{amount} {measure.removesuffix('s') if amount == 1 else measure}"


def _days(rule: Any) -> str:
    first, last = getattr(rule, "valid_from", None), getattr(rule, "valid_to", None)
    return f"{_day(first)} – {_day(last)}" if first or last else "always"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "…"


def _read(rule: Any) -> str:
    if isinstance(rule, Paragraph):
        return "read in the source" if rule.is_read else "to be confirmed"
    if getattr(rule, "footing", Footing.READ) is Footing.READ:
        return "read in the source"
    why = getattr(rule, "to_confirm", "")
    return f"to be confirmed: {why}" if why else "to be confirmed"


if __name__ == "__main__":
    WRITTEN.write_text(as_markdown(), encoding="utf-8")
