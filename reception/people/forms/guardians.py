"""What is asked about those who decide for a child or a ward."""

from typing import Any

from reception.i18n.text import _, _l, choices
from reception.people.forms.fact import FactForm
from reception.people.forms.household import chosen_field, person_field
from reception.people.terms import GuardianKind, Source
from reception.web.fields import Choice, DateField, Text, term


def _kind() -> Choice:
    return Choice(
        _l("In what way?"), coerce=term(GuardianKind), choices=choices(*GuardianKind), required=_l("Choose one.")
    )


def _source(**options: Any) -> Choice:
    return Choice(_l("How is it known?"), coerce=term(Source), choices=choices(*Source), **options)


class GuardianForm(FactForm):
    """Somebody of the register, or somebody outside by name and telephone."""

    kind = _kind()
    person = person_field(
        _l("Who is it in the register?"), description=_l("A parent, or somebody else who is registered here.")
    )
    chosen = chosen_field()
    name = Text(
        _l("Or the name of somebody outside"),
        description=_l("For example a trustee whom the chief guardian has appointed."),
        render_kw={"dir": "auto", "spellcheck": "false"},
    )
    phone = Text(_l("Telephone of somebody outside"), longest=60, render_kw={"dir": "ltr", "inputmode": "tel"})
    starts_on = DateField(_l("From"), looks="back")
    ends_on = DateField(_l("Up to"), looks="near")
    source = _source(default=Source.DOCUMENT)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.reason

    def validate(self, extra_validators: object = None) -> bool:
        """Either somebody of the register or somebody outside."""
        super().validate(extra_validators)
        if not self.failed and not self.person.data and not self.name.data:
            self.refuse("person", _("Write who it is: somebody of the register, or a name."))
        if self.person.data and (self.name.data or self.phone.data):
            self.refuse("name", _("Leave this and the telephone empty when it is somebody of the register."))
        return not self.failed

    @property
    def facts(self) -> dict[str, Any]:
        """What is stored, without the one of the register."""
        return {name: value for name, value in super().facts.items() if name not in {"person", "chosen"}}


class GuardianFactsForm(FactForm):
    """What is noted of somebody who decides. Who it is in the register stays; another one is another row."""

    kind = _kind()
    guardian_name = Text(_l("Name"), required=_l("Write the name."), render_kw={"dir": "auto", "spellcheck": "false"})
    guardian_phone = Text(_l("Telephone"), longest=60, render_kw={"dir": "ltr", "inputmode": "tel"})
    starts_on = DateField(_l("From"), looks="back")
    ends_on = DateField(_l("Up to"), looks="near")
    source = _source()

    def about(self, *, is_registered: bool) -> "GuardianFactsForm":
        """The form for one of the register, whose name and telephone stand in her own record; or for one outside."""
        if is_registered:
            del self.guardian_name
            del self.guardian_phone
        self.correcting()
        return self
