"""What became of an import, as the command line tells it."""

from typing import Any

from reception.i18n.text import _
from reception.imports.wording import text_in_words


def in_words(message: str, /, **values: object) -> str:
    """A message of the rules, in the language of the command."""
    return text_in_words(message, values)


def told(shown: dict[str, Any], command: str) -> str:
    """The outcome for a person to read."""
    if "obstacles" in shown:
        return _told_of_undo(shown)
    lines = [_("Created: %(created)s. Updated: %(updated)s. Unchanged: %(unchanged)s.", **shown)]
    lines.extend(
        _("Row %(row)s, column %(column)s: %(reason)s", **{**rejected, "column": rejected["column"] or "–"})
        for rejected in shown["rejected"]
    )
    for question in shown["questions"]:
        rows = ", ".join(str(row) for row in question["rows"])
        lines.append(_("Question about rows %(rows)s: %(text)s", rows=rows, text=question["text"]))
    lines.extend(_left_out(shown))
    if shown["id"]:
        said = _("To take it back: reception import %(command)s --undo %(number)s", command=command, number=shown["id"])
        lines.append(said)
    return "\n".join(lines)


def _left_out(shown: dict[str, Any]) -> list[str]:
    """The columns and sheets of the file that nothing was made of."""
    lines = [
        _("Column “%(column)s” of sheet “%(sheet)s” was not understood and is left out.", **unused)
        for unused in shown.get("unused_columns", ())
    ]
    lines.extend(
        _("Column “%(column)s” of sheet “%(sheet)s” is about those who live in the homes, and is not taken in.", **one)
        for one in shown.get("columns_of_people", ())
    )
    lines.extend(
        _("Sheet “%(sheet)s” holds no list and is left out.", sheet=sheet) for sheet in shown.get("unused_sheets", ())
    )
    return lines


def _told_of_undo(shown: dict[str, Any]) -> str:
    if shown["undone"]:
        return _("The import is undone.")
    return "\n".join([_("The import cannot be undone. In the way:"), *map(_told_of_obstacle, shown["obstacles"])])


def _told_of_obstacle(found: dict[str, Any]) -> str:
    count = "" if found["count"] is None else f" ({found['count']})"
    return f"{found['what']}: {found['why']}{count}"
