"""What is asked when a consent is given, and when it is withdrawn."""

from datetime import date
from typing import Any

from wtforms import BooleanField

from reception.i18n.formats import day_in_words
from reception.i18n.text import _, _l, choices
from reception.people.forms.choices import languages
from reception.people.forms.sharing.parts import Groups, RecipientForm
from reception.people.rules.consents import latest_expiry
from reception.people.terms.papers import ConsentPurpose, InformationGroup
from reception.web.fields import Choice, DateField, Text, term, with_none
from reception.web.versioned import VersionedForm


class ConsentForm(RecipientForm):
    """A consent: for what, who is told, what, in which language it was read, from when to when."""

    keeps_draft = True

    purpose = Choice(_l("Purpose"), coerce=term(ConsentPurpose), required=_l("Choose what it is for."))
    purpose_note = Text(_l("The purpose in words"), description=_l("As it stands in the text that the person reads."))
    scope = Groups(
        _l("What may be told"),
        choices=choices(*InformationGroup),
        description=_l("As little as the purpose needs."),
    )
    language = Choice(_l("Language that the person reads or hears the text in"), required=_l("Choose the language."))
    with_interpreter = BooleanField(_l("An interpreter reads it"))
    given_on = DateField(_l("Given on"), looks="back", past_only=True, required=_l("Write when it was given."))
    expires_on = DateField(
        _l("Holds until"),
        looks="forward",
        description=_l("Left empty: for a year from the day it was given, which is the longest."),
    )

    def __init__(self, *, spoken: tuple[str | None, ...] = (), **options: Any) -> None:
        super().__init__(**options)
        self.purpose.choices = with_none(choices(*ConsentPurpose))
        self.language.choices = with_none(languages(*spoken))
        self.scope.required = _("Tick at least one.")

    def validate(self, extra_validators: object = None) -> bool:
        """Something may be told, for a purpose that is said, and for no longer than a consent may hold."""
        valid = super().validate(extra_validators)
        if not self.scope.data:
            self.refuse("scope", _("Tick what may be told."))
        if self.purpose.data is ConsentPurpose.OTHER and not self.purpose_note.data:
            self.refuse("purpose_note", _("Write what it is for."))
        if valid and self.expires_on.data:
            self._check_period(self.given_on.data, self.expires_on.data)
        return not self.failed

    def _check_period(self, given_on: date, expires_on: date) -> None:
        latest = latest_expiry(given_on)
        if expires_on < given_on:
            self.refuse("expires_on", _("The consent cannot end before it was given."))
        elif expires_on > latest:
            self.refuse(
                "expires_on",
                _("A consent holds until %(day)s at the longest. Ask for a new one then.", day=day_in_words(latest)),
            )

    @property
    def facts(self) -> dict[str, Any]:
        """What is stored."""
        return {
            **super().facts,
            "purpose": self.purpose.data,
            "purpose_note": self.purpose_note.data or None,
            "scope": self.scope.data,
            "language": self.language.data,
            "with_interpreter": self.with_interpreter.data,
            "given_on": self.given_on.data,
            "expires_on": self.expires_on.data or latest_expiry(self.given_on.data),
        }


class WithdrawForm(VersionedForm):
    """From which day a consent does not hold, and how the person said so. `given_on` is of the consent."""

    asides = frozenset({"on", "how"})

    on = DateField(_l("Withdrawn on"), looks="back", past_only=True, required=_l("Write the day."))
    how = Text(
        _l("How did the person say so?"),
        longest=300,
        required=_l("Write how the person said so."),
        description=_l("Such as: by telephone, with an interpreter. No reason is needed."),
    )
    given_on: date

    def validate(self, extra_validators: object = None) -> bool:
        """Nothing is taken back before it was given."""
        valid = bool(super().validate(extra_validators))
        if valid and self.on.data < self.given_on:
            self.refuse("on", _("The consent was given on %(day)s. Write that day or a later one.", day=self.given_on))
        return not self.failed
