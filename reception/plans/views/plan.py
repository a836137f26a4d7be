"""The plan as it stands, its earlier versions, and beginning the next one."""

from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.people.tabs import person_tabs
from reception.plans import operations, permits, queries
from reception.plans.views.room import back_to_draft, room, show


@room.route("", permit=permits.READ)
def plan(number: str) -> ResponseReturnValue:
    """The plan that is agreed on, the one that is being written, and the earlier ones."""
    page = queries.plan_page(number)
    return show("plans/plan.html", page.case, page=page, tabs_of_person=person_tabs(page.case.person, "plan"))


@room.route("/versions/<int:plan_id>", permit=permits.READ)
def version(number: str, plan_id: int) -> ResponseReturnValue:
    """A version that was agreed on once, to be read."""
    found, place = queries.version(number, plan_id)
    return show("plans/version.html", found.case, plan=found, place=place)


@room.route("/begin", methods=["POST"], permit=permits.WRITE)
def begin(number: str) -> ResponseReturnValue:
    """Begin a plan, or its next version; whoever does so second comes to the same draft."""
    operations.begin(cases.open_case_about(number))
    return back_to_draft(number)
