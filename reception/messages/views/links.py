"""The personal link to somebody's own pages: made, printed, revoked."""

from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.messages import permits
from reception.messages.views.frame import in_frame
from reception.web.blueprint import Room

room = Room("personal_link", __name__, url_prefix="/people/<number:number>/my-plan")


@room.route("", permit=permits.LINKS)
def of_person(number: str) -> ResponseReturnValue:
    """The personal link to somebody's own pages: made, printed, revoked."""
    case = cases.cases_about(number)[0]
    return in_frame("messages/links.html", case.person, "access", case=case)
