"""What is asked about a period of what somebody lives by."""

from typing import Any

from reception.i18n.formats import today
from reception.i18n.text import _l, choices
from reception.web.fields import Choice, DateField, term
from reception.web.forms import Form
from reception.web.month_field import MonthField
from reception.web.versioned import VersionedForm
from reception.work.terms.file import LearntThrough
from reception.work.terms.income import IncomeSource


class _Heard:
    """How the unit came to know it, and when."""

    learnt_through = Choice(
        _l("How the unit knows it"),
        radios=True,
        coerce=term(LearntThrough),
        choices=choices(*LearntThrough),
        default=LearntThrough.PERSON.value,
        required=_l("Choose how the unit knows it."),
    )
    confirmed_on = DateField(
        _l("When the unit heard it last"),
        looks="back",
        past_only=True,
        default=today,
        required=_l("Write the day."),
        description=_l("Long after this day nobody knows whether it goes on."),
    )


class IncomeForm(_Heard, Form):
    """A period of one source. No sums are asked for."""

    keeps_draft = True
    page_order = ("source", "first_month", "last_month", "learnt_through", "confirmed_on")

    source = Choice(
        _l("Lives by"),
        coerce=term(IncomeSource),
        choices=[("", _l("Choose")), *choices(*IncomeSource)],
        required=_l("Choose what the person lives by."),
    )
    first_month = MonthField(
        _l("First month"),
        latest_now=True,
        required=_l("Write the first month."),
        description=_l("Year and month, for example 2026-03."),
    )
    last_month = MonthField(
        _l("Last month"), latest_now=True, description=_l("Leave it empty while it goes on.")
    )  # fmt: skip

    @property
    def entered(self) -> dict[str, Any]:
        """Columns of `IncomePeriod`."""
        return self.values


class ChangeIncomeForm(VersionedForm, IncomeForm):
    """The same for a period that is there."""


class EndIncomeForm(_Heard, VersionedForm):
    """The last month of a period that goes on."""

    keeps_draft = True
    page_order = ("last_month", "learnt_through", "confirmed_on")

    last_month = MonthField(
        _l("Last month"),
        latest_now=True,
        required=_l("Write the last month."),
        description=_l("The last month in which the person had it, for example 2026-03."),
    )

    @property
    def entered(self) -> dict[str, Any]:
        """Columns of `IncomePeriod`."""
        return self.values
