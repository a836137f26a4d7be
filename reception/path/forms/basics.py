"""The few days that belong to the eight basics, noted together."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from wtforms import HiddenField

from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.path.rules.facts import FactDefinition
from reception.people.terms import Source
from reception.web.fields import Choice, DateField
from reception.web.forms import Form

_SOURCES = choices(Source.PERSON, Source.DOCUMENT, Source.AUTHORITY, Source.UNKNOWN)
_DAY = "day_"
#: A group of days: the code of the basic, and the facts by (code, label).
Group = tuple[str, tuple[tuple[str, str], ...]]


class DaysForm(Form):
    """Days of facts, and where those that are new or changed come from; see `days_form`. `held` remembers what stood
    there, so that nobody writes over what somebody else noted meanwhile."""

    keeps_draft = True
    groups: tuple[Group, ...] = ()
    #: No day lies before it: the person was not born.
    earliest: date | None = None

    source = Choice(
        _l("Where the new days come from"),
        radios=True,
        choices=_SOURCES,
        coerce=lambda value: Source(value) if value else None,
        description=_l("One answer for all that you add or change now."),
    )
    held = HiddenField()
    next = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """What is new has come about, to somebody who was born, and has a source."""
        super().validate(extra_validators)
        if not self.failed:
            for code, day in self.changed.items():
                self._check(code, day)
            if any(self.changed.values()) and not self.source.data:
                self.refuse("source", _("Choose where the new days come from."))
            if not self.changed:
                self.refuse(None, _("No day is changed yet."))
        return not self.failed

    def _check(self, code: str, day: date | None) -> None:
        if day and day > today():
            self.refuse(_DAY + code, _("This date has not come yet. Write a date up to today, for example 2026-03-04."))
        if day and self.earliest and day < self.earliest:
            self.refuse(_DAY + code, _("This day lies before the person was born."))

    @property
    def rows(self) -> Iterator[tuple[str, list[Any]]]:
        """Each basic with the fields of its days."""
        for code, facts in self.groups:
            yield code, [self[_DAY + fact] for fact, _label in facts]

    @property
    def held_values(self) -> dict[str, str]:
        """What stood there when the page was opened, as it is kept, by fact; what was not known is left out."""
        pairs = (part.partition(":") for part in str(self.held.data or "").split())
        return {code: value for code, _colon, value in pairs if value}

    @property
    def changed(self) -> dict[str, date | None]:
        """The days that are not what stood there; None for one that was emptied."""
        held = self.held_values
        typed = {fact: self[_DAY + fact].data for _code, facts in self.groups for fact, _label in facts}
        return {code: day for code, day in typed.items() if (day.isoformat() if day else "") != held.get(code, "")}

    def meet(self, values: Mapping[str, str]) -> None:
        """Say beside each day that somebody noted another meanwhile; sending the form once more is deliberate."""
        held = {**self.held_values, **values}
        self.held.data = _written(held)
        for code, value in values.items():
            if value:
                message = _("Somebody noted %(day)s meanwhile. Send the form again if yours holds.", day=value)
            else:
                message = _("Somebody removed this day meanwhile. Send the form again if yours holds.")
            self.refuse(_DAY + code, message)


def days_form(
    groups: Sequence[tuple[str, Sequence[FactDefinition]]], known: Mapping[str, date], **options: Any
) -> DaysForm:
    """The form with the days of these facts, by basic, filled from what is `known`."""
    data: dict[str, Any] = {_DAY + code: day for code, day in known.items()}
    data["held"] = _written({code: day.isoformat() for code, day in known.items()})
    kind = _kind(tuple((code, tuple((fact.code, fact.label) for fact in facts)) for code, facts in groups))
    return kind(data=data, **options)


def _written(held: Mapping[str, str]) -> str:
    return " ".join(f"{code}:{value}" for code, value in held.items() if value)


@lru_cache(maxsize=8)
def _kind(groups: tuple[Group, ...]) -> type[DaysForm]:
    fields: dict[str, Any] = {"groups": groups}
    for code, label in (fact for _code, facts in groups for fact in facts):
        fields[_DAY + code] = DateField(_l(label), looks="back")
    return type("BasicsDaysForm", (DaysForm,), fields)
