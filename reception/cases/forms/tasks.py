"""What is asked about tasks."""

from datetime import date

from wtforms import HiddenField

from reception.cases.rules import rest_until
from reception.i18n.formats import today
from reception.i18n.text import _, _l
from reception.web.fields import Choice, DateField, Text, whole_number
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

RESTS = (("tomorrow", _l("Until tomorrow")), ("next-week", _l("Until Monday")), ("date", _l("Until a date")))


class TaskForm(Form):
    """A next step: what, by when, by whom. The owners are passed in."""

    title = Text(_l("What is to be done"), required=_l("Write what is to be done."))
    due_on = DateField(_l("By"), looks="forward")
    owner_id = Choice(_l("Who does it"), coerce=whole_number)
    next = HiddenField()


class ChangeTaskForm(VersionedForm, TaskForm):
    """The same for a task that is there."""


class RestForm(VersionedForm):
    """Until when a task is put away."""

    asides = frozenset({"choice", "on"})

    choice = Choice(_l("Let it rest"), radios=True, choices=RESTS, required=_l("Choose how long it rests."))
    on = DateField(_l("Date"), looks="forward", future_only=True)
    next = HiddenField()

    def validate(self, extra_validators: object = None) -> bool:
        """A rest ends on a coming day."""
        valid = bool(super().validate(extra_validators))
        if valid and self.until is None:
            self.refuse("on", _("Write a coming date, for example +7 or 2026-11-30."))
        return not self.failed

    @property
    def until(self) -> date | None:
        """The day it comes back, or None."""
        return rest_until(self.choice.data or "", self.on.data, today())
