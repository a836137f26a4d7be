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


def _heard() -> DateField:
    return DateField(
        _l("When the unit heard it last"),
        looks="back",
        past_only=True,
        default=today,
        required=_l("Write the day."),
        description=_l("Long after this day nobody knows whether it goes on."),
    )


class _Known:
    """How the unit came to know it."""

    learnt_through = Choice(
        _l("How the unit knows it"),
        radios=True,
        coerce=term(LearntThrough),
        choices=choices(*LearntThrough),
        default=LearntThrough.PERSON.value,
        required=_l("Choose how the unit knows it."),
    )


class IncomeForm(_Known, Form):
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
        required=_l("Write the first month."),
        description=_l("Year and month, for example 2026-03."),
    )
    last_month = MonthField(
        _l("Last month"), description=_l("Leave it empty while it goes on.")
    )  # fmt: skip
    confirmed_on = _heard()

    @property
    def entered(self) -> dict[str, Any]:
        """Columns of `IncomePeriod`."""
        return self.values


class ChangeIncomeForm(VersionedForm, IncomeForm):
    """The same for a period that is there."""


class EndIncomeForm(_Known, VersionedForm):
    """The last month of a period that goes on."""

    keeps_draft = True
    asides = frozenset({"heard_on"})
    #: What the rules say of the day of the row stands beside the day that is asked here.
    clashing = "heard_on"
    page_order = ("last_month", "learnt_through", "heard_on")

    last_month = MonthField(
        _l("Last month"),
        required=_l("Write the last month."),
        description=_l("The last month in which the person had it, for example 2026-03."),
    )

    heard_on = DateField(
        _l("When the unit heard that it ended"),
        looks="back",
        past_only=True,
        default=today,
        required=_l("Write the day."),
    )

    @property
    def entered(self) -> dict[str, Any]:
        """Columns of `IncomePeriod`."""
        return {
            "last_month": self.last_month.data,
            "learnt_through": self.learnt_through.data,
            "confirmed_on": self.heard_on.data,
        }
