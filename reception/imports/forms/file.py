"""A file, where it goes, and which list it is."""

from collections.abc import Sequence
from typing import Any

from flask_babel.speaklater import LazyString
from flask_wtf.file import FileField
from wtforms import BooleanField

from reception.i18n.text import _, _l
from reception.imports.terms import QuestionKind
from reception.web.fields import Choice, Text, whole_number
from reception.web.forms import Form

#: An id and what it is called.
Pair = tuple[int, str]


def _source(remembered: LazyString) -> Choice:
    return Choice(_l("Which list it is"), coerce=whole_number, description=remembered)


def _new_source(example: LazyString) -> Text:
    return Text(_l("Name of a list that comes for the first time"), description=example)


class _ListForm(Form):
    """A file, and which list it is: `sources` are those that have come before."""

    file = FileField(
        _l("File"),
        description=_l("Excel (.xlsx), OpenDocument (.ods) or CSV: at most 20 MB and 50,000 rows."),
        render_kw={"accept": ".xlsx,.ods,.csv,.txt"},
    )
    source: Choice

    def __init__(self, sources: Sequence[Pair], **options: Any) -> None:
        super().__init__(**options)
        self.source.choices = [("", _("Choose by the columns")), *sources]

    def validate_file(self, field: FileField) -> None:
        """There must be one. A message stands beside the field."""
        if not getattr(field.data, "filename", None):
            self.refuse("file", _("Choose a file."))


class _UnitListForm(_ListForm):
    """The list of a unit. Those who may import for one unit alone are not asked for which."""

    unit: Choice

    def __init__(self, units: Sequence[Pair], sources: Sequence[Pair], **options: Any) -> None:
        super().__init__(sources, **options)
        self._only_unit = units[0][0] if len(units) == 1 else None
        self.unit.choices = [("", _("Choose")), *units]
        if self._only_unit is not None:
            del self.unit

    @property
    def unit_id(self) -> int:
        """Whose list it is."""
        return self._only_unit if self._only_unit is not None else int(self.unit.data or 0)


class NewImportForm(_UnitListForm):
    """A list of people. A unit is asked about by those who manage several."""

    unit = Choice(_l("Unit that gets the cases"), coerce=whole_number, required=_l("Choose the unit."))
    source = _source(_l("What the columns mean, and who the caseworkers are, is remembered for each list."))
    new_source = _new_source(_l("For example “Reception list, Migration Agency”. It can be given a name later too."))
    worker = Choice(_l("Caseworker of rows that name none"), coerce=whole_number)

    def __init__(self, units: Sequence[Pair], sources: Sequence[Pair], workers: Sequence[Pair], **options: Any) -> None:
        super().__init__(units, sources, **options)
        self.worker.choices = [("", _("Nobody")), *workers]


class NewHomesForm(_ListForm):
    """A list of homes. What it names and nobody knows is added when that is ticked, and asked about otherwise."""

    source = _source(_l("What the columns mean is remembered for each list."))
    new_source = _new_source(_l("For example “Homes that we rent”. It can be given a name later too."))
    add_landlords = BooleanField(_l("Add landlords that are not in the register of organisations"))
    add_districts = BooleanField(_l("Add districts that are not known yet"))

    @property
    def to_add(self) -> list[QuestionKind]:
        """What is added without asking about each."""
        ticked = {QuestionKind.LANDLORD: self.add_landlords.data, QuestionKind.DISTRICT: self.add_districts.data}
        return [kind for kind, is_ticked in ticked.items() if is_ticked]


class NewSchoolListForm(_UnitListForm):
    """A list of attendance or results from the school's own system. Those who teach in several units are asked."""

    unit = Choice(_l("School"), coerce=whole_number, required=_l("Choose the school."))
    source = _source(_l("What the columns, groups and words of a provider mean is remembered for each list."))
    new_source = _new_source(_l("For example the name of the provider. It can be given a name later too."))
