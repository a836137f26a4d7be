"""What is asked when a pupil gets a place in a group, leaves it, or goes on in another."""

from typing import ClassVar, Final

from reception.i18n.text import _l
from reception.web.fields import Choice, DateField, Text, whole_number
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

#: A place that was given twice at the same moment.
GIVEN: Final = ("pupil", _l("The pupil has a place in this group."))


class PlaceForm(Form):
    """A place for a pupil who was chosen in the list."""

    constraints: ClassVar = {
        "uq_group_place_open": GIVEN,
        "group_place.group_id, group_place.pupil_id": GIVEN,
    }

    q = Text(_l("Find a pupil of the school by name or number"), longest=80)
    pupil = Choice(_l("Pupil"), radios=True, required=_l("Choose a pupil."))
    first_on = DateField(_l("First day in the group"), looks="near", required=_l("Write the first day."))
    last_on = DateField(_l("Last day"), looks="forward", description=_l("Empty: as long as the group is held."))


class EndPlaceForm(VersionedForm):
    """The last day of a place."""

    last_on = DateField(_l("Last day in the group"), looks="near", required=_l("Write the last day."))


class MovePlaceForm(VersionedForm):
    """Another group, and the first day there."""

    constraints = PlaceForm.constraints
    asides = frozenset({"group_id", "first_on"})

    group_id = Choice(_l("To the group"), coerce=whole_number, required=_l("Choose a group."))
    first_on = DateField(
        _l("First day in the new group"),
        looks="near",
        required=_l("Write the first day."),
        description=_l("The place in this group ends the day before."),
    )
