"""What is asked about a volunteer, and which of them a list shows."""

from typing import Any, ClassVar, Final

from wtforms import BooleanField, ValidationError

from reception.i18n.formats import language_name, today
from reception.i18n.languages import SPOKEN
from reception.i18n.text import _, _l, choices
from reception.inclusion.rules.friends_words import kept_interests
from reception.inclusion.rules.volunteers import FEWEST, MOST
from reception.inclusion.terms.mentors import FriendKind
from reception.organisations.forms import Languages
from reception.organisations.rules import kept_languages, sort_key
from reception.web.contact_fields import EmailAddress, TelephoneNumber
from reception.web.fields import Boxes, Choice, DateField, LongText, Text, WholeNumber, term, whole_number, with_none
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm

NO_NEWCOMERS: Final = _l("About the volunteer only. Write nothing about a newcomer here: many read the register.")


class Kinds(Boxes):
    """What a volunteer offers, to tick. Data are codes of `FriendKind`."""

    def __init__(self, label: Any = None, *, required: Any = None, **options: Any) -> None:
        super().__init__(label, **options)
        self.choices = choices(*FriendKind)
        self.required = required
        self.flags.optional = not required

    def process_data(self, value: Any) -> None:
        """From the register's text."""
        self.data = (value or "").split()

    def post_validate(self, form: Any, validation_stopped: bool) -> None:  # noqa: ARG002, FBT001 - WTForms' signature
        """One at least, where it is required."""
        if self.required and not self.data:
            raise ValidationError(str(self.required))


def language_choices(first: Any) -> list[tuple[str, str]]:
    """The languages that people speak, by their names in the reader's language, after an empty choice."""
    named = sorted(((tag, language_name(tag)) for tag in SPOKEN), key=lambda one: sort_key(one[1]))
    return [("", first), *named]


class VolunteerForm(VersionedForm):
    """Somebody who offers to be a mentor or a friend. The units and the associations are passed in."""

    keeps_draft = True
    page_order: ClassVar[tuple[str, ...]] = ()

    name = Text(_l("Name"), required=_l("Write the name."), description=NO_NEWCOMERS)
    phone = TelephoneNumber(_l("Telephone"))
    email = EmailAddress(_l("E-mail"))
    kinds = Kinds(_l("What the volunteer offers"), required=_l("Choose what the volunteer offers."))
    languages = Languages(_l("Languages that the volunteer speaks"))
    interests = Text(
        _l("Interests"), longest=500, description=_l("With commas between them, such as football, cooking, chess.")
    )
    place = Text(_l("Area where they can meet"), description=_l("Such as a part of the town. No home address."))
    times = Text(
        _l("When the volunteer can"), description=_l("Days and parts of the day, such as Tuesdays, or evenings.")
    )
    most = WholeNumber(
        _l("How many the volunteer can meet at a time"),
        least=FEWEST,
        most=MOST,
        required=_l("Write how many."),
    )
    record_seen_on = DateField(
        _l("An extract from the police's record was seen"),
        looks="back",
        past_only=True,
        description=_l("The day alone. What the extract says is never written. Needed of those who meet children."),
    )
    organisation_id = Choice(_l("Comes from the association"), coerce=whole_number)
    unit_id = Choice(_l("Unit that looks after the volunteer"), coerce=whole_number, required=_l("Choose the unit."))
    started_on = DateField(_l("First day"), looks="near", required=_l("Write the first day."))
    note = LongText(_l("Good to know"), longest=2000, description=NO_NEWCOMERS)

    def __init__(self, *, units: list[tuple[int, str]], associations: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self.unit_id.choices = [(str(key), name) for key, name in units]
        named = [(str(key), name) for key, name in associations]
        self.organisation_id.choices = with_none(named, _("None"))

    @property
    def entered(self) -> dict[str, Any]:
        """The columns of the volunteer; what is left empty is None."""
        kept = {name: None if value == "" else value for name, value in self.values.items()}
        return {
            **kept,
            "kinds": kept_languages(self.kinds.data or []),
            "languages": kept_languages(self.languages.data or []),
            "interests": kept_interests(self.interests.data),
        }


def blank_volunteer(units: list[tuple[int, str]], associations: list[tuple[int, str]]) -> VolunteerForm:
    """The form of a volunteer to add: one at a time, from today, unless something else is written."""
    first = units[0][0] if len(units) == 1 else None
    return VolunteerForm(units=units, associations=associations, most=1, started_on=today(), unit_id=first)


class EndVolunteerForm(VersionedForm):
    """The last day of a volunteer."""

    asides = frozenset({"ended_on"})
    ended_on = DateField(_l("Last day"), looks="back", past_only=True, required=_l("Write the last day."))


class VolunteerFilter(Narrowing):
    """Which volunteers the list shows."""

    q = Text(_l("Name"))
    kind = Choice(
        _l("What is offered"), choices=with_none(choices(*FriendKind), _l("Everything")), coerce=term(FriendKind)
    )
    language = Choice(_l("Language"))
    free = BooleanField(_l("Only those who have room for one more"))
    ended = BooleanField(_l("Also those who have ended"))

    def offer(self) -> None:
        """The languages to choose from, in the reader's language."""
        self.language.choices = language_choices(_("All languages"))


class WaitingFilter(Narrowing):
    """Which of those who wait a list shows."""

    kind = Choice(
        _l("What is wished for"), choices=with_none(choices(*FriendKind), _l("Everything")), coerce=term(FriendKind)
    )
    language = Choice(_l("Language"))

    def offer(self) -> None:
        """The languages to choose from, in the reader's language."""
        self.language.choices = language_choices(_("All languages"))
