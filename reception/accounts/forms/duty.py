"""What is asked about a duty."""

from collections.abc import Iterable

from wtforms import Field, ValidationError

from reception.access.roles import Role
from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField
from reception.web.forms import Form


class DutyForm(Form):
    """A role in a unit, for a time."""

    role = Choice(_l("Role"), radios=True, choices=choices(*Role), coerce=Role, required=_l("Choose a role."))
    unit = Choice(_l("Board or unit"), required=_l("Choose a board or a unit."))
    starts_on = DateField(_l("First day"), required=_l("Write the first day."), default=today)
    ends_on = DateField(
        _l("Last day"), looks="forward", future_only=True, description=_l("Leave it empty for a duty without an end.")
    )

    def offer(self, places: Iterable[tuple[int, str]]) -> None:
        """Offer the boards and units where a duty can be held: (id, name)."""
        named = [(str(unit_id), name) for unit_id, name in places]
        self.unit.choices = [("", _("Choose from the list")), *named]

    def validate_ends_on(self, field: Field) -> None:
        """A duty ends after it began."""
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(_("The last day comes before the first day."))


class EndDutyForm(Form):
    """When a duty ends."""

    last_day = DateField(
        _l("Last day"), looks="forward", future_only=True, description=_l("Leave it empty to end the duty at once.")
    )
