"""What is asked about telephones, e-mail and addresses."""

from wtforms import BooleanField

from reception.i18n.text import _, _l, choices
from reception.people.forms.fact import FactForm
from reception.people.rules.lookup import phone_key
from reception.people.terms import ContactKind
from reception.web.fields import Choice, DateField, LongText, Text, YesNo, term


class ContactDetailForm(FactForm):
    """What leads to the person. For a sealed detail an empty text leaves what it says."""

    kind = Choice(
        _l("What is it?"),
        radios=True,
        coerce=term(ContactKind),
        choices=choices(*ContactKind),
        required=_l("Choose what it is."),
    )
    text = LongText(
        _l("Number or address"),
        longest=500,
        required=_l("Write the number or the address."),
        description=_l("As you would write it yourself. An address: c/o, street, postcode and town."),
        render_kw={"rows": 3, "spellcheck": "false"},
    )
    whose = Text(_l("Whose is it?"), description=_l("If it is not the person's own, for example: the sister's."))
    sms_allowed = YesNo(_l("May we send text messages?"))
    voice_only = BooleanField(_l("Only for speaking: the person does not read messages there"))
    starts_on = DateField(_l("From"), looks="back")

    def keeping_text(self, sealed: str) -> "ContactDetailForm":
        """The same form for a sealed detail: what it says is not shown, and stays unless something is written."""
        self.text.masked = sealed
        self.text.required, self.text.flags.optional = None, True
        self.text.description = _("It is masked. Leave the field empty to keep what it says.")
        return self

    def validate(self, extra_validators: object = None) -> bool:
        """A telephone number holds digits, an e-mail address an @; only an address has several lines."""
        valid = super().validate(extra_validators)
        if valid and self.text.data and self.kind.data is not ContactKind.ADDRESS:
            self.text.data = " ".join(self.text.data.split())
            self._check_line()
        return not self.failed

    def _check_line(self) -> None:
        text = self.text.data or ""
        if self.kind.data is ContactKind.PHONE and not phone_key(text):
            self.refuse("text", _("A telephone number needs digits."))
        elif self.kind.data is ContactKind.EMAIL and "@" not in text.strip("@"):
            self.refuse("text", _("Write an e-mail address, such as name@example.org."))
