"""Places in groups that go with what happens to studies: given with a start, ended with the last day of studies."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from reception.education.models import Place, Pupil, StudyGroup
from reception.education.operations.groups.places import days_of, end_place, give_place, keep_place, take_back
from reception.education.queries.groups.places import places_of
from reception.education.queries.timetable.reported import reported_after
from reception.education.terms.studies import SfiCourse
from reception.i18n.markers import N_
from reception.reckoning.remarks import NOTHING, Refused, Remark, Remarks, refusal, warning

#: What a remark on a place is about, as the forms about studies call it.
_ABOUT: Final = {"first_on": "on", "last_on": "on", "pupil": "group_id"}


def give_place_if_none(pupil: Pupil, group: StudyGroup, on: date, *, by_id: int | None) -> Remarks:
    """Let the pupil be in the group from that day, unless she is there on it. Raises Refused."""
    own = places_of(pupil.id, group.id)
    if any(one.first_on <= on and (one.last_on is None or one.last_on >= on) for one in own):
        return NOTHING
    try:
        _place, remarks = give_place(group, pupil, on, by_id=by_id)
    except Refused as refused:
        raise Refused(_about_studies(refused.remarks)) from refused
    return _about_studies(remarks)


def _about_studies(remarks: Iterable[Remark]) -> Remarks:
    return tuple(replace(one, about=_ABOUT.get(one.about, one.about)) for one in remarks)


def remarks_on_group(group: StudyGroup, course: SfiCourse) -> Remarks:
    """Refused: a group of another course."""
    if group.course is course:
        return NOTHING
    if group.course is None:
        return (refusal("group-not-sfi", "group_id", N_("This is no group of SFI.")),)
    says = N_("The group is of course %(course)s.")
    return (refusal("group-of-another-course", "group_id", says, course=str(group.course)),)


def end_places(pupil: Pupil, course: SfiCourse, on: date) -> Remarks:
    """End the pupil's places in groups of the course with that day; those that would begin later are taken back."""
    later = [one for one in places_of(pupil.id) if one.group.course is course and (one.last_on or date.max) > on]
    in_order = sorted(later, key=lambda one: one.group_id)
    return tuple(remark for one in in_order for remark in _end(one, on))


def _end(place: Place, on: date) -> Remarks:
    last = min(on, days_of(place.group).end)
    if last >= place.first_on:
        return _about_studies(end_place(place, last))
    if not reported_after(place.id):
        take_back(place)
        return NOTHING
    says = N_("A place in the group %(group)s begins later, and the pupil stands on its registers. Look at it.")
    return (warning("place-later", "on", says, group=place.group.name),)


def reopen_places(pupil: Pupil, course: SfiCourse, on: date) -> Remarks:
    """The studies did not end on that day after all: places in groups of the course that ended with it go on."""
    ended = [one for one in places_of(pupil.id) if one.group.course is course and one.last_on == on]
    return tuple(_reopen(one) for one in ended)


def _reopen(place: Place) -> Remark:
    try:
        keep_place(place)
    except Refused:
        says = N_("The place in the group %(group)s ended with it and stays ended.")
        return warning("place-ended", "group_id", says, group=place.group.name)
    return warning("place-goes-on", "group_id", N_("The place in the group %(group)s goes on."), group=place.group.name)
