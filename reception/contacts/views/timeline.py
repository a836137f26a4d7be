"""The timeline of a person, as far as the actor's units have written it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.contacts import permits, queries
from reception.contacts.terms import EventKind
from reception.people.tabs import person_tabs
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

ROWS = 30
room = Room("timeline", __name__)


@room.route("/people/<number:number>/timeline", permit=permits.READ)
def of_person(number: str) -> ResponseReturnValue:
    """What has happened, newest first, by month; narrowed by kind."""
    own_cases = cases.cases_about(number)
    person = own_cases[0].person
    kinds = _kinds()
    events = queries.timeline(own_cases, kinds or set(EventKind), window(ROWS))
    return render_template(
        "contacts/timeline.html",
        person=person,
        tabs_of_person=person_tabs(person, "timeline"),
        open_case=next((case for case in own_cases if case.closed_on is None), None),
        page=page_of(events, rows_a_page=ROWS),
        kinds=kinds,
        all_kinds=list(EventKind),
    )


def _kinds() -> list[EventKind]:
    """The kinds asked for, in their own order; unknown words are passed over."""
    asked = request.args.getlist("kind")
    return [kind for kind in EventKind if kind.value in asked]
