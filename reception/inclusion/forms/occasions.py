"""What is asked about the meetings of an activity."""

from typing import Any

from reception.i18n.text import _l, choices
from reception.inclusion.forms.activities import NO_NEWCOMERS
from reception.inclusion.rules.occasions import MOST_PEOPLE
from reception.inclusion.terms.activities import OccasionState
from reception.web.fields import Choice, DateField, LongText, WholeNumber, term
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


class PlanForm(Form):
    """One meeting, or one each week."""

    keeps_draft = False
    on = DateField(_l("Day"), looks="near", required=_l("Write the day of the meeting."))
    until = DateField(
        _l("Each week until"),
        looks="forward",
        description=_l("The last day. Leave it empty for one meeting. At most 60 meetings at a time."),
    )


class OccasionForm(VersionedForm):
    """What became of a meeting: numbers of people, and nobody by name."""

    keeps_draft = True

    on = DateField(_l("Day"), looks="near", required=_l("Write the day of the meeting."))
    state = Choice(
        _l("What became of it"), radios=True, choices=choices(*OccasionState), coerce=term(OccasionState),
        required=_l("Choose what became of it."),
    )  # fmt: skip
    newcomers = WholeNumber(
        _l("How many newcomers came"), most=MOST_PEOPLE, description=_l("About as many as you saw. Ask nobody.")
    )
    established = WholeNumber(_l("How many came who have lived here longer"), most=MOST_PEOPLE)
    note = LongText(_l("Good to know"), longest=500, description=NO_NEWCOMERS)

    @property
    def entered(self) -> dict[str, Any]:
        """The columns of the meeting; what is left empty is None."""
        return {name: None if value == "" else value for name, value in self.values.items()}
