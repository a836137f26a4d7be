"""A person's placements, jobs, studies and advice on a business, on one page."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.web.blueprint import Room
from reception.work import permits
from reception.work.queries import files
from reception.work.queries.jobs import Jobs, jobs_of, mapped_occupations
from reception.work.views.frame import in_frame
from reception.work.views.jobs.lasting import Seen, seen

if TYPE_CHECKING:
    from reception.work.models import BusinessAdvice, Employment, Placement, Study

room = Room("person_jobs", __name__, url_prefix="/people/<number:number>/work/jobs")


@dataclass(frozen=True)
class Item:
    """A placement, a job or studies. `kind`: "placement", "employment" or "study"; `seen`: of a job."""

    kind: str
    row: "Placement | Employment | Study"
    seen: Seen | None = None

    @property
    def latest(self) -> date:
        """The day by which it is sorted: the last, else the first."""
        return self.row.ended_on or self.row.started_on


@dataclass(frozen=True)
class JobsPage:
    """What goes on, what has ended, and the advice; the latest first."""

    under_way: list[Item]
    ended: list[Item]
    advice: "list[BusinessAdvice]"


@room.route("", permit=permits.FILES)
def of_person(number: str) -> ResponseReturnValue:
    """Placements, jobs, studies and advice, each with its days: what is under way first."""
    person = files.person_at_work(number)
    file = files.file_of(person)
    found = jobs_of(file)
    mapped = mapped_occupations(file) if found.employments else []
    return in_frame("work/jobs/jobs.html", person, "jobs", page=_page(found, mapped), today=today())


def _page(found: Jobs, mapped: list[str]) -> JobsPage:
    items = [
        *(Item("employment", one, seen(one, found.employments, mapped)) for one in found.employments),
        *(Item("placement", one) for one in found.placements),
        *(Item("study", one) for one in found.studies),
    ]
    items.sort(key=lambda one: one.latest, reverse=True)
    return JobsPage(
        [one for one in items if one.row.ended_on is None],
        [one for one in items if one.row.ended_on is not None],
        list(found.advice),
    )
