"""A file, where it goes, and which list it is."""

from collections.abc import Sequence
from typing import Any

from flask_wtf.file import FileField

from reception.i18n.text import _, _l
from reception.web.fields import Choice, Text
from reception.web.forms import Form

#: An id and what it is called.
Pair = tuple[int, str]


def whole_number(text: object) -> int | None:
    """A choice's value as the id it stands for; the empty choice is None. Raises ValueError."""
    return int(str(text)) if text not in (None, "", "None") else None


class NewImportForm(Form):
    """The file itself. A unit is asked about by those who manage several."""

    file = FileField(
        _l("File"),
        description=_l("Excel (.xlsx), OpenDocument (.ods) or CSV: at most 20 MB and 50,000 rows."),
        render_kw={"accept": ".xlsx,.ods,.csv,.txt"},
    )
    unit = Choice(_l("Unit that gets the cases"), coerce=whole_number, required=_l("Choose the unit."))
    source = Choice(
        _l("Which list it is"),
        coerce=whole_number,
        description=_l("What the columns mean, and who the caseworkers are, is remembered for each list."),
    )
    new_source = Text(
        _l("Name of a list that comes for the first time"),
        description=_l("For example “Reception list, Migration Agency”. It can be given a name later too."),
    )
    worker = Choice(_l("Caseworker of rows that name none"), coerce=whole_number)

    def __init__(self, units: Sequence[Pair], sources: Sequence[Pair], workers: Sequence[Pair], **options: Any) -> None:
        super().__init__(**options)
        self._only_unit = units[0][0] if len(units) == 1 else None
        self.unit.choices = [("", _("Choose")), *units]
        self.source.choices = [("", _("Choose by the columns")), *sources]
        self.worker.choices = [("", _("Nobody")), *workers]
        if self._only_unit is not None:
            del self.unit

    @property
    def unit_id(self) -> int:
        """The unit that gets the cases."""
        return self._only_unit if self._only_unit is not None else int(self.unit.data or 0)

    def validate_file(self, field: FileField) -> None:
        """There must be one. A message stands beside the field."""
        if not getattr(field.data, "filename", None):
            self.refuse("file", _("Choose a file."))
