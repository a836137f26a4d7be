"""The tab itself."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.people import permits, queries
from reception.people.household_links import household_links
from reception.people.rules.ages import is_child
from reception.people.tabs import person_tabs
from reception.people.views.household.room import room


@room.route("", permit=permits.READ)
def of_person(number: str) -> ResponseReturnValue:
    """Where the person lives and with whom, who is expected, who decides for whom, and where she lived before."""
    person = queries.person_to_read(number)
    homes = queries.homes_of(person)
    return render_template(
        "people/household.html",
        person=person,
        tabs_of_person=person_tabs(person, "household"),
        homes=homes,
        links=household_links(person, homes),
        guardians=queries.guardians_of(person),
        wards=queries.wards_of(person),
        is_child=is_child(person.birth, today()),
        today=today(),
    )
