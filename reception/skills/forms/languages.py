"""The languages somebody knows, row by row: an empty row is no language, and a row that is emptied goes."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from wtforms import BooleanField

from reception.i18n.beside import twice
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.skills.forms.interview import EndingForm
from reception.skills.terms import LanguageLevel
from reception.web.fields import Choice, term, with_none

#: The most rows on the page.
MOST: Final = 20
_LEVELS: Final = (
    ("speaks", N_("Speaks and understands")),
    ("reads", N_("Reads")),
    ("writes", N_("Writes")),
)


class LanguagesForm(EndingForm):
    """Rows of languages; see `languages_form`."""

    keeps_draft = True
    count = 0

    def validate(self, extra_validators: Any = None) -> bool:
        """A language has its levels; a row without a language goes, whatever else stands in it."""
        super().validate(extra_validators)
        for number, (language, _mother_tongue, *levels) in enumerate(self.rows, 1):
            for level in levels:
                if language.data and not level.data and not level.errors:
                    self.refuse(level.short_name, _("Say how well, in row %(row)s.", row=number))
        return not self.failed

    @property
    def rows(self) -> Iterator[list[Any]]:
        """The fields of each row: language, mother tongue, speaks, reads, writes."""
        for number in range(self.count):
            yield [self[f"{name}_{number}"] for name in ("language", "mother", "speaks", "reads", "writes")]

    @property
    def told(self) -> dict[int, tuple[str, bool, LanguageLevel, LanguageLevel, LanguageLevel]]:
        """What stands in each row that has a language, by its number."""
        read = ([field.data for field in fields] for fields in self.rows)
        return {number: tuple(row) for number, row in enumerate(read) if row[0]}


#: A language with how well it is known; None where that is not said yet.
Row = tuple[str, bool, LanguageLevel | None, LanguageLevel | None, LanguageLevel | None]


def languages_form(
    rows: Sequence[Row], count: int, *, spoken: Sequence[tuple[str, str]], data: Mapping[str, Any], **options: Any
) -> LanguagesForm:
    """The form with `count` rows, the first of them filled."""
    filled = dict(data)
    for number, row in enumerate(rows):
        names = ("language", "mother", "speaks", "reads", "writes")
        filled |= {f"{name}_{number}": value for name, value in zip(names, row, strict=True)}
    form = _kind(min(count, MOST))(data=filled, **options)
    levels = [(level.value, twice(level.label).in_line) for level in LanguageLevel]
    for fields in form.rows:
        fields[0].choices = with_none(spoken, _("Choose"))
        for level in fields[2:]:
            level.choices = with_none(levels, _("Choose"))
    return form


@lru_cache(maxsize=MOST + 1)
def _kind(count: int) -> type[LanguagesForm]:
    fields: dict[str, Any] = {"count": count}
    for number in range(count):
        fields[f"language_{number}"] = Choice(twice(N_("Language")))
        fields[f"mother_{number}"] = BooleanField(twice(N_("Mother tongue")))
        for name, label in _LEVELS:
            fields[f"{name}_{number}"] = Choice(twice(label), coerce=term(LanguageLevel), conditional=True)
    return type("RowsOfLanguages", (LanguagesForm,), fields)
