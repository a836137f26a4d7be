"""What is asked when a home is let, or one elsewhere is entered. Units, people and earlier contracts are passed in."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from wtforms import BooleanField, HiddenField

from reception.housing.rules.tenures import nature
from reception.housing.terms import Tenure
from reception.i18n.markers import N_
from reception.i18n.sentences import in_words
from reception.i18n.text import _, _l, choices
from reception.reckoning.remarks import Remark
from reception.web.fields import Boxes, Choice, Crowns, DateField, LongText, Text, WholeNumber, whole_number
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

#: The tenures as the page groups them: (msgid of the group, its tenures).
GROUPS: Final = (
    (N_("In a home of the municipality"), (Tenure.MUNICIPAL, Tenure.TRANSITIONAL)),
    (N_("A home of one's own"), (Tenure.FIRST_HAND, Tenure.OWNED)),
    (N_("With others"), (Tenure.SUBLET, Tenure.PRIVATE_LET, Tenure.LODGING, Tenure.RELATIVES)),
    (N_("A placement"), (Tenure.CARE_HOME, Tenure.FAMILY_HOME, Tenure.SUPPORTED)),
    (N_("Something else"), (Tenure.OTHER,)),
)
_IN_ORDER: Final = tuple(tenure for _group, tenures in GROUPS for tenure in tenures)
LONGEST_NOTE: Final = 1000


class Checked(Form):
    """A form whose entry is checked by rules. `places`: beside which field each kind of remark stands."""

    places: ClassVar[Mapping[str, str]] = {}

    def take_refusals(self, remarks: tuple[Remark, ...]) -> None:
        """What stops the entry, each beside its field."""
        for remark in remarks:
            if remark.stops:
                self.refuse(self.places.get(remark.about), in_words(remark.said))


class ContractFields(Checked):
    """What a contract says, whoever lives by it."""

    places = {"first": "first_on", "last": "last_on", "unit": "unit_id", "tenure": "tenure", "people": "people"}

    tenure = Choice(
        _l("By which right"), radios=True, coerce=Tenure, choices=choices(*_IN_ORDER), required=_l("Choose one.")
    )
    unit_id = Choice(_l("One of the municipality's homes"), coerce=whole_number)
    elsewhere = Text(
        _l("A home elsewhere"),
        description=_l("In general words, such as “with her sister in Falköping”. Never an address."),
    )
    provider_id = Choice(
        _l("Who provides it"), coerce=whole_number, description=_l("For a placement: who runs the home.")
    )
    rooms = WholeNumber(_l("Rooms"), least=1, most=30, description=_l("Beside the kitchen, if known."))
    area = WholeNumber(_l("Area in square metres"), least=5, most=1000)
    first_on = DateField(_l("First day"), required=_l("Write the first day."))
    last_on = DateField(
        _l("Last day"), looks="forward", description=_l("As agreed. Leave it empty if no last day is agreed.")
    )
    signed_on = DateField(_l("Signed on"), looks="back", past_only=True)
    rent = Crowns(_l("Rent a month"), description=_l("In crowns, as the household pays it."))
    conditional = BooleanField(_l("The contract depends on a condition"))
    condition = LongText(
        _l("The condition"),
        longest=500,
        description=_l("What was agreed, for example the plan. Nothing about health."),
        render_kw={"rows": 2},
    )
    furnished = BooleanField(_l("The home is let furnished"))
    furniture = LongText(_l("What is lent with it"), longest=500, render_kw={"rows": 2})
    note = LongText(_l("Note"), longest=LONGEST_NOTE, render_kw={"rows": 3})

    def validate(self, extra_validators: object = None) -> bool:
        """A home of the municipality is one of its units; any other is none, but an own contract may be."""
        super().validate(extra_validators)
        if self.conditional.data and not self.condition.data:
            self.refuse("condition", _("Write what the contract depends on."))
        if self.unit_id.data and self.tenure.data and not self._may_be_ours:
            self.refuse("unit_id", _("Leave this empty: this right is for a home that the municipality does not let."))
        if self.unit_id.data and self.elsewhere.data:
            self.refuse("elsewhere", _("Write either one of the municipality's homes or a home elsewhere."))
        return not self.failed

    @property
    def _may_be_ours(self) -> bool:
        return nature(self.tenure.data).through_us or self.tenure.data is Tenure.FIRST_HAND

    @property
    def details(self) -> dict[str, Any]:
        """What the operations take, beside tenure, unit, days and people."""
        conditional, furnished = bool(self.conditional.data), bool(self.furnished.data)
        return {
            "elsewhere": self.elsewhere.data or None,
            "provider_id": self.provider_id.data,
            "rooms": None if self.unit_id.data else self.rooms.data,
            "area": None if self.unit_id.data else self.area.data,
            "signed_on": self.signed_on.data,
            "rent": self.rent.data,
            "conditional": conditional,
            "condition": (self.condition.data or None) if conditional else None,
            "furnished": furnished,
            "furniture": (self.furniture.data or None) if furnished else None,
            "note": self.note.data or None,
        }


class NewContractForm(ContractFields):
    """A contract or an arrangement, who lives by it, and what it follows."""

    keeps_draft = True

    people = Boxes(_l("Who lives there"), coerce=whole_number)
    tenants = Boxes(
        _l("Whose contract it is"), coerce=whole_number, description=_l("Those who sign it. Usually the grown-ups.")
    )
    follows = Choice(_l("It follows"), description=_l("The home the household had before."))
    ends_follows = BooleanField(_l("That one ends the day before this begins, if no earlier day is entered"))
    moved_in_on = DateField(
        _l("Moved in on"),
        looks="back",
        past_only=True,
        description=_l("Leave it empty if nobody has moved in yet. You can enter it later."),
    )
    offer = HiddenField()

    places = {**ContractFields.places, "moved_in": "moved_in_on"}

    def validate(self, extra_validators: object = None) -> bool:
        """Somebody lives there, and whoever signs is one of them."""
        super().validate(extra_validators)
        if not self.people.data:
            self.refuse("people", _("Choose who is to live there."))
        elif set(self.tenants.data or ()) - set(self.people.data):
            self.refuse("tenants", _("Whoever the contract belongs to lives there too. Tick both, or none."))
        return not self.failed

    @property
    def who(self) -> list[tuple[int, bool]]:
        """(person, whether she signs) of each who is to live there."""
        return [(person_id, person_id in (self.tenants.data or ())) for person_id in self.people.data or ()]


class CorrectContractForm(VersionedForm, ContractFields):
    """The same of a contract that is there, to put right what was written wrong."""
