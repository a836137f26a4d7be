"""What one may narrow the list of people by, and the box that finds a person."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import BooleanField

from reception.cases.terms import CaseState
from reception.i18n.text import _, _l, choices
from reception.overview.rules.day import SILENT_AFTER
from reception.overview.rules.people import OWN, UNASSIGNED, WHOLE_UNIT, PeopleFilter
from reception.web.fields import Choice, DateField, Text
from reception.web.forms import Form


class PeopleFilterForm(Form):
    """The filters that every board allows: by caseworker, state and silence (förordning 2001:637, section 12).

    `colleagues` are (id, name) pairs of the staff of one's units, without oneself.
    """

    worker = Choice(_l("Caseworker"))
    state = Choice(_l("Case"), choices=choices(CaseState.OPEN, CaseState.CLOSED))
    silent = BooleanField()

    def __init__(self, chosen: PeopleFilter, colleagues: Sequence[tuple[int, str]]) -> None:
        super().__init__(formdata=None, meta={"csrf": False}, data=vars(chosen))
        self.worker.choices = _workers(colleagues)
        self.silent.label.text = _("Only silent for %(days)s days or more", days=SILENT_AFTER.days)


def _workers(colleagues: Sequence[tuple[int, str]]) -> list[tuple[str, Any]]:
    return [
        (WHOLE_UNIT, _l("All of the unit")),
        (OWN, _l("Me")),
        *((str(user_id), name) for user_id, name in colleagues),
        (UNASSIGNED, _l("Nobody")),
    ]


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
