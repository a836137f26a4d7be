"""What the statistician asks for: a year and a split to look at, a count of her own, and a file with its purpose."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from wtforms import ValidationError

from reception.i18n.formats import listed
from reception.i18n.text import _, _l, label
from reception.indicators.rules.breakdowns import not_offered, too_fine
from reception.indicators.rules.catalogue import Catalogue, in_force
from reception.indicators.terms import Breakdown
from reception.reckoning.periods import Period
from reception.web.fields import Boxes, Choice, DateField, Text, WholeNumber, term, whole_number
from reception.web.forms import Form
from reception.web.narrowing import Narrowing

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
_LONGEST_PURPOSE: Final = 120
_KINDS: Final = (("xlsx", _l("Excel (XLSX)")), ("csv", _l("Text with separators (CSV)")), ("json", _l("JSON")))


class SplitBy(Boxes):
    """Breakdowns. One that is not offered is refused by the form, with its reason; no word at all by the field."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, coerce=term(Breakdown), validate_choice=False, **options)

    def offer(self, offered: Iterable[Breakdown]) -> None:
        """Show these."""
        self.choices = [(one.value, label(one)) for one in offered]

    @property
    def chosen(self) -> tuple[Breakdown, ...]:
        """What was chosen, each once, in the order of the list of breakdowns."""
        wanted = set(self.data or ())
        return tuple(one for one in Breakdown if one in wanted)


class FigureFilter(Narrowing):
    """A year that is kept, and what it is split by."""

    year = Choice(_l("Year"), coerce=whole_number)
    by = SplitBy(_l("Split by"))

    def offer(self, years: Sequence[int], offered: Sequence[Breakdown]) -> None:
        """Show these years, the latest first, and these breakdowns."""
        self.year.choices = [(str(year), str(year)) for year in reversed(years)]
        self.by.offer(offered)
        if not offered:
            del self.by

    def chosen(self, years: Sequence[int], offered: Sequence[Breakdown]) -> tuple[int, tuple[Breakdown, ...]]:
        """The year and the breakdowns that are asked for; else the latest year, and the first breakdown."""
        asked = self.asked()
        by = tuple(one for one in offered if one in (asked.get("by") or ()))
        return asked.get("year") or years[-1], by or tuple(offered[:1])


class Year(WholeNumber):
    """A year that can be counted."""

    def read(self, text: str) -> int:
        """The year. Raises ValueError with a message."""
        try:
            return super().read(text)
        except ValueError:
            bounds = {"first": str(self.least), "last": str(self.most)}
            raise ValueError(_("Write a year from %(first)s to %(last)s.", **bounds)) from None


class CountForm(Form):
    """A year to be counted, as known on a day, and split."""

    year = Year(_l("Year"), least=FIRST_YEAR, most=LAST_YEAR, required=_l("Write the year to be counted."))
    on = DateField(
        _l("As known on"),
        looks="back",
        past_only=True,
        required=_l("Write the reference date."),
        description=_l("What happened later is left out."),
    )
    by = SplitBy(_l("Split by"), description=_l("At most two beside sex."))

    def offer(self, versions: Catalogue) -> None:
        """Show the breakdowns that the newest definition allows. `versions`: of one indicator, the newest first."""
        self._versions = versions
        self.by.offer(versions[0].breakdowns)

    def validate_year(self, field: Year) -> None:
        """Some version of the definition was in force in that year."""
        if field.data is not None and not self._held(field.data):
            raise ValidationError(_("No definition of this indicator was in force in %(year)s.", year=str(field.data)))

    def validate_on(self, field: DateField) -> None:
        """The year had begun on that day."""
        if field.data and self.year.data and field.data.year < self.year.data:
            said = {"year": str(self.year.data), "day": field.data.isoformat()}
            raise ValidationError(
                _("%(year)s had not begun on %(day)s. Choose a later day or an earlier year.", **said)
            )

    def validate_by(self, field: SplitBy) -> None:
        """The definition allows each breakdown, and not so many are chosen that a cell would be a single person."""
        if too_fine(field.chosen):
            raise ValidationError(
                _("Choose at most two beside sex: so many at once would leave cells of single people.")
            )
        versions = (self.year.data and self._held(self.year.data)) or self._versions[:1]
        refused = {one: None for version in versions for one in not_offered(version, field.chosen)}
        if refused:
            named = listed([label(one) for one in refused])
            raise ValidationError(
                _("The definition of this indicator does not allow a split by: %(breakdowns)s.", breakdowns=named)
            )

    def _held(self, year: int) -> Catalogue:
        return in_force(Period(date(year, 1, 1), date(year, 12, 31)), self._versions)


class ExportForm(Form):
    """What a file is for, and which kind."""

    purpose = Text(
        _l("What is the file for?"),
        longest=_LONGEST_PURPOSE,
        required=_l("Write what the file is for."),
        description=_l("A few words, naming nobody. They stand in the file and in the log."),
    )
    kind = Choice(_l("Kind of file"), radios=True, required=_l("Choose the kind of file."), choices=_KINDS)
