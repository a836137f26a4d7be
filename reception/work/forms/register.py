"""What is asked about employers of the register, and about what was said with them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Final

from wtforms import BooleanField

from reception.contacts.terms import Channel
from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.organisations.forms import OrganisationForm
from reception.web.contact_fields import EmailAddress, TelephoneNumber
from reception.web.fields import Choice, DateField, LongText, Text, term, whole_number
from reception.web.forms import Form
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm
from reception.work.rules.branches import branches, offered

if TYPE_CHECKING:
    from reception.organisations.models import ContactPerson

_ORGANISATION: Final = ("name", "number", "phone", "email", "website", "address", "languages")
_DETAILS: Final = ("branch", "is_municipal", "confirmed_on", "note")
_CONTACT: Final = ("contact_name", "contact_task", "contact_phone", "contact_email")
#: How one speaks with an employer: nobody visits its home.
_CHANNELS: Final = tuple(channel for channel in Channel if channel is not Channel.HOME_VISIT)
#: What the list can be sorted by.
ORDERS: Final = {"name": _l("Name"), "heard": _l("Longest since somebody heard"), "call": _l("Next call")}
NO_NEWCOMERS: Final = _l("About the employer only. Write nothing about a newcomer here: many read the register.")
TAKEN: Final = _l("There is already an employer with this name.")


def branch_choices(first: str, also: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The branches in the order of the classification, after an empty choice; what is chosen already is offered too."""
    kept = [code for code in also if code]
    known = branches()
    named = [(one.code, _(one.text)) for one in offered(known, kept)]
    return [("", first), *named, *((code, code) for code in kept if code not in known)]


def offer_contact_persons(field: Choice, persons: Iterable["ContactPerson"], chosen: int | None) -> None:
    """Those who work at an employer to choose from; one who has left only where she is chosen already."""
    there = [(one.id, one.name) for one in persons if one.left_on is None or one.id == chosen]
    field.choices = [("", _("Nobody in particular")), *there]


class _Branch(Form):
    branch = Choice(_l("Branch"))

    def offer_branches(self) -> None:
        """The branches to choose from, in the reader's language."""
        self.branch.choices = branch_choices(_("Not known"), [self.branch.object_data or ""])


class NewEmployerForm(_Branch, OrganisationForm):
    """An employer to add: the organisation, what it is as an employer, and somebody who works there."""

    constraints = {
        "uq_organisation_name_kind": ("name", TAKEN),
        "organisation.name, organisation.kind": ("name", TAKEN),
    }
    keeps_draft = True
    page_order: ClassVar[tuple[str, ...]] = (*_ORGANISATION, *_DETAILS, *_CONTACT)

    kind = None  # type: ignore[assignment]  # how WTForms leaves out a field: it is an employer
    is_municipal = BooleanField(
        _l("A workplace of the municipality's own"),
        description=_l(
            "Such as a school, a kitchen or a home for the elderly, where the municipality is the employer."
        ),
    )
    confirmed_on = DateField(_l("Last heard of"), looks="back", past_only=True)
    note = LongText(_l("Good to know"), longest=2000, description=NO_NEWCOMERS)
    contact_name = Text(_l("Contact person"), description=_l("Somebody who works there. Write no newcomers here."))
    contact_task = Text(_l("Task of the contact person"), description=_l("Such as manager of the unit, or tutor."))
    contact_phone = TelephoneNumber(_l("Telephone of the contact person"))
    contact_email = EmailAddress(_l("E-mail of the contact person"))

    def validate(self, extra_validators: object = None) -> bool:
        """Whoever can be reached has a name."""
        super().validate(extra_validators)
        if (
            not self.contact_name.data
            and any(self._fields[name].data for name in _CONTACT)
            and not self.contact_name.errors
        ):
            self.refuse("contact_name", _("Write the name of the contact person."))
        return not self.failed

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of the organisation."""
        return {name: self.values[name] for name in _ORGANISATION}

    @property
    def details(self) -> dict[str, Any]:
        """The columns of the employer."""
        values = {name: self.values[name] or None for name in _DETAILS}
        return {**values, "is_municipal": bool(self.is_municipal.data)}

    @property
    def contact_person(self) -> dict[str, Any] | None:
        """Somebody who works there, or None."""
        found = {name.removeprefix("contact_"): self.values[name] for name in _CONTACT}
        return found if found["name"] else None


class DetailsForm(VersionedForm, _Branch):
    """What is known of an employer as one. Somebody else may have written the first of it meanwhile."""

    keeps_draft = True
    constraints = {}
    is_municipal = BooleanField(
        _l("A workplace of the municipality's own"),
        description=_l(
            "Such as a school, a kitchen or a home for the elderly, where the municipality is the employer."
        ),
    )
    note = LongText(_l("Good to know"), longest=2000, description=NO_NEWCOMERS)

    @property
    def entered(self) -> dict[str, Any]:
        """The columns of the employer."""
        return {
            "branch": self.branch.data or None,
            "is_municipal": bool(self.is_municipal.data),
            "note": self.note.data or None,
        }


class ContactForm(VersionedForm):
    """Somebody spoke with an employer."""

    keeps_draft = True
    on = DateField(_l("Day"), looks="back", past_only=True, required=_l("Write the day of the contact."))
    channel = Choice(
        _l("How"), radios=True, choices=choices(*_CHANNELS), coerce=term(Channel), required=_l("Choose how.")
    )
    contact_person_id = Choice(_l("With whom"), coerce=whole_number)
    text = LongText(_l("What was said"), longest=2000, required=_l("Write what was said."), description=NO_NEWCOMERS)
    next_on = DateField(
        _l("Call again on"), looks="forward", description=_l("It is done once a contact on that day or later is noted.")
    )

    def offer(self, persons: Iterable["ContactPerson"]) -> None:
        """Those who work at the employer."""
        offer_contact_persons(self.contact_person_id, persons, self.contact_person_id.object_data)


class EmployerFilter(Narrowing):
    """Which employers the list shows, in which order."""

    q = Text(_l("Name or address"))
    branch = Choice(_l("Branch"))
    municipal = BooleanField(_l("Only the municipality's own"))
    places = BooleanField(_l("Only with open places"))
    stale = BooleanField(_l("Only those not heard of for long"))
    closed = BooleanField(_l("Also those that have closed"))
    order = Choice(_l("Sorted by"), choices=list(ORDERS.items()))

    def offer(self) -> None:
        """The branches to choose from, in the reader's language."""
        self.branch.choices = branch_choices(_("All branches"))


def new_employer_form() -> NewEmployerForm:
    """The form of an employer to add: whoever writes it down has usually just heard from it."""
    form = NewEmployerForm(confirmed_on=today())
    form.offer_branches()
    return form
