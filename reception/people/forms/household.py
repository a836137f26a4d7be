"""What is asked about households: who lives there, since when, who is expected, and who moves where."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Final

from wtforms import BooleanField

from reception.i18n.text import _, _l, choices
from reception.people.forms.fact import FactForm
from reception.people.forms.identity import shown_birth
from reception.people.rules.birth import Birth
from reception.people.terms import BirthPrecision, HouseholdRole
from reception.web.fields import Choice, DateField, PartialDateField, Text, term
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

PICK_URL: Final = "/people/choose"
LONGEST_PICK: Final = 250
#: Where somebody goes who moves: nowhere that is known, a household of her own, the household of somebody.
AWAY, OWN, WITH = "away", "own", "with"

_CONSTRAINT: Final = ("person", _l("This person is in the household already."))


def person_field(label: Any, **options: Any) -> Text:
    """A person of the register, by name, number or telephone; with JavaScript matches are offered while writing."""
    return Text(label, longest=LONGEST_PICK, render_kw={"data-pick-url": PICK_URL, "spellcheck": "false"}, **options)


def chosen_field() -> Choice:
    """Which of several people is meant; the view fills it with numbers and names."""
    return Choice(_l("Which of them?"), radios=True)


def role_field(**options: Any) -> Choice:
    """What somebody is in the household."""
    return Choice(
        _l("What is the person in the household?"),
        coerce=term(HouseholdRole),
        choices=choices(*HouseholdRole),
        required=_l("Choose one."),
        **options,
    )


class StartForm(Form):
    """Where a person lives who is in no household yet, or in one more."""

    where = Choice(
        _l("Which household?"),
        radios=True,
        choices=[(OWN, _l("A new household")), (WITH, _l("The household of somebody"))],
        default=OWN,
        required=_l("Choose one."),
    )
    person = person_field(_l("Whose household?"), description=_l("Only for the household of somebody."))
    chosen = chosen_field()
    role = role_field(default=HouseholdRole.REFERENCE)
    starts_on = DateField(_l("Since when?"), looks="back", description=_l("Leave it empty if it is not known."))

    constraints: ClassVar[Mapping[str, tuple[str, Any]]] = {
        "uq_household_member_now": _CONSTRAINT,
        "household_member.household_id, household_member.person_id": _CONSTRAINT,
    }

    def validate(self, extra_validators: object = None) -> bool:
        """To live with somebody, one must say with whom."""
        super().validate(extra_validators)
        _ask_for_host(self)
        return not self.failed


def _ask_for_host(form: Any) -> None:
    if form.where.data == WITH and not (form.person.data or form.person.errors):
        form.refuse("person", _("Write whose household it is."))


class AddForm(Form):
    """A registered person who lives in a household."""

    person = person_field(_l("Person"), required=_l("Write who it is."))
    chosen = chosen_field()
    role = role_field()
    starts_on = DateField(_l("Since when?"), looks="back", description=_l("Leave it empty if it is not known."))

    constraints = StartForm.constraints


class MemberForm(FactForm):
    """What somebody is in a household, and from when to when. Alone, nobody is asked what she is there."""

    role = role_field()
    starts_on = DateField(_l("From"), looks="back")
    ends_on = DateField(_l("Last day"), looks="back", description=_l("Leave it empty for those who live there now."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.reason


class LeaveForm(VersionedForm):
    """Who moves out, when, and where to. `lived_since` is her first day, None if it is not known."""

    asides = frozenset({"where", "person", "chosen", "role", "starts_on"})

    where = Choice(
        _l("Where to?"),
        radios=True,
        choices=[
            (AWAY, _l("Out of the household")),
            (OWN, _l("To a new household")),
            (WITH, _l("To the household of somebody")),
        ],
        default=AWAY,
        required=_l("Choose one."),
    )
    person = person_field(_l("Whose household?"), description=_l("Only for the household of somebody."))
    chosen = chosen_field()
    role = Choice(
        _l("What is the person in the other household?"),
        coerce=term(HouseholdRole),
        choices=[("", _l("As before")), *choices(*HouseholdRole)],
        description=_l("Only for another household."),
    )
    starts_on = DateField(
        _l("Day of the move"),
        looks="near",
        required=_l("Write the day of the move."),
        description=_l("The day before is the last one here."),
    )
    lived_since: date | None = None

    constraints = StartForm.constraints

    def validate(self, extra_validators: object = None) -> bool:
        """Nobody moves out before she moved in; to live with somebody, one must say with whom."""
        super().validate(extra_validators)
        _ask_for_host(self)
        if self.starts_on.data and self.lived_since and self.starts_on.data < self.lived_since:
            self.refuse("starts_on", _("This day comes before the first day in the household."))
        return not self.failed


class ExpectedForm(FactForm):
    """Somebody who is to join a household."""

    name = Text(_l("Name"), required=_l("Write the name."), render_kw={"dir": "auto", "spellcheck": "false"})
    role = role_field()
    birth = PartialDateField(_l("Date of birth"), description=_l("As much as is known: 1990, 1990-05 or 1990-05-17."))
    estimated = BooleanField(_l("The year is estimated"))
    planned_on = DateField(_l("Expected on"), looks="forward", description=_l("Leave it empty if no day is planned."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.reason

    @property
    def facts(self) -> dict[str, Any]:
        """What is stored."""
        told = super().facts
        birth, is_estimated = told.pop("birth"), told.pop("estimated")
        return {**told, "birth": _birth(birth, is_estimated=is_estimated)}


def _birth(typed: tuple[date, str] | None, *, is_estimated: bool) -> Birth | None:
    if typed is None:
        return None
    return typed[0], BirthPrecision.ESTIMATED if is_estimated else BirthPrecision(typed[1])


class ShownExpected:
    """Somebody who is expected, as the form shows her."""

    def __init__(self, row: Any) -> None:
        self.name, self.role, self.planned_on, self.version = row.name, row.role, row.planned_on, row.version
        self.birth = shown_birth(row.birth_on, row.birth_precision)
        self.estimated = row.birth_precision is BirthPrecision.ESTIMATED


class ComeForm(VersionedForm):
    """Who in the register it is who has come, and when."""

    asides = frozenset({"person", "chosen", "on"})

    person = person_field(_l("Who is it in the register?"), required=_l("Write who it is."))
    chosen = chosen_field()
    on = DateField(_l("Came on"), looks="back", past_only=True, required=_l("Write the day."))

    constraints = StartForm.constraints
