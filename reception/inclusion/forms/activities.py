"""What is asked about activities."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from wtforms import BooleanField

from reception.i18n.formats import language_name, weekday
from reception.i18n.languages import SPOKEN
from reception.i18n.text import _, _l, choices
from reception.inclusion.rules.activities import FEWEST_SEATS, MOST_SEATS
from reception.inclusion.terms.activities import ActivityKind, OpenTo
from reception.organisations.forms import Languages
from reception.organisations.rules import kept_languages, sort_key
from reception.web.fields import Choice, DateField, LongText, Text, WholeNumber, term, whole_number, with_none
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm

#: A Monday, by which days of the week are named.
_MONDAY: Final = date(2024, 1, 1)
NO_NEWCOMERS: Final = _l("About the activity only. Write nothing about a newcomer here: many read the register.")


def weekdays(first: int = 0) -> list[tuple[str, str]]:
    """The days of the week by number, Monday is `first`, in the reader's language."""
    return [(str(first + place), weekday(_MONDAY.replace(day=1 + place))) for place in range(7)]


class ActivityForm(VersionedForm):
    """Something that goes on in an association or in the municipality."""

    keeps_draft = True

    name = Text(_l("Name"), required=_l("Write what it is called."), description=NO_NEWCOMERS)
    kind = Choice(
        _l("What is done there"), coerce=term(ActivityKind), required=_l("Choose what is done there."),
        description=_l("What association somebody worships with is not noted."),
    )  # fmt: skip
    organisation_id = Choice(_l("Association"), coerce=whole_number, description=_l("Who holds it."))
    unit_id = Choice(
        _l("Unit of the municipality"),
        coerce=whole_number,
        description=_l("Only if the municipality holds it itself."),
    )
    open_to = Choice(
        _l("Open to"), radios=True, choices=choices(*OpenTo), coerce=term(OpenTo),
        required=_l("Choose whom it is open to."),
    )  # fmt: skip
    place = Text(_l("Place"), description=_l("The name and the address of the place."))
    weekday = Choice(_l("Day of the week"), coerce=whole_number)
    time = Text(_l("Time"), longest=50, description=_l("From when to when, such as 18.00–19.30."))
    fee = Text(_l("What it costs"), longest=100, description=_l("Such as free, or 200 kr a term."))
    seats = WholeNumber(
        _l("How many newcomers there is place for"),
        least=FEWEST_SEATS,
        most=MOST_SEATS,
        description=_l("Leave it empty if there is no limit."),
    )
    begins_on = DateField(_l("First day"), looks="near")
    ends_on = DateField(_l("Last day"), looks="forward", description=_l("Leave it empty if it has no end."))
    contact_person_id = Choice(
        _l("Contact person"), coerce=whole_number, description=_l("Somebody of the association, as it stands there.")
    )
    note = LongText(_l("Good to know"), longest=2000, description=NO_NEWCOMERS)
    languages = Languages(_l("Languages spoken there beside Swedish"))

    def offer(
        self,
        associations: Iterable[tuple[int, str]],
        units: Iterable[tuple[int, str]],
        persons: Iterable[tuple[int, str, str]],
    ) -> None:
        """What can be chosen: associations and units as (id, name), persons as (id, name, association)."""
        self.kind.choices = with_none(choices(*ActivityKind), _("Choose"))
        self.organisation_id.choices = with_none(_numbered(associations), _("No association"))
        self.unit_id.choices = with_none(_numbered(units), _("No unit"))
        self.weekday.choices = with_none(weekdays(), _("It varies"))
        named = [(str(key), f"{where}: {name}") for key, name, where in persons]
        self.contact_person_id.choices = with_none(named, _("Nobody in particular"))

    @property
    def entered(self) -> dict[str, Any]:
        """The columns of the activity; what is left empty is None."""
        kept = {name: None if value == "" else value for name, value in self.values.items()}
        return {**kept, "languages": kept_languages(self.languages.data or [])}


def _numbered(named: Iterable[tuple[int, str]]) -> list[tuple[str, str]]:
    return [(str(key), name) for key, name in named]


class EndActivityForm(VersionedForm):
    """Until when an activity goes on."""

    keeps_draft = False
    ends_on = DateField(_l("Last day"), looks="near", required=_l("Write the last day."))


class ActivityFilter(Narrowing):
    """Which activities the list shows."""

    q = Text(_l("Name, place or association"))
    open_to = Choice(_l("Open to"), coerce=term(OpenTo))
    kind = Choice(_l("What is done there"), coerce=term(ActivityKind))
    language = Choice(_l("Language"))
    weekday = Choice(_l("Day of the week"), coerce=whole_number)
    organisation = Choice(_l("Association"), coerce=whole_number)
    unit = Choice(_l("Unit of the municipality"), coerce=whole_number)
    silent = WholeNumber(_l("Not heard of for so many days"), least=1, most=10_000)
    ended = BooleanField(_l("Also those that have ended"))

    def offer(self, associations: Iterable[tuple[int, str]], units: Iterable[tuple[int, str]]) -> None:
        """What can be chosen, in the reader's language. Days of the week are counted from 1 here."""
        self.open_to.choices = with_none(choices(*OpenTo), _("All"))
        self.kind.choices = with_none(choices(*ActivityKind), _("All kinds"))
        named = sorted(((tag, language_name(tag)) for tag in SPOKEN), key=lambda one: sort_key(one[1]))
        self.language.choices = with_none(named, _("All languages"))
        self.weekday.choices = with_none(weekdays(1), _("All days"))
        self.organisation.choices = with_none(_numbered(associations), _("All"))
        self.unit.choices = with_none(_numbered(units), _("All"))
