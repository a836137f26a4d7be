"""Whether somebody wants messages, as staff note it."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.cases import queries as cases
from reception.i18n.text import _
from reception.messages.views.frame import in_frame
from reception.people.terms import ContactKind
from reception.reminders import permits
from reception.reminders.operations import stopping as operations
from reception.reminders.queries import outgoing, reaching
from reception.reminders.queries import stops as queries
from reception.reminders.rules.sending import problem_text
from reception.reminders.terms import StopWay
from reception.web import answers
from reception.web.blueprint import Room, one_of

room = Room("message_stops", __name__, url_prefix="/people/<number:number>/reminders")
_WAY = one_of(queries.WAYS, "way")


@room.route("", permit=permits.STOPS)
def of_person(number: str) -> ResponseReturnValue:
    """What goes to somebody by itself, and by which way she wants none."""
    case = cases.cases_about(number)[0]
    stops = queries.stops_of(case.person)
    return in_frame(
        "reminders/person.html",
        case.person,
        "by-itself",
        ways=[
            (way, next((one for one in stops if one.way is way and one.lifted_at is None), None))
            for way in queries.WAYS
        ],
        stops=stops,
        way_to_her=reaching.way_to(case.person, unit_id=case.unit_id),
        messages=outgoing.messages_to(case.person),
        problem_text=problem_text,
    )


@room.route(f"/{_WAY}/stop", methods=["POST"], permit=permits.STOPS)
def stop(number: str, way: str) -> ResponseReturnValue:
    """She has said that she wants none by a way."""
    person = cases.cases_about(number)[0].person
    operations.stop(person.id, ContactKind(way), StopWay.STAFF, noted_by_id=staff().user_id)
    answers.done(_("It is noted that she wants none. Nothing goes to her this way by itself."))
    return redirect(url_for(".of_person", number=number), 303)


@room.route(f"/{_WAY}/start", methods=["POST"], permit=permits.STOPS)
def start(number: str, way: str) -> ResponseReturnValue:
    """She has said that she wants them again."""
    person = cases.cases_about(number)[0].person
    operations.lift(person.id, ContactKind(way))
    answers.done(_("It is noted that she wants them again."))
    return redirect(url_for(".of_person", number=number), 303)
