"""A person's placements, jobs, studies and advice on a business."""

from flask.typing import ResponseReturnValue

from reception.web.blueprint import Room
from reception.work import permits
from reception.work.queries import files
from reception.work.views.frame import in_frame

room = Room("person_jobs", __name__, url_prefix="/people/<number:number>/work/jobs")


@room.route("", permit=permits.FILES)
def of_person(number: str) -> ResponseReturnValue:
    """Placements, jobs, studies and advice, each with its days."""
    person = files.person_at_work(number)
    return in_frame("work/jobs/jobs.html", person, "jobs", file=files.file_of(person))
