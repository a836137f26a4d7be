"""What is asked when somebody ticks steps by hand."""

from collections.abc import Collection
from datetime import date
from typing import Any

from wtforms import HiddenField, ValidationError

from reception.i18n.text import _, _l
from reception.path.terms import MilestoneState
from reception.web.fields import Boxes, Choice, DateField, LongText
from reception.web.forms import Form

#: As the table holds (`ck_milestone_mark_reason_length`): a reason is a sentence or two, not a record of its own.
LONGEST_REASON = 500
_STATES = (
    (MilestoneState.FULFILLED.value, _l("It is done")),
    (MilestoneState.NOT_APPLICABLE.value, _l("It does not apply to this person")),
)
_ON = {"past_only": True, "looks": "back", "required": _l("Write the day, for example today or 2026-03-04.")}
_REASON: dict[str, Any] = {
    "longest": LONGEST_REASON,
    "required": _l("Write how you know."),
    "render_kw": {"rows": 3},
}


class _ByHand(Form):
    """A day and a reason. `earliest` is the first day that the day may be, where one is known."""

    earliest: date | None = None

    def validate(self, extra_validators: object = None) -> bool:
        """Nothing was done for a person who was not born."""
        super().validate(extra_validators)
        day = self["on"].data
        if day and self.earliest and day < self.earliest:
            self.refuse("on", _("This day lies before the person was born."))
        return not self.failed

    @property
    def facts(self) -> dict[str, Any]:
        """The day and the reason."""
        return {"on": self["on"].data, "reason": self["reason"].data}


class TickForm(_ByHand):
    """A step is done, or does not apply."""

    state = Choice(
        _l("What holds"),
        radios=True,
        choices=_STATES,
        coerce=MilestoneState,
        required=_l("Choose whether it is done or does not apply."),
    )
    on = DateField(_l("Since which day"), **_ON)
    reason = LongText(
        _l("How you know"),
        description=_l("For example what you saw, or who told you. Everybody who may open the file can read it."),
        **_REASON,
    )
    next = HiddenField()


class _StepBoxes(Boxes):
    """At least one step of a list."""

    required = True
    #: The codes of the steps that may be ticked.
    offered: Collection[str] = ()

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """What is not on the list any more was settled meanwhile, and is left out."""
        self.data = [code for code in self.data or [] if code in self.offered]
        if not self.data:
            raise ValidationError(_("Choose at least one step."))


class EarlierForm(_ByHand):
    """Many steps that were done before the path was begun, with one day and one reason."""

    codes = _StepBoxes(_l("Steps that were done"))
    on = DateField(_l("Done, at the latest"), **_ON)
    reason = LongText(_l("How you know"), **_REASON)
