"""The tab "Home" of a person: where she lives by which right, what lies ahead, and what came before."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.housing.panels import panels_of
from reception.housing.queries.history import history_of
from reception.i18n.formats import today
from reception.people import permits as people_permits
from reception.people import queries as people
from reception.people.tabs import person_tabs
from reception.web.blueprint import Room

room = Room("homes", __name__, url_prefix="/people/<number:number>/home")


@room.route("", permit=people_permits.READ)
def of_person(number: str) -> ResponseReturnValue:
    """Where she lives, what is next, how she came there, and the home that is sought."""
    person = people.person_to_read(number)
    return render_template(
        "housing/home.html",
        person=person,
        history=history_of(person),
        panels=panels_of(person),
        tabs_of_person=person_tabs(person, "home"),
        today=today(),
    )
