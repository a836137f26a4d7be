"""What is asked about organisations and their contact persons."""

from typing import Any

from wtforms import BooleanField, Field, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from reception.i18n.formats import language_name
from reception.i18n.languages import SPOKEN
from reception.i18n.text import _, _l, choices
from reception.organisations.rules import language_tags, number_problem, shown_number, sort_key
from reception.organisations.terms import OrganisationKind
from reception.web.contact_fields import EmailAddress, TelephoneNumber, WebAddress
from reception.web.fields import Choice, LongText, Text
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm

_TAKEN = ("name", _l("There is already an organisation of this kind with this name."))


class Languages(SelectMultipleField):
    """Languages to tick, by their names in the reader's language. Data are BCP 47 tags."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, validate_choice=False, **options)
        self.flags.optional = True

    def process_data(self, value: Any) -> None:
        """From the register's text; what it holds is offered too."""
        self.data = language_tags(value or "")
        tags = sorted({*SPOKEN, *self.data}, key=lambda tag: sort_key(language_name(tag)))
        self.choices = [(tag, language_name(tag)) for tag in tags]

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """Only languages that were offered."""
        if not set(self.data or []) <= {tag for tag, *_rest in self.iter_choices()}:
            raise ValidationError(_("Choose from the list."))


class OrganisationForm(VersionedForm):
    """An organisation."""

    constraints = {
        "uq_organisation_name_kind": _TAKEN,
        "organisation.name, organisation.kind": _TAKEN,
    }

    name = Text(_l("Name"), required=_l("Write the name."))
    kind = Choice(
        _l("Kind"),
        radios=True,
        choices=choices(*OrganisationKind),
        coerce=OrganisationKind,
        required=_l("Choose a kind."),
    )
    phone = TelephoneNumber(_l("Telephone"))
    email = EmailAddress(_l("E-mail"))
    website = WebAddress(_l("Website"))
    address = Text(_l("Address to visit"))
    number = Text(_l("Organisation number"), longest=20, render_kw={"dir": "ltr", "inputmode": "numeric"})
    note = LongText(
        _l("Good to know"),
        longest=2000,
        description=_l(
            "Opening hours, whom to ask for. Write nothing about a newcomer here: everybody on the staff reads it."
        ),
    )
    languages = Languages(_l("Languages that can be spoken there"))

    def validate_number(self, field: Field) -> None:
        """An organisation number, and never a person's."""
        problem = number_problem(field.data) if field.data else None
        if problem:
            raise ValidationError(_(problem))
        field.data = shown_number(field.data or "")


class ContactPersonForm(VersionedForm):
    """Somebody who works at an organisation."""

    name = Text(_l("Name"), required=_l("Write the name."))
    task = Text(_l("Task"), description=_l("What they work with, such as establishment or study grants."))
    phone = TelephoneNumber(_l("Telephone"))
    email = EmailAddress(_l("E-mail"))


class OrganisationFilter(Narrowing):
    """Which organisations a list shows."""

    q = Text(_l("Name"))
    kind = Choice(_l("Kind"), choices=[("", _l("All kinds")), *choices(*OrganisationKind)])
    closed = BooleanField(_l("Also those that have closed"))

    @property
    def chosen_kind(self) -> OrganisationKind | None:
        """The kind asked for; None for all."""
        return OrganisationKind(self.kind.data) if self.kind.data else None
