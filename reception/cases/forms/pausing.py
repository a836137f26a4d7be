"""What is asked when a path is to rest. A reason is never a diagnosis."""

from datetime import date
from typing import Any

from reception.cases.rules import begins_too_late, lasts_too_long
from reception.cases.terms import PauseReason
from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, LongText
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


class PauseForm(Form):
    """Why, from when, and until when. The case was opened on `opened_on`."""

    reason = Choice(
        _l("Reason"),
        radios=True,
        coerce=PauseReason,
        choices=choices(*PauseReason),
        required=_l("Choose why the path rests."),
    )
    starts_on = DateField(_l("First day"), looks="near", required=_l("Write the first day."))
    ends_on = DateField(
        _l("Last day"),
        looks="forward",
        description=_l("Leave it empty as long as nobody knows: the path then rests until further notice."),
    )
    note = LongText(
        _l("Note"), longest=500, description=_l("Never a diagnosis. Write what others need to know to plan.")
    )

    opened_on: date

    def validate(self, extra_validators: Any = None) -> bool:
        """The days lie in the time of the case, and in order."""
        super().validate(extra_validators)
        first, last = self.starts_on.data, self.ends_on.data
        if first:
            self._check_first_day(first)
        if first and last and last < first:
            self.refuse("ends_on", _("The last day lies before the first."))
        elif first and last and lasts_too_long(first, last):
            self.refuse("ends_on", _("Write a last day within three years of the first, or leave it empty."))
        return not self.failed

    def _check_first_day(self, first: date) -> None:
        if first < self.opened_on:
            opened = self.opened_on.isoformat()
            self.refuse("starts_on", _("The case was opened on %(day)s. Write that day or a later one.", day=opened))
        elif begins_too_late(first, today()):
            self.refuse("starts_on", _("Write a first day within a year from today."))


class ChangePauseForm(VersionedForm, PauseForm):
    """The same for a pause that is there."""


class PauseActForm(VersionedForm):
    """A button beside a pause: only that it still stands as it was shown."""
