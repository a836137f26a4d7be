"""The manager's list of protected people: numbers and grades, and who is named. Nobody's file is opened here."""

from typing import TYPE_CHECKING

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK, UNIT_MANAGERS
from reception.accounts import queries as accounts
from reception.i18n.text import _
from reception.people import operations, permits, queries
from reception.people.forms import NameStaffForm
from reception.people.operations.protection import FEW
from reception.web.answers import done
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.people.models import Person

room = Room("protected", __name__, url_prefix="/people/protected")


@room.route("", permit=permits.NAME_STAFF)
def people() -> ResponseReturnValue:
    """The protected people of the units one manages."""
    return render_template("people/protected.html", people=queries.protected_people(), few=FEW)


@room.route("/<number:number>", methods=["GET", "POST"], permit=permits.NAME_STAFF)
def person(number: str) -> ResponseReturnValue:
    """Who may open one protected person's file, and one more to name."""
    found = queries.managed_person(number)
    form = NameStaffForm(_not_named(found))
    if form.validate_on_submit():
        operations.name_staff(found, form.user.data, ends_on=form.ends_on.data)
        done(_("The member of staff is named and can open the file now."))
        return redirect(url_for(".person", number=number), 303)
    named, removal = queries.named_staff(found), queries.pending_removal(found)
    return render_template(
        "people/protected_person.html",
        number=found.number,
        grade=found.protection,
        since=found.protection_since,
        form=form,
        named=named,
        removal=removal,
        few=FEW,
        me=staff().user_id,
    )


def _not_named(person: "Person") -> list[tuple[int, str]]:
    named = {access.user_id for access in queries.named_staff(person)}
    units = [*staff().unit_ids(UNIT_MANAGERS), *_asked_units()]
    return [(user.id, user.name) for user in accounts.staff_of(units, CASEWORK) if user.id not in named]


def _asked_units() -> list[int]:
    """The units whose staff is offered as well: before a hand-over, somebody in the other unit is named."""
    asked = set(request.args.getlist("unit"))
    return [unit.id for unit in accounts.working_units() if str(unit.id) in asked] if asked else []


@room.route("/<number:number>/<int:access_id>/end", methods=["POST"], permit=permits.NAME_STAFF)
def unname(number: str, access_id: int) -> ResponseReturnValue:
    """End a member of staff's access at once."""
    found = queries.managed_person(number)
    access = next((named for named in queries.named_staff(found) if named.id == access_id), None)
    if access is None:
        abort(404)
    try:
        operations.unname_staff(found, access)
        done(_("The access has ended."))
    except operations.NobodyNamed:
        flash(_("Name another first: somebody must be able to open the file."), "late")
    return redirect(url_for(".person", number=number), 303)
