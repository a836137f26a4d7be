"""From a first day to a last one."""

from reception.i18n.text import _
from reception.web.fields import DateField
from reception.web.forms import Form


class DaysForm(Form):
    """A first day, and perhaps a last one, in their order."""

    first_on: DateField
    last_on: DateField

    def validate(self, extra_validators: object = None) -> bool:
        """The last day does not lie before the first."""
        super().validate(extra_validators)
        if self.first_on.data and self.last_on.data and self.last_on.data < self.first_on.data:
            self.refuse("last_on", _("The last day lies before the first."))
        return not self.failed
