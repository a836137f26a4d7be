"""What is asked when a household needs a home, and when it needs none any longer. The choices are passed in."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField

from reception.housing.terms import NeedEnding
from reception.i18n.formats import today
from reception.i18n.text import _l, choices
from reception.web.fields import Choice, DateField, LongText, whole_number
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

#: The value of the choice "the person alone".
ALONE = "alone"
LONGEST_NOTE = 500
Pairs = Sequence[tuple[int, str]]


class NeedForm(Form):
    """For whom a home is asked, and what it must be like. It asks what is needed, never why."""

    household = Choice(_l("For whom"), radios=True, required=_l("Choose for whom a home is asked."))
    wanted_from = DateField(
        _l("Wanted from"), looks="forward", description=_l("Leave it empty for as soon as possible.")
    )
    without_stairs = BooleanField(
        _l("The home must be reached without stairs"),
        description=_l(
            "Asked so that nobody is offered a home that they cannot enter. Write only the need: no illness, no "
            "diagnosis."
        ),
    )
    school_id = Choice(
        _l("School or preschool to be near"),
        coerce=whole_number,
        description=_l("Homes near it stand higher. It decides nothing."),
    )
    work_id = Choice(_l("Workplace or course to be near"), coerce=whole_number)
    note = LongText(
        _l("Note to the housing coordinator"),
        longest=LONGEST_NOTE,
        description=_l("What the home must have. No health data: the housing coordinator works outside the case."),
    )

    def offer(self, households: Sequence[tuple[str, str]], schools: Pairs, workplaces: Pairs) -> "NeedForm":
        """The same form with its choices: households by their id as text, places by theirs."""
        self.household.choices = list(households)
        for field, places in ((self.school_id, schools), (self.work_id, workplaces)):
            field.choices = [("", _l("None")), *((str(place), name) for place, name in places)]
        return self

    @property
    def facts(self) -> dict[str, Any]:
        """What the operation writes, by its names."""
        values = self.values
        household = values.pop("household")
        return {**values, "household_id": None if household == ALONE else int(household)}


class ChangeNeedForm(VersionedForm, NeedForm):
    """The same for a need that is there."""


class EndNeedForm(VersionedForm):
    """Why no home is sought any longer, from which day."""

    asides = frozenset({"ending", "on"})

    ending = Choice(
        _l("Why"), radios=True, choices=choices(*NeedEnding), required=_l("Choose why no home is sought any longer.")
    )
    on = DateField(_l("From"), looks="back", past_only=True, required=_l("Write from which day."))

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"on": today(), **options})
