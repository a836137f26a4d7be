"""What a person lives by, month by month, and where she stood on the days that are asked about."""

from flask.typing import ResponseReturnValue

from reception.web.blueprint import Room
from reception.work import permits
from reception.work.queries import files
from reception.work.views.frame import in_frame

room = Room("work_income", __name__, url_prefix="/people/<number:number>/work/income")


@room.route("", permit=permits.FILES)
def of_person(number: str) -> ResponseReturnValue:
    """What she lives by, month by month."""
    person = files.person_at_work(number)
    return in_frame("work/income/income.html", person, "income", file=files.file_of(person))
