"""The tab "Work" of a person: where she stands on her way to a job that lasts, and what is to be asked."""

from flask import url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.web.blueprint import Room
from reception.work import permits
from reception.work.queries import files
from reception.work.queries.overview import due_of, standing
from reception.work.queries.proposals import noted_openings, proposals_in
from reception.work.queries.statuses import statuses_of
from reception.work.views.frame import in_frame

room = Room("person_work", __name__, url_prefix="/people/<number:number>/work")


@room.route("", permit=permits.FILES)
def of_person(number: str) -> ResponseReturnValue:
    """What goes on, what is to be asked, where she stood at the moments asked about, and what she looks for."""
    person, day = files.person_at_work(number), today()
    file = files.file_of(person)
    moments = statuses_of(person, file)
    return in_frame(
        "work/overview/overview.html",
        person,
        "overview",
        file=file,
        standing=standing(file, day),
        due=due_of(person, day) if file else [],
        asked=[one for one in moments if one.is_open],
        moments=moments,
        proposals=proposals_in(file),
        noted=noted_openings(file),
        here_url=url_for(".of_person", number=number),
        today=day,
    )
