"""Of which year and unit it is counted who did not come."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reception.i18n.formats import today
from reception.i18n.text import _, _l
from reception.web.fields import Choice, whole_number
from reception.web.narrowing import Narrowing

if TYPE_CHECKING:
    from reception.accounts.models import Unit

#: How many years back one may look.
_YEARS: Final = 6


class NoShowFilter(Narrowing):
    """The year and the unit."""

    year = Choice(_l("Year"), coerce=whole_number)
    unit = Choice(_l("Unit"), coerce=whole_number)

    def offer(self, units: "Sequence[Unit]") -> None:
        """The years and units to choose from."""
        this = today().year
        self.year.choices = [(str(year), str(year)) for year in range(this, this - _YEARS, -1)]
        self.unit.choices = [("", _("All my units")), *((str(one.id), one.name) for one in units)]
