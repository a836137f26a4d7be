"""From the waiting list to a group: the place, the start in its course and the end of the application, all or none."""

from dataclasses import replace
from datetime import date

from reception.db.locking import hold
from reception.education.models import Application, Pupil, StudyGroup
from reception.education.operations.groups.places_of_studies import give_place_if_none
from reception.education.operations.pupils import change_pupil
from reception.education.operations.pupils.applications import end_application
from reception.education.operations.studies.events import tell
from reception.education.queries.groups import group_by_id
from reception.education.rules.studies.periods import Event
from reception.education.terms.pupils import ApplicationEnd
from reception.education.terms.studies import EnrolmentEvent as Kind
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.reckoning.remarks import Refused, Remark, Remarks, accepted, refusal


def receive(pupil: Pupil, received_on: date | None) -> Remarks:
    """Note when the pupil was first received in SFI, if nobody has noted it. Raises Refused."""
    if received_on is None or pupil.received_on is not None:
        return ()
    return change_pupil(pupil, received_on=received_on)


def start(
    pupil: Pupil, course: SfiCourse, path: StudyPath, on: date, *, group_id: int | None = None,
    received_on: date | None = None, by_id: int | None,
) -> Remarks:  # fmt: skip
    """The pupil begins a course, in a group or elsewhere. Answers the warnings. Raises Refused, OutOfReach."""
    group = None if group_id is None else group_by_id(group_id)
    remarks = receive(pupil, received_on)
    return remarks + tell(pupil, Event(Kind.START, course, on, path), group=group, by_id=by_id)


def place(
    application: Application, group_id: int, on: date, *, path: StudyPath | None = None,
    received_on: date | None = None, by_id: int | None,
) -> Remarks:  # fmt: skip
    """Give whoever waits a place in a group from that day; in SFI the group's course begins, on this study path.

    Answers the warnings, such as that the group is full. Raises Refused, OutOfReach.
    """
    hold(application.pupil)
    return place_held(application, group_id, on, path=path, received_on=received_on, by_id=by_id)


def place_held(
    application: Application, group_id: int, on: date, *, path: StudyPath | None = None,
    received_on: date | None = None, by_id: int | None,
) -> Remarks:  # fmt: skip
    """The same for whoever holds the pupil already: the pupil is held before the application and the group."""
    hold(application)
    group = group_by_id(group_id)
    accepted((*_still_waits(application), *_on_kind(application, group)))
    remarks = _start_in(group, application, path, on, received_on=received_on, by_id=by_id)
    end_application(application, max(application.applied_on, min(on, today())), ApplicationEnd.PLACED)
    return remarks


def _start_in(
    group: StudyGroup, application: Application, path: StudyPath | None, on: date, *, received_on: date | None,
    by_id: int | None,
) -> Remarks:  # fmt: skip
    """The place, and in SFI the start. What is said of the course stands beside the group: it was chosen with it."""
    pupil = application.pupil
    if group.course is None or path is None:
        return give_place_if_none(pupil, group, on, by_id=by_id)
    try:
        remarks = receive(pupil, received_on)
        return remarks + tell(pupil, Event(Kind.START, group.course, on, path), group=group, by_id=by_id)
    except Refused as refused:
        raise Refused(tuple(_beside_group(one) for one in refused.remarks)) from refused


def _beside_group(remark: Remark) -> Remark:
    return replace(remark, about="group_id") if remark.about == "course" else remark


def _still_waits(application: Application) -> Remarks:
    if application.ended_on is None:
        return ()
    says = N_("The pupil waits no longer: the application ended on %(ended)s.")
    return (refusal("waits-no-longer", "", says, ended=application.ended_on),)


def _on_kind(application: Application, group: StudyGroup) -> Remarks:
    if group.programme is application.programme:
        return ()
    return (refusal("group-of-another-kind", "group_id", N_("The pupil waits for something else than this group.")),)
