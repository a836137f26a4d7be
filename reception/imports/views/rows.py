"""A row of a list as a page shows it, its codes in words."""

from typing import TYPE_CHECKING

from reception.imports.wording import field_in_words, text_in_words, value_in_words

if TYPE_CHECKING:
    from reception.imports.rules.comparison import Changed
    from reception.imports.rules.headers import Kind
    from reception.imports.rules.preview import PreviewRow

KINDS: "dict[str, Kind]" = {
    "person": "people",
    "contact": "contacts",
    "home": "homes",
    "part": "homes",
    "lesson": "attendance",
    "mark": "attendance",
    "result": "results",
}


def shown(row: "PreviewRow") -> dict[str, object]:
    """The row for a template: reasons are (column, text), changes (field, before, after)."""
    return {
        "sheet": row.sheet,
        "row": row.row,
        "kind": row.kind,
        "name": row.name,
        "outcome": row.outcome,
        "reasons": [
            (reason.column, text_in_words(reason.text, reason.params, KINDS[row.kind])) for reason in row.reasons
        ],
        "changes": [_change(change, KINDS[row.kind]) for change in row.changes],
    }


def _change(change: "Changed", kind: "Kind") -> tuple[str, str | None, str | None]:
    before = value_in_words(change.field, change.before) if change.before else None
    after = value_in_words(change.field, change.after) if change.after else None
    return field_in_words(change.field, kind), before, after
