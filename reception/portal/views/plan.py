"""My plan: the next step first."""

from typing import Final

from flask import current_app, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.beside import Twice
from reception.i18n.markers import N_
from reception.portal import permits
from reception.portal.queries import waiting
from reception.portal.queries.own_case import own_case
from reception.portal.queries.own_path import path_at_a_glance
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_plan", __name__)

#: The pages below, in the order in which they stand.
_TILES: Final = (
    ("my_path.steps", N_("My path")),
    ("my_times.times", N_("My appointments")),
    ("my_goals.goals", N_("My goals")),
    ("my_rights.rights", N_("My rights")),
    ("my_letters.letters", N_("My letters")),
    ("my_data.data", N_("My data")),
    ("my_writing.write", N_("Write to us")),
)


@room.route("/", permit=permits.PERSON)
def index() -> ResponseReturnValue:
    """My plan: what is next, whom to call, the path in four phases, and the way to the other pages."""
    own = own_case()
    meeting = waiting.next_meeting(shows_place=not own.is_protected) if own.closed_on is None else None
    return render_template(
        "portal/plan.html",
        own=own,
        meeting=meeting,
        path=path_at_a_glance(own),
        letters=waiting.unopened_letters(),
        answers=waiting.new_answers(),
        meeting_urls=_urls_of(meeting),
        answers_url=_first_of("my_writing.messages", "my_writing.write"),
        tiles=[(url_for(endpoint), Twice(name)) for endpoint, name in _TILES],
    )


def _urls_of(meeting: waiting.NextMeeting | None) -> dict[str, str | None]:
    """The pages about an appointment, None for those that are not there: who has come already needs none."""
    wanted = {"calendar": "my_times.calendar", "cannot_come": "my_times.cannot_come"}
    if meeting is None or meeting.has_begun:
        return dict.fromkeys(wanted)
    there = current_app.view_functions
    return {
        name: url_for(endpoint, contact_id=meeting.contact_id) if endpoint in there else None
        for name, endpoint in wanted.items()
    }


def _first_of(*endpoints: str) -> str:
    """The address of the first of these pages that this installation has."""
    return url_for(next(endpoint for endpoint in endpoints if endpoint in current_app.view_functions))
