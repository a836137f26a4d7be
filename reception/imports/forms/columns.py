"""What each column of a file is used as."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from wtforms import Field

from reception.i18n.text import _, _l
from reception.imports.rules.columns import FIELDS
from reception.web.fields import Choice, Text
from reception.web.versioned import VersionedForm

if TYPE_CHECKING:
    from reception.imports.rules.columns import Column, SheetColumns


class ColumnsForm(VersionedForm):
    """One choice for each column, named after its place; made by `columns_form`."""

    source_name = Text(
        _l("Keep this for the list called"),
        required=_l("Give the list a name."),
        description=_l("The next file with these columns is then read in the same way."),
    )

    def fields_of(self, place: int) -> list[Field]:
        """The choices of the sheet at that place."""
        return [field for name, field in self._fields.items() if name.startswith(f"column-{place}-")]

    def mapping(self, sheets: "Sequence[SheetColumns]") -> Mapping[str, dict[str, str]]:
        """What was chosen: kind of sheet, folded header, field or "" for a column to leave out."""
        chosen: dict[str, dict[str, str]] = {}
        for name, sheet, column in _places(sheets):
            chosen.setdefault(sheet.kind, {})[column.key] = self._fields[name].data or ""
        return chosen

    def refuse_doubles(self, sheets: "Sequence[SheetColumns]") -> None:
        """Of one sheet, one column can be the name. A message stands beside the second."""
        taken: set[tuple[str, str]] = set()
        for name, sheet, _column in _places(sheets):
            field = self._fields[name].data
            if field and (sheet.sheet, field) in taken:
                self.refuse(name, _("Another column of the sheet is this already."))
            taken.add((sheet.sheet, field or ""))


def columns_form(sheets: "Sequence[SheetColumns]", source_name: str, *, version: int, **options: Any) -> ColumnsForm:
    """The form for the columns of a file; `version` is that of its run, `options` are those of any form."""
    choices = {name: _choice(sheet.kind, column) for name, sheet, column in _places(sheets)}
    made: type[ColumnsForm] = type("ColumnsOfFile", (ColumnsForm,), choices)
    given = {name: column.field or column.suggested or "" for name, _sheet, column in _places(sheets)}
    return made(data={"source_name": source_name, "version": version, **given}, **options)


def _places(sheets: "Sequence[SheetColumns]") -> "Iterator[tuple[str, SheetColumns, Column]]":
    for place, sheet in enumerate(sheets):
        for at, column in enumerate(sheet.columns):
            yield f"column-{place}-{at}", sheet, column


def _choice(kind: Any, column: "Column") -> Choice:
    # Who lives in a home is never taken in, so nobody is offered to.
    fields = [(field, _(label)) for field, label in FIELDS[kind]] if column.how != "people" else []
    hint = [_("For example: %(samples)s", samples=" · ".join(column.samples))] if column.samples else []
    if column.how == "contents" or (column.suggested and not column.field):
        hint.append(_("This is a guess from what stands in the column."))
    if column.how == "people":
        hint.append(_("This column seems to be about those who live in the homes. It is not taken in."))
    # The list's own word, in whatever direction it runs.
    label = Markup("<bdi>{}</bdi>").format(column.title)
    return Choice(label, choices=[("", _("Leave out")), *fields], required=None, description=" ".join(hint))
