"""A pupil comes to a group from the group's own page: the place, and what follows from it for whoever waits."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from reception.db.locking import hold
from reception.education.models import Pupil, StudyGroup
from reception.education.operations.groups.places import give_place
from reception.education.operations.pupils.placing import place_held
from reception.education.queries.pupils.applications import open_application
from reception.education.queries.studies.histories import histories
from reception.education.queries.studies.plans import assessed
from reception.education.terms.pupils import Programme
from reception.i18n.markers import N_
from reception.reckoning.remarks import Refused, Remark, Remarks, warning

_ABOUT: Final = {"on": "first_on", "group_id": "pupil", "course": "pupil", "path": "pupil"}


def receive_in_group(
    group: StudyGroup, pupil: Pupil, first_on: date, last_on: date | None = None, *, by_id: int | None
) -> Remarks:
    """Give a place. Whoever waits for it waits no longer; of SFI the course begins, if the assessment knows the path.

    Answers the warnings, such as that the studies have not begun. Raises Refused.
    """
    hold(pupil)
    _made, remarks = give_place(group, pupil, first_on, last_on, by_id=by_id)
    begins = group.course is not None and _begins(group, pupil)
    path = assessed([pupil.id]).get(pupil.id, (None, None))[0] if begins else None
    application = None if group.programme is Programme.ADULT else open_application(pupil.id, group.programme)
    if application is not None:
        try:
            remarks += place_held(application, group.id, first_on, path=path, by_id=by_id)
        except Refused as refused:
            raise Refused(tuple(_about_places(refused.remarks))) from refused
    if begins and (application is None or path is None):
        says = N_("The pupil has not begun the course of the group. Enter the start among the pupil's studies.")
        remarks += (warning("not-begun", "pupil", says),)
    return tuple(_about_places(remarks))


def _begins(group: StudyGroup, pupil: Pupil) -> bool:
    """Whether she does not study the group's course already."""
    history = histories([pupil.id]).get(pupil.id)
    return group.course is not None and (history is None or history.open_in(group.course) is None)


def _about_places(remarks: Iterable[Remark]) -> Iterator[Remark]:
    return (replace(one, about=_ABOUT.get(one.about, one.about)) for one in remarks)
