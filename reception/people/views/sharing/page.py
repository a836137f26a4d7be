"""The tab "Sharing": what may be told, what was told, and extracts; and the list for the person herself."""

from typing import TYPE_CHECKING

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.people import operations, permits, queries
from reception.people.queries.sharing import LINES
from reception.people.rules import consents as rules
from reception.people.rules.grounds import rule_of
from reception.people.tabs import person_tabs
from reception.people.terms.papers import ConsentState
from reception.people.views.sharing.room import room, shared_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reception.people.models import Consent

RUNS = frozenset({ConsentState.VALID, ConsentState.COMING})


@room.route("", permit=permits.DISCLOSURES)
def of_person(number: str) -> ResponseReturnValue:
    """Consents that hold and that ended, the log, and extracts with where they stand."""
    person = queries.person_to_read(number)
    consents = _with_state(queries.consents_of(person))
    lines = queries.disclosures_of(person, LINES + 1)
    return render_template(
        "people/sharing/page.html",
        **shared_page(person),
        tabs_of_person=person_tabs(person, "sharing"),
        standing=[pair for pair in consents if pair[1] in RUNS],
        ended=[pair for pair in consents if pair[1] not in RUNS],
        lines=lines[:LINES],
        has_more=len(lines) > LINES,
        extracts=[(one, operations.state_of(one)) for one in queries.extracts_of(person)],
    )


def _with_state(consents: "Sequence[Consent]") -> "list[tuple[Consent, ConsentState]]":
    return [(one, rules.state_on(queries.given(one), today())) for one in consents]


@room.route("/log", permit=permits.DISCLOSURES)
def whole_log(number: str) -> ResponseReturnValue:
    """Everything that was told, as a list to hand to the person."""
    person = queries.person_to_read(number)
    return render_template(
        "people/sharing/log.html", **shared_page(person), lines=queries.disclosures_of(person), rule_of=rule_of
    )
