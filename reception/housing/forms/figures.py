"""What is asked of the lists behind the figures of homes. Districts are passed in."""

from typing import Any

from reception.housing.terms import Tenure
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, whole_number
from reception.web.forms import Form


class EndingFilter(Form):
    """Which of the contracts that end a list shows."""

    by = DateField(_l("Ends at the latest"), looks="forward")
    district_id = Choice(_l("District"), coerce=whole_number)
    tenure = Choice(_l("Tenure"), choices=[("", _l("All tenures")), *choices(*Tenure)])

    def offer(self, districts: list[tuple[str, str]]) -> None:
        """The districts to choose from."""
        self.district_id.choices = [("", _("All districts")), *districts]

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked for and could be read."""
        read = {name: field.data for name, field in self._fields.items() if not field.errors and field.data}
        return {**read, "tenure": Tenure(read["tenure"])} if "tenure" in read else read
