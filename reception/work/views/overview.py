"""The tab "Work" of a person: where she stands on her way to a job that lasts."""

from flask.typing import ResponseReturnValue

from reception.web.blueprint import Room
from reception.work import permits
from reception.work.queries import files
from reception.work.views.frame import in_frame

room = Room("person_work", __name__, url_prefix="/people/<number:number>/work")


@room.route("", permit=permits.FILES)
def of_person(number: str) -> ResponseReturnValue:
    """Where she stands, and what is to be asked."""
    person = files.person_at_work(number)
    return in_frame("work/overview/overview.html", person, "overview", file=files.file_of(person))
