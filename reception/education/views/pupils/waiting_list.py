"""Who waits for a place, and what is free."""

from collections import defaultdict
from typing import TYPE_CHECKING

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.education import permits
from reception.education.queries.groups import Wanted, groups, in_words
from reception.education.queries.pupils.waiting import waiting
from reception.education.terms.pupils import Programme
from reception.i18n.formats import today
from reception.i18n.text import label
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reception.education.queries.groups import GroupRow
    from reception.education.terms.studies import SfiCourse

room = Room("waiting_list", __name__)


@room.route("/pupils/waiting", endpoint="waiting", permit=permits.APPLICATIONS)
def waiting_list() -> ResponseReturnValue:
    """Those who wait for a programme, the earliest last day first."""
    asked = request.args.get("programme", "")
    programme = Programme(asked) if asked in list(Programme) else Programme.SFI
    going_on = groups(Wanted(today(), programme=programme))
    return render_template(
        "education/pupils/waiting.html",
        programme=programme,
        ways=[(label(one), url_for(".waiting", programme=one.value), one is programme) for one in Programme],
        page=page_of(waiting(programme, window())),
        groups=[in_words(row) for row in going_on],
        fitting=_with_places(going_on),
        today=today(),
    )


def _with_places(going_on: "Iterable[GroupRow]") -> "Mapping[SfiCourse, list[str]]":
    """The groups of each course that somebody can begin in, in words."""
    found: dict[SfiCourse, list[str]] = defaultdict(list)
    for row in going_on:
        if row.group.course is not None and (row.free is None or row.free > 0):
            found[row.group.course].append(in_words(row))
    return found
