"""What is asked about an absence: who is away, who stands in, from when to when."""

from datetime import timedelta
from typing import Any

from reception.cases.rules import LONGEST_ABSENCE_DAYS
from reception.i18n.text import _, _l
from reception.web.fields import Choice, DateField, whole_number
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


class _WhoIsAway:
    user_id = Choice(_l("Who is away"), coerce=whole_number, required=_l("Choose who is away."))


class _Days:
    """Who stands in, and when: what both forms ask. The casework staff are passed in as choices."""

    substitute_id = Choice(_l("Who stands in"), coerce=whole_number, required=_l("Choose who stands in."))
    starts_on = DateField(_l("First day"), looks="near", required=_l("Write the first day."))
    ends_on = DateField(
        _l("Last day"),
        looks="forward",
        future_only=True,
        required=_l("Write the last day."),
        description=_l("The last day of the absence. It can be changed later."),
    )


def _check(form: Any, away_id: int | None) -> None:
    """The days are in order, and nobody stands in for herself."""
    first, last = form.starts_on.data, form.ends_on.data
    if first and last and last < first:
        form.refuse("ends_on", _("The last day lies before the first."))
    elif first and last and last - first > timedelta(days=LONGEST_ABSENCE_DAYS):
        form.refuse("ends_on", _("Write a last day within a year of the first."))
    if away_id is not None and away_id == form.substitute_id.data:
        form.refuse("substitute_id", _("Nobody stands in for themselves. Choose somebody else."))


class AbsenceForm(_WhoIsAway, _Days, Form):
    """A new absence."""

    def validate(self, extra_validators: object = None) -> bool:
        """Every field, and the fields together."""
        super().validate(extra_validators)
        _check(self, self.user_id.data)
        return not self.failed


class ChangeAbsenceForm(_Days, VersionedForm):
    """An absence that is planned: another substitute, or other days. Who is away stays so."""

    away_id: int | None = None

    def validate(self, extra_validators: object = None) -> bool:
        """Every field, and the fields together."""
        super().validate(extra_validators)
        _check(self, self.away_id)
        return not self.failed
