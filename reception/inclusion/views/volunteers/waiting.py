"""Who waits for a mentor or a friend, and who has not met for long: of one's own cases."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.inclusion import permits
from reception.inclusion.forms.volunteers import WaitingFilter
from reception.inclusion.queries import friends_waiting as queries
from reception.inclusion.queries.friends_waiting import Wanted
from reception.inclusion.queries.volunteers import match_state
from reception.inclusion.views.frame import pages
from reception.inclusion.views.volunteers.room import room
from reception.web.paging import page_of, window


@room.route("/waiting", permit=permits.WISHES)
def waiting() -> ResponseReturnValue:
    """The wishes that wait, longest first, and those of whom it is to be asked how it goes."""
    narrowing = WaitingFilter()
    narrowing.offer()
    asked = narrowing.asked()
    found, count = queries.waiting(Wanted(asked.get("kind"), asked.get("language")), window())
    return render_template(
        "inclusion/volunteers/waiting.html",
        narrowing=narrowing,
        page=page_of(found),
        count=count,
        silent=queries.silent(),
        state_of=match_state,
        inclusion_pages=pages("volunteers"),
    )
