"""The eight basics of reception on one screen: where each stands, what shows it, and what to do next."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import current_app, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.routing import BuildError

from reception.access.actor import staff
from reception.access.guard import permit_of
from reception.access.permit import OutOfReach
from reception.cases import queries as cases
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.path import operations, permits, queries
from reception.path.book import current
from reception.path.forms import TickForm
from reception.path.forms.basics import DaysForm, days_form
from reception.path.queries.basics import basics_of
from reception.path.queries.by_hand import mark_history
from reception.path.rules.basics import BASICS, CODES, HANDLED_WITHIN_DAYS, Basic, Evidence, all_handled_in_time
from reception.path.rules.facts import FactDefinition
from reception.path.rules.noting import is_noted_by_hand, read
from reception.path.terms import EvidenceWeight, FactKind, MilestoneState
from reception.path.views.bounds import first_day
from reception.path.views.room import page
from reception.path.views.ticking import ticked
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.path.models import NotedFact
    from reception.path.queries.basics import Basics

room = Room("basics", __name__, url_prefix="/people/<number:number>/basics")


@room.route("", permit=permits.READ)
def of_person(number: str) -> ResponseReturnValue:
    """All eight: state, owner, day, evidence and the next thing to do."""
    return _page("path/basics.html", basics_of(queries.case_about(number)))


@room.route("/<string:code>", methods=["GET", "POST"], permit=permits.WRITE_MARKS)
def basic(number: str, code: str) -> ResponseReturnValue:
    """One basic, with the form that ticks it or sets it aside."""
    case = queries.case_about(number)
    if code not in CODES:
        raise OutOfReach
    form = TickForm(state=MilestoneState.FULFILLED, on=today())
    form.earliest = first_day(case.person)
    if form.validate_on_submit() and ticked(case, code, form):
        undo_url = url_for("path.withdraw", number=number, code=code, next=_address(number, code))
        answers.done(_said(form.state.data), undo_url=undo_url)
        return answers.go_back(_address(number, code))
    return _basic_page(case, code, form)


def _basic_page(case: "Case", code: str, form: TickForm) -> str:
    found, back = basics_of(case), answers.way_back(_address(case.person.number, code))
    if code not in {one.code for one in found.basics}:
        raise OutOfReach
    form.next.data = form.next.data or back
    return _page(
        "path/basic.html",
        found,
        now=found.basic(code),
        form=form,
        mark=found.look.marks.get(code),
        history=mark_history(case, code),
        cancel_url=back,
    )


def _said(state: MilestoneState) -> str:
    return _("It is ticked as in place.") if state is MilestoneState.FULFILLED else _("It is set aside.")


@room.route("/facts", methods=["GET", "POST"], permit=permits.WRITE_NOTED)
def facts(number: str) -> ResponseReturnValue:
    """Note the few days that belong to the basics, all in one go."""
    case = cases.open_case_about(number)
    found = None if request.method == "POST" else basics_of(case)
    form = _days(found.look.noted if found else {})
    form.earliest = first_day(case.person)
    if form.validate_on_submit() and _noted(case, form):
        answers.done(_("The days are noted. What they show stands beside each basic."))
        return answers.go_back(_address(number))
    form.next.data = form.next.data or answers.way_back(_address(number))
    return _page(
        "path/basics_facts.html",
        found or basics_of(case),
        form=form,
        cancel_url=answers.way_back(_address(number)),
    )


def _noted(case: "Case", form: DaysForm) -> bool:
    try:
        operations.note_days(case, form.changed, source=form.source.data, held=form.held_values)
    except operations.NotedOtherwise as problem:
        form.meet(problem.values)
    return not form.failed


def _days(kept: "Mapping[str, NotedFact]") -> DaysForm:
    """The form, filled from what was noted by hand; what is sent brings all of that with it."""
    definitions = current().facts
    groups = [(one.code, _notable(one)) for one in BASICS]
    offered = {fact.code for _basic, facts in groups for fact in facts}
    known: dict[str, date] = {}
    for code in offered & kept.keys():
        day = read(definitions[code], kept[code].value)
        if isinstance(day, date):
            known[code] = day
    return days_form([one for one in groups if one[1]], known)


def _notable(basic: Basic) -> tuple[FactDefinition, ...]:
    """The days of a basic that are noted by hand; those that lie ahead, such as the end of a lease, are left out."""
    definitions = current().facts
    found = (definitions[code] for code in basic.facts if code in definitions and code not in _AHEAD)
    return tuple(fact for fact in found if fact.kind is FactKind.DATE and is_noted_by_hand(fact))


_AHEAD = frozenset({"settle_by", "lease_ends"})


def _page(template: str, found: "Basics", **more: Any) -> str:
    return page(
        template,
        found.look,
        basics=found,
        within_days=HANDLED_WITHIN_DAYS,
        in_time=all_handled_in_time(found.received, found.basics, today=found.look.on),
        notable=[one.code for one in BASICS if _notable(one)],
        Weight=EvidenceWeight,
        leads_to=partial(_leads_to, found.look.case.person.number),
        **more,
    )


def _leads_to(number: str, evidence: Evidence) -> str | None:
    """The page where a piece of evidence stands, as far as the reader may open it."""
    endpoint = evidence.endpoint
    permit = permit_of(current_app, endpoint) if endpoint in current_app.view_functions else None
    if endpoint is None or permit is None or not permit.held_by(staff()):
        return None
    try:
        return url_for(endpoint, **{"number": number, **evidence.values})  # type: ignore[arg-type]  # values of the address
    except BuildError:
        return None


def _address(number: str, code: str | None = None) -> str:
    return url_for("basics.of_person", number=number, _anchor=code)
