"""The period whose questions are counted."""

from datetime import date
from typing import Any

from reception.i18n.formats import today
from reception.i18n.text import _, _l
from reception.web.fields import DateField
from reception.web.narrowing import Narrowing

Days = tuple[date, date]


def this_year() -> Days:
    """From the first day of the year to today."""
    return date(today().year, 1, 1), today()


def last_year() -> Days:
    """The whole year before."""
    year = today().year - 1
    return date(year, 1, 1), date(year, 12, 31)


class PeriodFilter(Narrowing):
    """From a day to a day. With one of them alone: to today, or from the first day of that year."""

    first = DateField(_l("Asked from"), looks="back", past_only=True)
    last = DateField(_l("Asked to"), looks="back")

    def validate(self, extra_validators: Any = None) -> bool:
        """The first day is not after the last."""
        super().validate(extra_validators)
        if self.first.data and self.last.data and self.last.data < self.first.data:
            self.refuse("last", _("The last day is before the first."))
        return not self.failed

    @property
    def days(self) -> Days:
        """The first and the last day that are counted. Where nothing, or nothing that fits, is asked: this year."""
        asked = self.asked()
        if not asked or self.failed:
            return this_year()
        last = asked.get("last", today())
        return asked.get("first", date(last.year, 1, 1)), last
