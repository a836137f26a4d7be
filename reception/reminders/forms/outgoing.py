"""Which messages a list shows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reception.i18n.text import _, _l, choices, label
from reception.people.terms import ContactKind
from reception.reminders.rules.outgoing import Show
from reception.web.fields import Choice, term, whole_number
from reception.web.narrowing import Narrowing

if TYPE_CHECKING:
    from reception.accounts.models import Unit


class OutgoingFilter(Narrowing):
    """What is shown, of which way and unit."""

    show = Choice(_l("Show"), choices=choices(*Show), coerce=term(Show))
    way = Choice(_l("By which way"), coerce=term(ContactKind))
    unit = Choice(_l("Unit"), coerce=whole_number)

    def offer(self, units: "Sequence[Unit]") -> None:
        """The ways and units to choose from, in the reader's language."""
        ways = [(way.value, label(way)) for way in (ContactKind.PHONE, ContactKind.EMAIL)]
        self.way.choices = [("", _("All ways")), *ways]
        self.unit.choices = [("", _("All my units")), *((str(one.id), one.name) for one in units)]
