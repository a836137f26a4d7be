"""Civic orientation of a language group: who is near the hundred hours, and who lacks which part."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.audit.reading import saw
from reception.education import permits
from reception.education.forms.orientation import OrientationFilter
from reception.education.queries import orientation as queries
from reception.education.queries.groups import group as group_numbered
from reception.education.rules import orientation as rules
from reception.education.rules.orientation.orienting import NEAR_HOURS
from reception.education.terms.orienting import OrientationState
from reception.education.terms.pupils import Programme
from reception.i18n.formats import today
from reception.web.blueprint import Room

room = Room("group_orientation", __name__, url_prefix="/groups/<number:number>/orientation")


@room.route("", permit=permits.ORIENTATION)
def of_group(number: str) -> ResponseReturnValue:
    """The pupils of a group, each with her hours; narrowed by where they stand and which part they lack."""
    group = group_numbered(number)
    if group.programme is not Programme.ORIENTATION:
        raise OutOfReach
    filters = OrientationFilter()
    filters.validate()
    everybody = queries.lines(queries.pupils_of(group, today()))
    shown = queries.narrowed(everybody, filters.show.data, filters.lacks.data)
    saw(line.name.person_id for line in shown)
    return render_template(
        "education/orientation/group.html",
        group=group,
        filters=filters,
        lines=shown,
        everybody=len(everybody),
        counts=queries.counted(everybody),
        rules=rules,
        near=NEAR_HOURS,
        State=OrientationState,
        address=url_for(".of_group", number=number),
    )
