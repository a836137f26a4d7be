"""What Arbetsförmedlingen does for a person: enrolled, programmes, decisions, meetings, questions."""

from flask.typing import ResponseReturnValue

from reception.web.blueprint import Room
from reception.work import permits
from reception.work.queries import files
from reception.work.views.frame import in_frame

room = Room("work_desk", __name__, url_prefix="/people/<number:number>/work/desk")


@room.route("", permit=permits.FILES)
def of_person(number: str) -> ResponseReturnValue:
    """What Arbetsförmedlingen does, and what it was asked."""
    person = files.person_at_work(number)
    return in_frame("work/desk/desk.html", person, "desk", file=files.file_of(person))
