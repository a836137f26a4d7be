"""Writes docs/path-cases.md (the worked cases) and docs/path-rules.md (the rules): `python -m tests.path.table`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from reception.path.rules.reading import standard_book
from reception.path.terms import Certainty
from tests.path import rules_table
from tests.path.known import TABLE, Case, cases

HEAD = """# Worked cases of the path

Made from `tests/path/cases.toml` by `python -m tests.path.table`; a test compares the two. Each row: what is known of a
person, the day that is asked about, and what the program answers, with the paragraph it shows. *To be confirmed* marks
what nobody has read in its source: the page says so too, and the municipality decides.

"""


#: What of an expectation stands beside the state.
SHOWN = ("due", "opens", "until", "missing")


def as_markdown(found: list[Case]) -> str:
    """The whole file."""
    rows = [
        f"| {number} | {case.name} | {case.today} | {_facts(case)} | {_answers(case)} |"
        for number, case in enumerate(found, 1)
    ]
    head = "| | Case | Day | Known | Answer |\n|---|---|---|---|---|\n"
    return f"{HEAD}{_counts()}\n{head}" + "\n".join(rows) + "\n\n" + _to_confirm()


def _counts() -> str:
    book = standard_book()
    rules = [*book.templates["national"].milestones, *book.rights]
    unsure = sum(rule.certainty is Certainty.TO_CONFIRM for rule in rules)
    return (
        f"Encoded: {len(rules)} versions of national rules ({len(rules) - len(book.rights)} of milestones, "
        f"{len(book.rights)} of rights); {len(rules) - unsure} read in their source, {unsure} to be confirmed.\n"
    )


def _to_confirm() -> str:
    book = standard_book()
    rules = [*book.templates["national"].milestones, *book.rights]
    lines = [f"- **{rule.title}** ({_days(rule)}): {rule.why} *{rule.source}*" for rule in rules if rule.why]
    lines += [f"- **{who.label}**: {who.why} *{who.source}*" for who in book.whos.values() if who.why]
    lines += [f"- **{one.label}**: {one.why}" for rows in book.parameters.values() for one in rows if one.why]
    return "## To be confirmed by the municipality\n\n" + "\n".join(dict.fromkeys(lines)) + "\n"


def _days(rule: Any) -> str:
    return f"{rule.valid_from or '…'} – {rule.valid_to or '…'}"


def _facts(case: Case) -> str:
    facts = [f"{code} {_word(value)}" for code, value in case.facts.items()]
    pauses = [f"pause {one.starts_on}–{one.ends_on or ''} ({one.reason})" for one in case.pauses]
    marks = [f"by hand: {one.code} {one.state} {one.on} ({one.reason})" for one in case.marks]
    return "; ".join([*facts, *pauses, *marks]) or "nothing"


def _answers(case: Case) -> str:
    path, rights = case.path(), case.given()
    found = [_answer(code, expected, path.get(code)) for code, expected in case.milestones.items()]
    found += [_answer(f"right {code}", expected, rights.get(code)) for code, expected in case.rights.items()]
    return "<br>".join(found)


def _answer(code: str, expected: dict[str, Any], found: Any) -> str:
    if found is None:
        return f"**{code}**: not in force"
    words = [_word(value) for word, value in expected.items() if word in {"state", "answer"}]
    words += [f"{word} {_word(value)}" for word, value in expected.items() if word in SHOWN]
    doubt = " — *to be confirmed*" if found.doubts else ""
    return f"**{code}**: {', '.join(words)} ({'; '.join(getattr(found, 'sources', (found.rule.source,)))}){doubt}"


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(str(one) for one in value)
    return str(value)


if __name__ == "__main__":
    TABLE.write_text(as_markdown(cases()), encoding="utf-8")
    rules_table.RULES.write_text(rules_table.as_markdown(), encoding="utf-8")
