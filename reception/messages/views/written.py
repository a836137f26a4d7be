"""What somebody wrote from her own pages, and what was answered."""

from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.messages import permits
from reception.messages.views.frame import in_frame
from reception.web.blueprint import Room

room = Room("newcomer_messages", __name__, url_prefix="/people/<number:number>/messages")


@room.route("", permit=permits.WRITTEN)
def of_person(number: str) -> ResponseReturnValue:
    """What somebody wrote from her own pages, and what was answered."""
    case = cases.cases_about(number)[0]
    return in_frame("messages/written.html", case.person, "written", case=case)
