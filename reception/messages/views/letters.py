"""Letters and papers in two languages to one person."""

from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.messages import permits
from reception.messages.views.frame import in_frame
from reception.web.blueprint import Room

room = Room("person_letters", __name__, url_prefix="/people/<number:number>/letters")


@room.route("", permit=permits.LETTERS)
def of_person(number: str) -> ResponseReturnValue:
    """Letters and papers in two languages to one person."""
    case = cases.cases_about(number)[0]
    return in_frame("messages/letters.html", case.person, "letters", case=case)
