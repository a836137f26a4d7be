"""Text that is read into a value: dates, moments, minutes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from wtforms import Field, ValidationError
from wtforms.widgets import TextInput

from reception.i18n import dates, formats
from reception.i18n.dates import Looks
from reception.i18n.text import _
from reception.i18n.text_safety import legible


class Typed(Field):
    """A text box whose text is read into a value. What was typed is shown again when it cannot be read."""

    widget = TextInput()

    def __init__(self, label: Any = None, *, required: Any = None, **options: Any) -> None:
        self.required = required
        self.typed: str | None = None
        super().__init__(label, **options)
        self.flags.optional = not required
        self.render_kw = {"autocomplete": "off", "dir": "ltr", **(self.render_kw or {})}

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        """Read what was typed."""
        values = list(valuelist)
        self.typed = values[0] if values else None
        self.data = None
        if self.typed and self.typed.strip():
            self.data = self.read(self.typed)

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """A required value must be there, unless reading it has already failed."""
        if self.required and self.data is None and not self.process_errors:
            raise ValidationError(str(self.required))

    def _value(self) -> str:
        if self.typed is not None:
            return legible(self.typed)
        return "" if self.data is None else self.show(self.data)

    def read(self, text: str) -> Any:
        """The value behind `text`; raises ValueError with a message for the person."""
        raise NotImplementedError

    def show(self, value: Any) -> str:
        """The text that stands for `value`."""
        return str(value)


class DateField(Typed):
    """A date as people type it: 2026-11-22, 22/11, "i dag", +14.

    `looks` says on which side of today a date without a year lies; `earliest` and `latest` are days from today.
    """

    def __init__(
        self,
        label: Any = None,
        *,
        looks: Looks = "near",
        past_only: bool = False,
        future_only: bool = False,
        **options: Any,
    ) -> None:
        self.looks, self.past_only, self.future_only = looks, past_only, future_only
        super().__init__(label, **options)
        self.render_kw = {"data-date": looks, **(self.render_kw or {})}

    def read(self, text: str) -> date:
        """Read the date and check which side of today it lies on."""
        try:
            day = dates.read_date(text, today=formats.today(), looks=self.looks)
        except dates.UnreadableDate as problem:
            raise ValueError(_(problem.message)) from problem
        if self.past_only and day > formats.today():
            raise ValueError(_("This date has not come yet. Write a date up to today, for example 2026-03-04."))
        if self.future_only and day < formats.today():
            raise ValueError(_("This date has passed. Write a coming date, for example +7 or 2026-11-30."))
        return day

    def show(self, value: date) -> str:
        """ISO 8601."""
        return value.isoformat()

    @property
    def echo(self) -> str:
        """The date in words, to be read below the field."""
        return formats.day_in_words(self.data) if self.data else ""


class PartialDateField(Typed):
    """A date of birth that may be a year, or a year and a month. `data` is (date, precision)."""

    def read(self, text: str) -> tuple[date, str]:
        """Read what is known of the date."""
        try:
            day, precision = dates.read_partial_date(text, today=formats.today())
        except dates.UnreadableDate as problem:
            raise ValueError(_(problem.message)) from problem
        if day > formats.today():
            raise ValueError(_("A date of birth cannot lie ahead."))
        return day, precision

    def show(self, value: tuple[date, str]) -> str:
        """As much of the date as is known."""
        day, precision = value
        return {"year": f"{day.year:04}", "month": f"{day:%Y-%m}"}.get(precision, day.isoformat())


class MomentField(Typed):
    """A date with a time on a Swedish clock. `data` is an instant in UTC."""

    def __init__(self, label: Any = None, *, looks: Looks = "near", **options: Any) -> None:
        self.looks = looks
        super().__init__(label, **options)
        self.render_kw = {"data-date": "moment", **(self.render_kw or {})}

    def read(self, text: str) -> datetime:
        """Read date and time; a date alone means nine o'clock ahead, noon back."""
        here = formats.local(formats.now()).replace(tzinfo=None)
        try:
            return formats.at_local(dates.read_moment(text, now=here, looks=self.looks))
        except dates.UnreadableDate as problem:
            raise ValueError(_(problem.message)) from problem

    def show(self, value: datetime) -> str:
        """Date and time as a clock in Sweden shows it."""
        return formats.iso_moment(value)

    @property
    def echo(self) -> str:
        """The moment in words, to be read below the field."""
        return (
            f"{formats.day_in_words(formats.local(self.data).date())} {formats.clock(self.data)}" if self.data else ""
        )


class Minutes(Typed):
    """A whole number of minutes."""

    def __init__(self, label: Any = None, *, most: int = 24 * 60, **options: Any) -> None:
        self.most = most
        super().__init__(label, **options)
        self.render_kw = {"inputmode": "numeric", **(self.render_kw or {})}

    def read(self, text: str) -> int:
        """Digits, at most a day's worth."""
        digits = text.strip()
        if not (digits.isdecimal() and len(digits) < 6 and int(digits) <= self.most):
            raise ValueError(_("Write whole minutes, from 0 to %(most)s.", most=self.most))
        return int(digits)
