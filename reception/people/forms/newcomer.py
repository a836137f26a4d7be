"""What is asked of everybody who is registered, wherever that is: a number and a birth, as much as is known."""

from datetime import date

from wtforms import BooleanField

from reception.i18n.text import _l
from reception.people.forms.names import number_of, read_number
from reception.people.rules.identifiers import KnownNumber
from reception.people.terms import BirthPrecision
from reception.web.fields import PartialDateField, Text
from reception.web.forms import Form


class NewcomerFields(Form):
    """A number, which must be one or be kept as unverified with a reason; and a birth. `number` is the form's own."""

    number: Text
    keep_unverified = BooleanField(_l("Keep it as unverified"))
    unverified_reason = Text(_l("Why is it kept?"), description=_l("For example: as it stands on the card."))
    birth = PartialDateField(_l("Date of birth"), description=_l("As much as is known: 1990, 1990-05 or 1990-05-17."))
    asks_about_number = False

    def validate(self, extra_validators: object = None) -> bool:
        """The number must be one, or be kept with a reason."""
        valid = bool(super().validate(extra_validators))
        self.asks_about_number = bool(self.keep_unverified.data)
        return read_number(self, "number") and valid

    @property
    def known_number(self) -> KnownNumber | None:
        """The number, read. Only after it was found right."""
        return number_of(self, "number")

    @property
    def known_birth(self) -> tuple[date, BirthPrecision] | None:
        """Date of birth and how much of it is known."""
        if self.birth.data is None:
            return None
        on, known = self.birth.data
        return on, BirthPrecision(known)

    @property
    def kept_because(self) -> str | None:
        """Why a number is kept although it is none."""
        return self.unverified_reason.data if self.keep_unverified.data else None
