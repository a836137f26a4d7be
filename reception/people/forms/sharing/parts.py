"""Fields that several of these forms have: who is told, and for which unit it is written down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reception.i18n.text import _, _l
from reception.people.rules.consents import Recipient
from reception.people.terms.papers import InformationGroup
from reception.web.fields import Boxes, Choice, Text, whole_number
from reception.web.forms import Form

LONGEST_NAME: Final = 200


@dataclass(frozen=True)
class Teller:
    """A unit that the reader tells things for. `is_social_services`: the secrecy of OSL chapter 26 holds there."""

    unit_id: int
    name: str
    is_social_services: bool


class Groups(Boxes):
    """Parts of a file, as boxes to tick. `required` keeps the label from saying that they may be left."""

    required: Any = None

    def __init__(self, label: Any, **options: Any) -> None:
        offered = options.pop("choices", [])
        super().__init__(label, coerce=_group, validate_choice=False, **options)
        self.choices = offered  # pairs are welcome here, not in the constructor (WTForms 3.3)

    def pre_validate(self, form: Any) -> None:
        """What is no part on offer is left out."""
        offered = {value for value, *_rest in self.iter_choices()}
        self.data = [group for group in self.data or [] if group in offered]
        super().pre_validate(form)


def _group(value: Any) -> InformationGroup | None:
    try:
        return InformationGroup(value)
    except ValueError:
        return None


class RecipientForm(Form):
    """Who is told: an organisation of the register, or somebody by name. Units and organisations are passed in."""

    unit_id = Choice(_l("For which unit"), coerce=whole_number, required=_l("Choose for which unit you do this."))
    recipient_id = Choice(_l("To whom"), coerce=whole_number)
    recipient_name = Text(
        _l("Or to somebody who is not in the register"),
        longest=LONGEST_NAME,
        description=_l("Name and organisation, such as Karin Ek, Exempelby tennis club."),
    )

    def __init__(self, *, tellers: Sequence[Teller], organisations: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self.tellers = {teller.unit_id: teller for teller in tellers}
        self.names = dict(organisations)
        self.recipient_id.choices = [("", ""), *self.names.items()]
        self.only_unit_id = tellers[0].unit_id if len(tellers) == 1 else None
        if self.only_unit_id is not None:
            del self.unit_id
        else:
            self.unit_id.choices = [(teller.unit_id, teller.name) for teller in tellers]

    def validate(self, extra_validators: object = None) -> bool:
        """One recipient, not two."""
        super().validate(extra_validators)
        if not (self.recipient_id.data or self.recipient_name.data or self.recipient_id.errors):
            self.refuse("recipient_id", _("Choose to whom, or write a name below."))
        if self.recipient_id.data and self.recipient_name.data:
            self.refuse("recipient_name", _("Choose an organisation or write a name, not both."))
        return not self.failed

    @property
    def teller(self) -> Teller:
        """The unit it is done for."""
        return self.tellers[self.only_unit_id if self.only_unit_id is not None else self.unit_id.data]

    @property
    def recipient(self) -> Recipient:
        """Who was chosen or named."""
        return Recipient(self.recipient_id.data or None, self.recipient_name.data or None)

    @property
    def recipient_shown(self) -> str:
        """The name of who was chosen or named."""
        chosen, named = self.recipient.organisation_id, self.recipient.name
        return named or (self.names[chosen] if chosen is not None else "")

    @property
    def facts(self) -> dict[str, Any]:
        """Unit and recipient as operations take them."""
        return {
            "unit_id": self.teller.unit_id,
            "recipient_id": self.recipient.organisation_id,
            "recipient_name": self.recipient.name,
        }
