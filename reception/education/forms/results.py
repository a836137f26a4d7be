"""What is asked in the grid of results, and about one result. Pupils, columns and words are passed in."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from wtforms import BooleanField, HiddenField, TextAreaField, ValidationError

from reception.education.rules.pasting.lines import MOST_SIGNS
from reception.education.rules.results import Key, Sheet, Value, Written, name_of, read, told
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import Grade, NoGrade, SfiCourse
from reception.i18n.text import _, _l, choices, label
from reception.i18n.text_safety import UnsafeText, clean, legible
from reception.web.fields import Boxes, Choice, DateField, LongText
from reception.web.forms import Form

LONGEST_REASON: Final = 500


def value_of(text: Any) -> Value | None:
    """A grade, or why there is none, as a menu sends it; None: nothing. ValueError for anything else."""
    if not text:
        return None
    return Grade(text) if text in {str(one) for one in Grade} else NoGrade(text)


def _grade_of(text: Any) -> Grade | None:
    return Grade(text) if text else None


def _grades() -> list[tuple[str, str]]:
    return [("", ""), *((str(grade), str(grade)) for grade in Grade)]


def _grades_and_reasons() -> list[tuple[str, str]]:
    # TRANSLATORS: a choice in a menu of grades: no grade is set, and why.
    return [*_grades(), *((str(why), _("– %(why)s", why=label(why))) for why in NoGrade)]


class Sheets(TextAreaField):
    """Lines copied from a sheet. They are kept as they are: a blank line at the top is somebody without a result."""

    longest = MOST_SIGNS

    def _value(self) -> str:
        return legible(str(super()._value()))  # type: ignore[misc] # the stubs leave it out

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """Refuse what may deceive the reader; a text that is too long is asked about."""
        try:
            clean(self.data or "", multiline=True)
        except UnsafeText as problem:
            raise ValidationError(_(problem.message)) from problem


class GridForm(Form):
    """The whole grid, and a text that is pasted into it. Each open cell has a field called by `name_of`.

    `shown`: what stood in the cells when the grid was opened; `taken`: the pasted text as it was read last.
    """

    keeps_draft = True
    cells: dict[Key, Any]

    shown = HiddenField()
    taken = HiddenField()
    first_row = HiddenField(default="0")
    text = Sheets(_l("Lines from a sheet"))
    first_column = Choice(_l("The first column of results is"))
    in_order = BooleanField(_l("The lines are the pupils in the order of the grid, though they are not as many"))

    @property
    def before(self) -> Sheet:
        """The grid as it was opened."""
        return read(self.shown.data or "")

    @property
    def written(self) -> Sheet:
        """The grid as it is in the form."""
        found = {key: self._written(key) for key in self.open_cells}
        return {key: written for key, written in found.items() if written is not None}

    @property
    def open_cells(self) -> list[Key]:
        """The cells that have a field."""
        return list(type(self).keys)

    keys: tuple[Key, ...] = ()

    def _written(self, key: Key) -> Written | None:
        value = self[name_of(key)].data
        if value is None:
            return None
        if key[1] is not ResultPart.GRADE:
            return Written(value)
        return Written(value, self[f"on-{key[0]}"].data)

    def show(self, sheet: Sheet) -> None:
        """Put these cells in the fields."""
        for key, written in sheet.items():
            if name_of(key) in self:
                self[name_of(key)].data = written.value
                if key[1] is ResultPart.GRADE and written.on is not None:
                    self._show_day(key[0], written.on)

    def _show_day(self, pupil_id: int, on: date) -> None:
        field = self[f"on-{pupil_id}"]
        field.data, field.typed = on, None

    def empty(self, keys: Iterable[Key]) -> None:
        """Empty these cells."""
        for key in keys:
            if name_of(key) in self:
                self[name_of(key)].data = None

    def dated(self, today: date) -> None:
        """A grade without a day is of today."""
        for pupil_id, part in self.open_cells:
            if part is ResultPart.GRADE and self[f"grade-{pupil_id}"].data is not None:
                field = self[f"on-{pupil_id}"]
                if field.data is None and not field.errors:
                    self._show_day(pupil_id, today)

    def remember(self, sheet: Sheet) -> None:
        """Carry these cells as what stood when the grid was opened."""
        self.shown.data = told(sheet)

    @property
    def unsaved(self) -> set[int]:
        """The pupils in whose rows something differs from what stood."""
        before, now = self.before, self.written
        return {key[0] for key in self.open_cells if before.get(key) != now.get(key)}


def grid_form(
    keys: Iterable[Key], words: Mapping[ResultPart, str], columns: Iterable[ResultPart], *, is_new: bool = False
) -> GridForm:
    """The form of a grid with these open cells. `is_new`: nothing of what was sent is taken."""
    open_cells = tuple(keys)
    fields: dict[str, Any] = {"keys": open_cells}
    for pupil_id, part in open_cells:
        if part is ResultPart.GRADE:
            fields[f"grade-{pupil_id}"] = Choice(words[part], coerce=value_of, choices=_grades_and_reasons())
            fields[f"on-{pupil_id}"] = DateField(_("Day of the grade"), looks="back")
        else:
            fields[name_of((pupil_id, part))] = Choice(words[part], coerce=_grade_of, choices=_grades())
    kind = type("GroupGridForm", (GridForm,), fields)
    form: GridForm = kind(formdata=None) if is_new else kind()
    form.first_column.choices = [(str(part), words[part]) for part in columns]
    return form


class SignForm(Form):
    """Whose results are signed, and of whom the course is completed. `shown`: the cells as they were listed."""

    keeps_draft = False
    shown = HiddenField()
    pupils = Boxes(_l("Sign"), coerce=int, validate_choice=False)
    completes = Boxes(_l("Completes the course"), coerce=int, validate_choice=False)


class ResultForm(Form):
    """A result outside a group."""

    course = Choice(_l("Course"), coerce=SfiCourse, choices=choices(*SfiCourse), required=_l("Choose a course."))
    part = Choice(
        _l("What the result is of"), coerce=ResultPart, choices=choices(*ResultPart), default=ResultPart.GRADE,
        required=_l("Choose one."),
    )  # fmt: skip
    value = Choice(_l("Result"), coerce=value_of, required=_l("Choose a result."))
    on = DateField(_l("Day of the result"), looks="back", required=_l("Write the day of the result."))
    by_examination = BooleanField(_l("By an examination (prövning), without the course"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.value.choices = [
            ("", _("Choose a result")), *((str(one), label(one)) for one in Grade),
            *((str(why), _("– %(why)s", why=label(why))) for why in NoGrade),
        ]  # fmt: skip


class CorrectionForm(Form):
    """What a signed result should have said, and why."""

    value = Choice(_l("Result"), coerce=value_of, required=_l("Choose a result."))
    on = DateField(_l("Day of the result"), looks="back", required=_l("Write the day of the result."))
    reason = LongText(_l("Why it is corrected"), longest=LONGEST_REASON, required=_l("Write why it is corrected."))

    def __init__(self, *args: Any, with_reasons: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        reasons = NoGrade if with_reasons else ()
        self.value.choices = [
            *((str(one), label(one)) for one in Grade),
            *((str(why), _("– %(why)s", why=label(why))) for why in reasons),
        ]
