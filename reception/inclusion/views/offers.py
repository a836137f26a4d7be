"""What somebody was offered to take part in, among the tabs of the person."""

from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.inclusion import permits
from reception.inclusion.views.frame import in_frame
from reception.web.blueprint import Room

room = Room("person_inclusion", __name__, url_prefix="/people/<number:number>/inclusion")


@room.route("", permit=permits.OFFERS)
def of_person(number: str) -> ResponseReturnValue:
    """Activities, and mentors and friends."""
    case = cases.cases_about(number)[0]
    return in_frame("inclusion/overview.html", case.person)
