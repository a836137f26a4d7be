"""The path on one page, and the steps from before it was begun."""

from typing import TYPE_CHECKING

from flask import current_app, request, url_for
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.i18n.text import ngettext
from reception.path import operations, permits, queries
from reception.path.forms import EarlierForm
from reception.path.queries.by_hand import step_codes
from reception.path.rules.arranging import arranged, telling_facts
from reception.path.rules.phases import next_step
from reception.path.views.bounds import first_day
from reception.path.views.room import page, path_url, room
from reception.web import answers

if TYPE_CHECKING:
    from reception.path.queries import Look


@room.route("", permit=permits.READ)
def of_person(number: str) -> ResponseReturnValue:
    """Where somebody stands in the four phases, and every step with its reason."""
    return _path_page(queries.look(queries.case_about(number)), EarlierForm())


@room.route("/earlier", methods=["POST"], permit=permits.WRITE_MARKS)
def earlier(number: str) -> ResponseReturnValue:
    """Tick many steps that were due before the path was begun."""
    case = cases.open_case_about(number)
    form = EarlierForm()
    form.codes.offered, form.earliest = step_codes(case), first_day(case.person)
    if not form.validate_on_submit():
        return _path_page(queries.look(case), form)
    count = operations.tick_earlier(case, form.codes.data or (), **form.facts)
    answers.done(ngettext("%(num)s step is ticked.", "%(num)s steps are ticked.", count))
    return answers.go_back(path_url(number))


def _path_page(look: "Look", form: EarlierForm) -> str:
    shown = arranged(look.milestones, look.phases, look.begun_on, look.marks)
    return page(
        "path/page.html",
        look,
        arranged=shown,
        earlier=form,
        rights=look.rights,
        missing=telling_facts(look.milestones),
        is_whole=request.args.get("steps") == "all",
        next_step=next_step([one for phase in shown.phases for one in phase.left]),
        pause_url=_pause_url(look),
    )


def _pause_url(look: "Look") -> str | None:
    """Where the path is paused; None for a closed case."""
    if look.case.closed_on is not None or "pauses.new" not in current_app.view_functions:
        return None
    return url_for("pauses.new", number=look.case.number)
