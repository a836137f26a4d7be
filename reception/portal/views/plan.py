"""My plan: the next step first."""

from typing import Final

from flask import render_template, url_for
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
    ("my_writing.messages", N_("My messages")),
    ("my_data.data", N_("My data")),
    ("my_writing.write", N_("Is something wrong? Tell us")),
)


@room.route("/", permit=permits.PERSON)
def index() -> ResponseReturnValue:
    """My plan: what is next, whom to call, the path in four phases, and the way to the other pages."""
    own = own_case()
    return render_template(
        "portal/plan.html",
        own=own,
        meeting=None if own.closed_on else waiting.next_meeting(shows_place=not own.is_protected),
        path=path_at_a_glance(own),
        letters=waiting.unopened_letters(),
        answers=waiting.new_answers(),
        survey=waiting.survey_token(),
        tiles=[(url_for(endpoint), Twice(name)) for endpoint, name in _TILES],
    )
