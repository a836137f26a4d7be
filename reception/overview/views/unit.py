"""What a unit manager looks after: who has how much, and the ways to what comes in beside the cases."""

from collections import defaultdict
from typing import TYPE_CHECKING

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.cases import queries as cases
from reception.cases import rules as case_rules
from reception.housing.queries import figures as homes
from reception.i18n.formats import today
from reception.overview.permits import UNIT
from reception.overview.queries import caseload as queries
from reception.overview.queries.escalation import late_numbers
from reception.overview.rules import escalation
from reception.overview.rules.day import SILENT_AFTER
from reception.overview.views.room import room
from reception.people import queries as people

if TYPE_CHECKING:
    from reception.cases.models import Absence


@room.route("/unit", permit=UNIT)
def unit() -> ResponseReturnValue:
    """The load of one's units; then lists that come in, records that may be one person, and what waits."""
    loads = queries.caseload(staff(), today())
    return render_template(
        "overview/unit.html",
        loads=loads,
        several=len(staff().unit_ids(CASEWORK)) > 1,
        away=_away(),
        silent_after=SILENT_AFTER.days,
        rules=case_rules,
        waiting=people.number_of_drafts_to_decide(),
        late=escalation.whole(late_numbers(staff(), today())),
        follow_ups=cases.follow_ups_due_in_units(today()),
        offers=cases.offers_waiting(),
        homes=homes.in_short(today()),
    )


def _away() -> dict[tuple[int, str], list["Absence"]]:
    """Who is away today, by unit and worker as they stand in an address."""
    found: defaultdict[tuple[int, str], list[Absence]] = defaultdict(list)
    for absence in cases.absences_from(today()):
        if absence.starts_on <= today():
            found[absence.unit_id, str(absence.user_id)].append(absence)
    return found
