"""What is asked about units: rooms and places that are let by themselves, and the whole home."""

from collections.abc import Collection

from reception.housing.terms import UnitKind
from reception.i18n.text import _l, choices
from reception.web.fields import Choice, Crowns, Text, WholeNumber
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

_TAKEN = ("label", _l("The home has a room or place of this name already."))
_PARTS = (UnitKind.ROOM, UnitKind.PLACE)


def _capacity() -> WholeNumber:
    required = _l("Write for how many people it is meant.")
    return WholeNumber(_l("For how many people"), least=1, most=30, required=required)


def _rent() -> Crowns:
    return Crowns(_l("Rent that a household pays, in crowns a month"))


class WholeForm(Form):
    """What the whole home is let for."""

    capacity = _capacity()
    rent = _rent()


class UnitForm(Form):
    """A room or a place. `labels`: those that the home's other units have."""

    constraints = {
        "uq_dwelling_unit_dwelling_id_label": _TAKEN,
        "dwelling_unit.dwelling_id, dwelling_unit.label": _TAKEN,
    }

    kind = Choice(
        _l("What it is"), radios=True, choices=choices(*_PARTS), coerce=UnitKind, required=_l("Choose what it is.")
    )
    label = Text(
        _l("Name"), longest=60, required=_l("Write a name, such as Room 2."), description=_l("Such as Room 2.")
    )
    capacity = _capacity()
    rent = _rent()
    labels: Collection[str] = ()

    def validate(self, extra_validators: object = None) -> bool:
        """No other unit of the home has the name."""
        super().validate(extra_validators)
        if (self.label.data or "").casefold() in {label.casefold() for label in self.labels}:
            self.refuse(_TAKEN[0], str(_TAKEN[1]))
        return not self.failed


class ChangeWholeForm(VersionedForm, WholeForm):
    """The same for the whole home that is there."""


class ChangeUnitForm(VersionedForm, UnitForm):
    """The same for a room or place that is there."""
