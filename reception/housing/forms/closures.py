"""What is asked when a unit is closed for days."""

from reception.housing.forms.days import DaysForm
from reception.housing.terms import Unavailability
from reception.i18n.text import _l, choices
from reception.web.fields import Choice, DateField, Text, whole_number
from reception.web.versioned import VersionedForm

#: That the municipality does not rent the home follows from its leases.
_REASONS = tuple(reason for reason in Unavailability if reason is not Unavailability.NOT_LEASED)


class _Days(DaysForm):
    """From when to when, and why."""

    first_on = DateField(_l("First day"), looks="near", required=_l("Write the first day."))
    last_on = DateField(
        _l("Last day"), looks="forward", description=_l("Leave it empty if it is closed until you open it.")
    )
    reason = Choice(
        _l("Why it is closed"), choices=choices(*_REASONS), coerce=Unavailability, required=_l("Choose a reason.")
    )
    note = Text(_l("Note"), description=_l("About the home only. Write nothing about anybody who is to live there."))


class ClosureForm(_Days):
    """Which unit is closed, and on which days. The units are passed in."""

    unit_id = Choice(_l("What is closed"), coerce=whole_number, required=_l("Choose what is closed."))


class ChangeClosureForm(VersionedForm, _Days):
    """The days and the reason of a closing that is there."""
