"""What is asked about inspections and faults. Both are about the home: no person stands in them."""

from typing import Any

from reception.housing.terms import FaultState, InspectionKind
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, LongText, whole_number
from reception.web.forms import Form
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm

ABOUT_THE_HOME = _l("About the home only. Write nothing about those who live there.")
_ANSWERS = [("yes", _l("Nothing has to be done")), ("no", _l("Something has to be done"))]


class _Inspection(Form):
    """When a unit was looked over, and what was found."""

    kind = Choice(
        _l("Kind"), radios=True, choices=choices(*InspectionKind), coerce=InspectionKind, required=_l("Choose a kind.")
    )
    on_day = DateField(_l("Day"), looks="back", past_only=True, required=_l("Write the day."))
    is_fine = Choice(
        _l("Result"),
        radios=True,
        choices=_ANSWERS,
        coerce=lambda value: {True: "yes", False: "no"}.get(value, value),
        required=_l("Choose the result."),
    )
    remarks = LongText(_l("What was found"), longest=2000, description=ABOUT_THE_HOME)

    def validate(self, extra_validators: object = None) -> bool:
        """What has to be done is written down."""
        super().validate(extra_validators)
        if self.is_fine.data == "no" and not self.remarks.data and not self.remarks.errors:
            self.refuse("remarks", _("Write what has to be done."))
        return not self.failed

    @property
    def facts(self) -> dict[str, Any]:
        """What was found, for the operation."""
        return {**self.values, "is_fine": self.is_fine.data == "yes"}


class InspectionForm(_Inspection):
    """Which unit was looked over, and what was found. The units are passed in."""

    unit_id = Choice(_l("What was looked over"), coerce=whole_number, required=_l("Choose what was looked over."))


class ChangeInspectionForm(VersionedForm, _Inspection):
    """The same for an inspection that is there."""


class _Fault(Form):
    """What is broken."""

    what = LongText(
        _l("What is broken"), longest=1000, required=_l("Write what is broken."), description=ABOUT_THE_HOME
    )
    reported_on = DateField(_l("Reported"), looks="back", past_only=True, required=_l("Write the day."))


class FaultForm(_Fault):
    """Where something is broken, and what. The units are passed in."""

    unit_id = Choice(_l("Where"), coerce=whole_number, required=_l("Choose where."))


class ChangeFaultForm(VersionedForm, _Fault):
    """The same for a report that is there."""


class EndFaultForm(VersionedForm):
    """How a fault report ends."""

    asides = frozenset({"outcome", "on"})
    outcome = Choice(
        _l("How it ends"),
        radios=True,
        choices=choices(FaultState.MENDED, FaultState.DROPPED),
        coerce=FaultState,
        required=_l("Choose how it ends."),
    )
    on = DateField(_l("Day"), looks="back", past_only=True, required=_l("Write the day."))
    note = LongText(_l("Note"), longest=1000, description=ABOUT_THE_HOME)


class FaultFilter(Narrowing):
    """Which fault reports the list shows."""

    state = Choice(
        _l("State"),
        choices=[
            ("", _l("All that are open")),
            *choices(FaultState.REPORTED, FaultState.WITH_LANDLORD),
            ("ended", _l("Mended or dropped")),
        ],
    )
    landlord = Choice(_l("Landlord"), coerce=whole_number)

    def offer(self, landlords: list[tuple[str, str]]) -> None:
        """The landlords to choose from."""
        self.landlord.choices = [("", _("All landlords")), *landlords]
