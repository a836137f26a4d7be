"""What one may narrow the list of people by, and the box that finds a person."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, HiddenField

from reception.cases.rules import NEW_FOR_DAYS
from reception.cases.terms import CaseState
from reception.i18n.dates import UnreadableDate, read_date
from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.overview.rules.day import SILENT_AFTER
from reception.overview.rules.people import DAYS, OWN, UNASSIGNED, WHOLE_UNIT, PeopleFilter
from reception.overview.rules.saved import LONGEST_NAME
from reception.overview.terms import Rhythm
from reception.web.fields import Choice, DateField, Text
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


class PeopleFilterForm(Form):
    """The filters that every board allows: by caseworker, dates and states (förordning 2001:637, section 12).

    `colleagues` are (id, name) pairs of the staff of one's units, without oneself; `units` likewise. A day in the
    address that cannot be read stands as it was typed, with a message.
    """

    worker = Choice(_l("Caseworker"))
    unit = Choice(_l("Unit"))
    state = Choice(_l("Case"), choices=choices(CaseState.OPEN, CaseState.CLOSED))
    overdue = BooleanField(_l("A task or an appointment is overdue"))
    silent = BooleanField()
    new = BooleanField()
    opened_from = DateField(_l("Opened from"), looks="back")
    opened_to = DateField(_l("Opened to"), looks="back")

    def __init__(
        self,
        chosen: PeopleFilter,
        address: Mapping[str, str],
        colleagues: Sequence[tuple[int, str]],
        units: Sequence[tuple[int, str]],
    ) -> None:
        super().__init__(formdata=None, meta={"csrf": False}, data=vars(chosen))
        self.worker.choices = _workers(colleagues)
        self.unit.choices = [("", _l("All of my units")), *((str(unit_id), name) for unit_id, name in units)]
        self.silent.label.text = _("Silent for %(days)s days or more", days=SILENT_AFTER.days)
        self.new.label.text = _("New with the caseworker in %(days)s days", days=NEW_FOR_DAYS)
        for name in DAYS:
            self._show_what_cannot_be_read(name, address.get(name, ""))

    def _show_what_cannot_be_read(self, name: str, typed: str) -> None:
        field = self[name]
        if field.data is None and typed:
            field.process(MultiDict({name: typed}))
            field.validate(self)

    @property
    def has_days(self) -> bool:
        """Whether days were written, readable or not."""
        return any(self[name].data or self[name].errors for name in DAYS)


def readable_day(text: str) -> date | None:
    """The day behind what somebody typed in the filter, as the form reads it; None if it cannot be read."""
    try:
        return read_date(text, today=today(), looks="back")
    except UnreadableDate:
        return None


def _workers(colleagues: Sequence[tuple[int, str]]) -> list[tuple[str, Any]]:
    return [
        (WHOLE_UNIT, _l("All of the unit")),
        (OWN, _l("Me")),
        *((str(user_id), name) for user_id, name in colleagues),
        (UNASSIGNED, _l("Nobody")),
    ]


class SavedFilterForm(VersionedForm):
    """A list under a name. `filter` is what stands behind "?" in its address, as a page wrote it."""

    constraints: ClassVar = {
        name: ("name", _l("You have a list of this name already. Choose another name."))
        for name in ("uq_saved_filter_user_id_name", "saved_filter.name")
    }
    name = Text(_l("Name of the list"), longest=LONGEST_NAME, required=_l("Write a name for the list."))
    in_menu = BooleanField(_l("Show it in the menu, under Lists"), default=True)


class NewSavedFilterForm(SavedFilterForm):
    """The same for a list that is not saved yet."""

    filter = HiddenField()


class SearchForm(Form):
    """One box for names, numbers and telephones."""

    q = Text(_l("Name, number or telephone"), render_kw={"dir": "auto", "spellcheck": "false"})


class OpenCaseForm(Form):
    """A case in one's own unit about somebody who is registered already. `units` are (id, name) pairs."""

    constraints: ClassVar = {"uq_casefile_open": ("unit", _l("Your unit has an open case about this person already."))}
    unit = Choice(_l("Unit"), radios=True, required=_l("Choose the unit that opens the case."))
    opened_on = DateField(_l("From"), looks="back", past_only=True, required=_l("Write from which day."))
    as_worker = BooleanField(_l("I am the caseworker"), default=True)

    def __init__(self, units: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(unit=str(units[0][0]) if len(units) == 1 else None, **options)
        self.unit.choices = [(str(unit_id), name) for unit_id, name in units]


class DigestForm(VersionedForm):
    """Whether one's numbers come by e-mail. `NEVER` stands for the row that is not there."""

    NEVER = "never"
    constraints: ClassVar = {
        name: ("rhythm", _l("You chose this on another page meanwhile. Save once more if it holds."))
        for name in ("uq_digest_user_id", "digest.user_id")
    }
    rhythm = Choice(
        _l("E-mail me the numbers of my day"),
        radios=True,
        choices=[(NEVER, _l("Never")), *choices(*Rhythm)],
        required=_l("Choose how often."),
    )

    @property
    def chosen(self) -> Rhythm | None:
        """What was chosen; None: no e-mail."""
        return None if self.rhythm.data == self.NEVER else Rhythm(self.rhythm.data)
