"""Opening a case in one's own unit about somebody who is registered already."""

from typing import TYPE_CHECKING

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.cases import operations
from reception.cases import queries as cases
from reception.cases.terms import CaseState
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.overview.forms import OpenCaseForm
from reception.overview.views.room import room
from reception.people import permits as people_permits
from reception.people import queries as people
from reception.web.answers import done

if TYPE_CHECKING:
    from reception.people.models import Person


@room.route("/people/<number:number>/cases/new", methods=["GET", "POST"], permit=people_permits.REGISTER)
def open_case(number: str) -> ResponseReturnValue:
    """Open a case, unless a unit of one's own board has one: then the file is that unit's to share."""
    person = people.identified(number)
    if is_held(person.id):
        abort(404)
    form = OpenCaseForm(_own_units(), opened_on=today())
    if form.validate_on_submit() and _opened(form, person):
        done(_("The case is open."))
        return redirect(url_for(".person", number=person.number), 303)
    return render_template("overview/person/open_case.html", form=form, person=person)


def is_held(person_id: int) -> bool:
    """Whether a unit of the actor's boards has an open case about a person."""
    holder = cases.holders([person_id]).get(person_id)
    return holder is not None and holder.state is CaseState.OPEN


def _own_units() -> list[tuple[int, str]]:
    return sorted({(duty.unit_id, duty.unit_name) for duty in staff().duties if duty.role in CASEWORK})


def _opened(form: OpenCaseForm, person: "Person") -> bool:
    worker_id = staff().user_id if form.as_worker.data else None
    with form.saving():
        operations.open_case(person, unit_id=int(form.unit.data), worker_id=worker_id, opened_on=form.opened_on.data)
    return not form.failed
