"""What is asked about a unit's staff in a year: trainings and languages, as numbers."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from wtforms import Field

from reception.i18n.formats import today
from reception.i18n.text import _, _l
from reception.inclusion.rules.counts import FIRST_YEAR, MOST_STAFF, Counts, Subject, field_of
from reception.people.forms.choices import languages as language_choices
from reception.web.fields import Choice, WholeNumber, whole_number
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm

#: Empty rows for languages below those that stand there.
_MORE: Final = 5
_MEANT, _TRAINED, _LANGUAGE, _STAFF = "meant", "trained", "language", "staff"


class CountsForm(VersionedForm):
    """The base: `counts_form` adds the fields of the subjects and of the languages."""

    keeps_draft = False
    constraints = {}
    subject_codes: tuple[str, ...] = ()
    rows: int = 0
    #: So many rows name a language already: one of them that is left without a number is not counted.
    offered: int = 0

    def fields_of(self, code: str) -> tuple[Field, Field]:
        """For how many a training was meant, and how many took it."""
        return self._fields[field_of(code, _MEANT)], self._fields[field_of(code, _TRAINED)]

    @property
    def language_rows(self) -> list[tuple[Field, Field]]:
        """The rows of languages: which, and how many."""
        return [(self._fields[f"{_LANGUAGE}_{row}"], self._fields[f"{_STAFF}_{row}"]) for row in range(self.rows)]

    @property
    def trainings(self) -> dict[str, tuple[int | None, int | None]]:
        """What was typed of each subject."""
        return {
            code: (meant.data, trained.data) for code in self.subject_codes for meant, trained in [self.fields_of(code)]
        }

    @property
    def languages(self) -> list[tuple[str, int | None]]:
        """What was typed in each row of languages."""
        return [(language.data or "", staff.data) for language, staff in self.language_rows]

    def validate(self, extra_validators: object = None) -> bool:
        """Whoever counts says of which language."""
        super().validate(extra_validators)
        for row, (language, staff) in enumerate(self.language_rows):
            if staff.data and not language.data and not language.errors:
                self.refuse(language.short_name, _("Choose the language."))
            elif row >= self.offered and language.data and staff.data is None and not staff.errors:
                self.refuse(staff.short_name, _("Write how many can help in it."))
        return not self.failed


def counts_form(
    subjects: Sequence[Subject], counts: Counts, languages: Iterable[str], *, version: int, **options: Any
) -> CountsForm:
    """The form of a unit and a year, filled with `counts`. `languages`: those to offer a row, counted or not."""
    tags = list(dict.fromkeys([*counts.languages, *languages]))
    members = _members([one.code for one in subjects], len(tags))
    data = {"version": version, **_shown_trainings(counts), **_shown_languages(tags, counts)}
    form: CountsForm = type("_CountsForm", (CountsForm,), members)(data=data, **options)
    for language, _staff in form.language_rows:
        language.choices = [("", ""), *language_choices(*tags)]
    return form


def _members(codes: Sequence[str], offered: int) -> dict[str, Any]:
    """The fields: two of each subject, two of each row of languages."""
    rows = offered + _MORE
    members: dict[str, Any] = {"subject_codes": tuple(codes), "rows": rows, "offered": offered}
    for code in codes:
        members[field_of(code, _MEANT)] = _number(_l("Meant for"))
        members[field_of(code, _TRAINED)] = _number(_l("Have taken it"))
    for row in range(rows):
        members[f"{_LANGUAGE}_{row}"] = Choice(_l("Language"))
        members[f"{_STAFF}_{row}"] = _number(_l("How many can help in it"))
    return members


def _shown_trainings(counts: Counts) -> dict[str, int]:
    told = counts.trainings.items()
    meant = {field_of(code, _MEANT): one.meant for code, one in told}
    return {**meant, **{field_of(code, _TRAINED): one.trained for code, one in told}}


def _shown_languages(tags: Sequence[str], counts: Counts) -> dict[str, Any]:
    which = {f"{_LANGUAGE}_{row}": tag for row, tag in enumerate(tags)}
    return {**which, **{f"{_STAFF}_{row}": counts.languages.get(tag) for row, tag in enumerate(tags)}}


def _number(label: Any) -> WholeNumber:
    return WholeNumber(label, most=MOST_STAFF)


class YearFilter(Narrowing):
    """Which year is shown."""

    year = Choice(_l("Year"), coerce=whole_number)

    def chosen(self, first: int = FIRST_YEAR) -> int:
        """The year that the address asks for; this year where it asks for none that there is."""
        this = today().year
        self.year.choices = [(year, str(year)) for year in range(this, first - 1, -1)]
        asked = self.asked().get("year")
        self.year.errors = ()
        self.year.data = asked if isinstance(asked, int) and first <= asked <= this else this
        return int(self.year.data)
