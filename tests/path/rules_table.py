"""Writes every rule and right to docs/path-rules.md, with where it stands and whether somebody has read it there."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from reception.path.rules.days import Length
from reception.path.rules.definitions import MilestoneRule, Rule, Rulebook, Template, Tightening
from reception.path.rules.reading import standard_book
from reception.path.rules.reading.table import LENGTHS
from reception.path.terms import Certainty
from tests.path.known import HERE

RULES = HERE.parent.parent / "docs" / "path-rules.md"
HEAD = """# Rules of the path

Made from `reception/path/definitions/` by `python -m tests.path.table`; a test compares the two. Every version of every
rule: whose it is, where it stands, on which days it holds and for whom. *To be confirmed* marks what nobody has read in
its source, or what the program proposes: pages say so too, and the municipality decides. `shall` binds whoever owns
the step; `should` does not.

A municipality adds steps, or asks for more, in a file of its own:

```
[template]
code = "exempelby"          # a-z, digits and _
version = 1                 # a change takes a new version; running cases keep theirs
title = "Exempelbys väg"    # as pages show it
source = "Kommunstyrelsen 2026-11-02 § 7"
extends = "vasby"           # a template below, or several: ["exempelby", "quota"]
for_groups = ["quota"]      # left out: those whom the template below is for; []: nobody any more

[[milestone]]               # as those in reception/path/definitions/; `before` names the step it comes before
[[tighten]]                 # code, and an earlier offset, standing = "shall", or another owner; source
```

`reception path check FILE` says what is wrong in it by file, line and reason. `reception path load FILE` puts it into
use within seconds, and says which groups get which template, with which steps they gain and lose.
`reception path templates` lists what there is. A template never asks for less than the law: the reader refuses it.

"""
MILESTONES = "| Code | Step | Phase | Owner | Due | Source | In force | Cohort | Read? |\n" + "|---" * 9 + "|\n"
RIGHTS = "| Code | Right | Answered by | Source | In force | Cohort | Read? |\n|---|---|---|---|---|---|---|\n"
TIGHTENED = "| Code | Asks for | Source | In force |\n|---|---|---|---|\n"
OTHERS = "| Code | What | Source | Read? |\n|---|---|---|---|\n"


def as_markdown() -> str:
    """The whole file."""
    book = standard_book()
    chapters = chain(
        (_summary(book),),
        (_template(template) for template in sorted(book.templates.values(), key=_place)),
        (_rights(book), _circles(book), _figures(book)),
    )
    return HEAD + "\n".join(chapters)


def _place(template: Template) -> tuple[int, str]:
    return template.depth, template.code


def _own(template: Template, rules: Sequence[Any]) -> list[Any]:
    """The rules that stand in the template's own file."""
    return [rule for rule in rules if rule.place.rsplit(":", 1)[0] == template.file]


def _summary(book: Rulebook) -> str:
    templates = sorted(book.templates.values(), key=_place)
    rows = [(f"{one.title} (`{one.code}`)", _own(one, one.milestones)) for one in templates]
    lines = [_counted(*row) for row in [*rows, ("Rights", list(book.rights))]]
    whole = [rule for _title, rules in rows for rule in rules] + list(book.rights)
    head = "| | Versions of rules | Read in the source | To be confirmed |\n|---|---|---|---|\n"
    return head + "\n".join([*lines, _counted("**All**", whole)]) + "\n"


def _counted(title: str, rules: Sequence[Rule]) -> str:
    unsure = sum(rule.certainty is Certainty.TO_CONFIRM for rule in rules)
    return f"| {title} | {len(rules)} | {len(rules) - unsure} | {unsure} |"


def _template(template: Template) -> str:
    groups = "every group" if len(template.for_groups) > 1 else template.for_groups[0].label
    upon = f" It builds on {', '.join(f'`{code}`' for code in template.extends)}." if template.extends else ""
    intro = f"## {template.title} (`{template.code}`, version {template.version})\n\n"
    intro += f"For {groups}.{upon} *{template.source}*\n\n"
    rows = "\n".join(_milestone(rule) for rule in _own(template, template.milestones))
    tight = [_tightening(one) for one in _own(template, template.tightenings)]
    more = "\nIt asks for more:\n\n" + TIGHTENED + "\n".join(tight) + "\n" if tight else ""
    return f"{intro}{MILESTONES}{rows}\n{more}"


def _milestone(rule: MilestoneRule) -> str:
    what = f"{rule.title} ({rule.standing.value})"
    cells = (what, rule.phase.label, rule.owner.label, _due(rule), rule.source, _days(rule), _cohort(rule), _read(rule))
    return _row(f"`{rule.code}`", *cells)


def _due(rule: MilestoneRule) -> str:
    starts = (", the last of " if rule.start.last else " or ").join(str(day) for day in rule.start.dates)
    opens = f"; from {_from(rule.opens, 'it')}" if rule.opens else ""
    if rule.offset:
        return f"{_from(rule.offset, starts)}{opens}"
    return f"as soon as possible after {starts}{opens}" if starts else "no day"


def _from(length: Length, starts: str) -> str:
    """ "2 months after assigned", "3 months before lease_ends", "on received"."""
    if not any(_parts(length)):
        return f"on {starts}"
    side = "before" if min(_parts(length)) < 0 else "after"
    return f"{_length(length)} {side} {starts}"


def _parts(length: Length) -> list[int]:
    return [getattr(length, word) for word in LENGTHS]


def _length(length: Length) -> str:
    named = [(abs(count), word.replace("_", " ")) for word, count in zip(LENGTHS, _parts(length), strict=True)]
    words = [f"{count} {word.removesuffix('s') if count == 1 else word}" for count, word in named if count]
    return " and ".join(words) or "0 days"


def _tightening(one: Tightening) -> str:
    asked = [_length(one.offset)] if one.offset else []
    asked += [word.value for word in (one.standing, one.owner) if word]
    return _row(f"`{one.code}`", ", ".join(asked), one.source, _days(one))


def _rights(book: Rulebook) -> str:
    return "## Rights\n\n" + RIGHTS + "\n".join(_right(right) for right in book.rights) + "\n"


def _right(right: Rule) -> str:
    cells = (right.title, right.owner.label, right.source, _days(right), _cohort(right), _read(right))
    return _row(f"`{right.code}`", *cells)


def _circles(book: Rulebook) -> str:
    rows = [_row(f"`{who.code}`", who.label, who.source, _read(who)) for who in book.whos.values()]
    return "## Circles of people that rules speak of\n\n" + OTHERS + "\n".join(rows) + "\n"


def _figures(book: Rulebook) -> str:
    rows = [
        _row(f"`{one.code}`", f"{one.label}: {one.value} ({_days(one)})", one.source, _read(one))
        for figures in book.parameters.values()
        for one in figures
    ]
    return "## Figures of the year\n\n" + OTHERS + "\n".join(rows) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(_cells(cells))} |"


def _cells(cells: Iterable[str]) -> Iterable[str]:
    return (cell.replace("|", "/").replace("\n", " ") for cell in cells)


def _days(rule: Any) -> str:
    return f"{rule.valid_from or '…'} – {rule.valid_to or '…'}" if rule.valid_from or rule.valid_to else "always"


def _cohort(rule: Rule) -> str:
    return rule.cohort_text or "all"


def _read(rule: Any) -> str:
    return f"to be confirmed: {rule.why}" if rule.why else "read in the source"
