"""What goes out by itself: what waits, what was sent, and what could not be."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import label
from reception.reminders import permits
from reception.reminders.forms.outgoing import OutgoingFilter
from reception.reminders.queries import outgoing as queries
from reception.reminders.queries import settings
from reception.reminders.queries.outgoing import Wanted
from reception.reminders.rules.outgoing import Show
from reception.reminders.rules.sending import problem_text
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

room = Room("reminders", __name__, url_prefix="/reminders")


@room.route("", permit=permits.MESSAGES)
def outgoing() -> ResponseReturnValue:
    """The messages of one's units, those that need somebody first."""
    units = settings.own_units()
    narrowing = OutgoingFilter()
    narrowing.offer(units)
    asked = narrowing.asked()
    wanted = Wanted(asked.get("show", Show.NEED), asked.get("way"), asked.get("unit"))
    return render_template(
        "reminders/outgoing.html",
        narrowing=narrowing,
        page=page_of(queries.messages(wanted, window())),
        show=wanted.show,
        shown=[
            (f"{label(show)} ({count})", url_for(".outgoing", show=show.value), show is wanted.show)
            for show, count in queries.counts().items()
        ],
        transports=queries.transports(),
        unread=queries.unread_texts(),
        problem_text=problem_text,
        is_narrowed=bool(asked.keys() & {"way", "unit"}),
        has_units=len(units) > 1,
    )
