"""What of somebody's studies goes along when a case is handed over, and what an extract shows: only what crosses."""

from collections.abc import Iterator

from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, data, line, words
from reception.education.models import Result
from reception.education.queries.shared.person_studies import Outline, outline_of
from reception.education.rules.studies.course_bar import Step
from reception.education.terms.studies import EnrolmentState, Grade
from reception.i18n.formats import today
from reception.i18n.markers import N_, Term
from reception.i18n.text import _, label
from reception.people.models import Person
from reception.people.queries.extracts import studies_in_dates

_GOES_ON = frozenset({EnrolmentState.ACTIVE, EnrolmentState.PAUSED, EnrolmentState.PLANNED})


def packet_lines(case: Case) -> list[PacketLine]:
    """Courses, signed grades and plans; no school, which would tell where she is.

    Attendance does not go along: it is of a day, and the packet stays as it was.
    """
    return list(_lines(outline_of(case.person)))


def _lines(studies: Outline) -> Iterator[PacketLine]:
    for step in (one for bar in studies.bars for one in bar if one.state is not None):
        reason = words(step.reason.label) if step.reason else None
        yield line(words(step.course.label), words(_state(step).label), reason, day=step.since)
    for grade in studies.results:
        yield line(words(grade.course.label), words(_found(grade).label), day=grade.on)
    for plan in studies.plans:
        goal = data(plan.goal_text) if plan.goal_text else words(plan.goal.label)
        yield line(words(N_("Individual study plan")), goal, words(plan.pace.label), day=plan.on)


def _state(step: Step) -> EnrolmentState:
    return step.state or EnrolmentState.PLANNED


def _found(result: Result) -> Term:
    """The grade, or why there is none: a row has one of them."""
    return result.grade or result.no_grade or Grade.NOT_PASSED


def extract_of_studies(person: Person) -> Iterator[tuple[str, str]]:
    """The dates of studies that the record holds, and courses and signed grades as far as they cross.

    What the school let this board know, the board may tell on only on a ground of its own: whoever gives the extract
    chooses it. No school is named.
    """
    yield from studies_in_dates(person)
    studies = outline_of(person)
    for step in (one for bar in studies.bars for one in bar if one.state in _GOES_ON):
        yield _step(step)
    for grade in studies.results:
        yield label(grade.course), f"{label(_found(grade))}, {grade.on.isoformat()}"


def _step(step: Step) -> tuple[str, str]:
    since = _("since %(day)s", day=step.since.isoformat()) if step.since and step.since <= today() else ""
    return label(step.course), ", ".join(filter(None, (label(_state(step)), since)))
