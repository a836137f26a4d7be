"""Where each role begins (contract, decision 4): with the day, with administration, or with a page of its own."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.permit import SIGNED_IN
from reception.accounts.permits import MANAGE
from reception.education.permits import GUIDANCE_MEETINGS, KEEP_GROUPS
from reception.housing.permits import NEEDS as SEES_HOMES
from reception.i18n.formats import today
from reception.overview.permits import DAY, START
from reception.overview.queries import homes
from reception.overview.queries import start as queries
from reception.overview.rules import start as rules
from reception.overview.views.day import my_day
from reception.overview.views.room import room


@room.route("/", permit=SIGNED_IN)
def start() -> ResponseReturnValue:
    """The reader's own start. Whoever does casework beside something else begins with the day."""
    if DAY.held_by(staff()):
        return my_day()
    return redirect(url_for(_elsewhere()), 303)


def _elsewhere() -> str:
    """Where those begin who do no casework: teachers with the groups, guidance with its own day."""
    starts = ((MANAGE, "admin.index"), (KEEP_GROUPS, "groups.groups"), (GUIDANCE_MEETINGS, "guidance.day"))
    return next((endpoint for permit, endpoint in starts if permit.held_by(staff())), ".start_page")


@room.route("/start", permit=START)
def start_page() -> ResponseReturnValue:
    """The duties of those who do no casework, what is here for them, and whom to ask."""
    return render_template(
        "overview/start.html",
        duties=[duty for duty in staff().duties if duty.role in START.roles],
        work=rules.WORK,
        homes=homes.homes_today(today()) if SEES_HOMES.held_by(staff()) else None,
        today=today(),
        managers=queries.managers_of(staff()),
        administrators=queries.administrators(),
    )
