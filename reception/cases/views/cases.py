"""A case: the way from its number to the person, and who works with it."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.cases import operations, permits, queries
from reception.cases.forms.cases import AssignForm
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people.tabs import person_url
from reception.web.answers import done, go_back, way_back
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case

room = Room("cases", __name__, url_prefix="/cases/<number:number>")


@room.route("", permit=permits.READ)
def case(number: str) -> ResponseReturnValue:
    """A case number leads to the person."""
    found = queries.case(number)
    return redirect(person_url(found.person), 303)


@room.route("/assign", methods=["GET", "POST"], permit=permits.ASSIGN)
def assign(number: str) -> ResponseReturnValue:
    """Give the case to one of the unit's casework staff."""
    case = queries.case(number, permits.ASSIGN)
    form = _assign_form(case)
    is_latest = form.validate_on_submit() and not form.is_outdated(case, lambda: _assign_form(case, formdata=None))
    if is_latest and _assigned(case, form):
        done(_("The case has its caseworker."))
        return go_back(person_url(case.person))
    return render_template(
        "cases/assign.html",
        form=form,
        case=case,
        history=queries.assignments_of(case),
        cancel_url=way_back(person_url(case.person)),
    )


def _assign_form(case: "Case", **options: Any) -> AssignForm:
    form = AssignForm(worker=case.worker_id, on=today(), version=case.version, **options)
    form.worker.choices = [("", _("Nobody yet")), *_colleagues(case)]
    return form


def _colleagues(case: "Case") -> list[tuple[str, str]]:
    return [(str(user.id), user.name) for user in queries.colleagues(case, who_may_open=False)]


def _assigned(case: "Case", form: AssignForm) -> bool:
    try:
        operations.assign(case, form.worker.data, form.on.data, form.overlap_until.data)
    except operations.NotNamed:
        form.refuse("worker", _("This person is protected. Name the caseworker for the file first."))
    except operations.OutsideUnit:
        form.refuse("worker", _("Choose somebody who does casework in the unit today."))
    return not form.failed


@room.route("/take", methods=["POST"], permit=permits.WRITE)
def take(number: str) -> ResponseReturnValue:
    """Take a case that nobody has."""
    case = queries.case(number, permits.WRITE)
    try:
        operations.take(case, staff().user_id, today())
        done(_("The case is yours."))
    except operations.Taken:
        flash(_("Somebody has this case already. The unit manager can give it to another."), "late")
    return go_back(person_url(case.person))
