"""Moving out of a household, to another or to nowhere that is known."""

from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.people import forms, operations, permits, queries
from reception.people.forms.household import AWAY, WITH
from reception.people.rules.households import last_day
from reception.people.terms import HouseholdRole
from reception.people.views.household.choosing import offer
from reception.people.views.household.members import about, host_in, is_there
from reception.people.views.household.room import back_to, form_page, room
from reception.web.answers import done

if TYPE_CHECKING:
    from reception.people.models import Household, HouseholdMember


@room.route("/<int:member_id>/leave", methods=["GET", "POST"], permit=permits.WRITE)
def leave(number: str, member_id: int) -> ResponseReturnValue:
    """Somebody moves out from a day, and perhaps into another household the same day."""
    person = queries.person_to_change(number)
    member = queries.membership(person, member_id)
    form = forms.LeaveForm(version=member.version)
    form.lived_since = member.starts_on
    if form.is_submitted():
        hits = offer(form)
        is_latest = form.validate() and not form.is_outdated(member)
        if is_latest and _moved(form, hits, member):
            done(_("The move is saved."))
            return back_to(person)
    return form_page(person, form, heading=_("Moves out"), about=about(member))


def _moved(form: forms.LeaveForm, hits: list[queries.Hit], member: "HouseholdMember") -> bool:
    host = host_in(form, hits, member.person) if form.where.data == WITH else None
    if form.failed:
        return False
    home = queries.home_of(host) if host else None
    if home is not None:
        return _moved_to(home, form, member)
    if form.where.data != AWAY:
        own = (member.person, form.role.data or member.role, form.starts_on.data)
        operations.start_household_of(*([(host, HouseholdRole.REFERENCE, None)] if host else []), own)
    operations.leave_household(member, last_day(form.starts_on.data, member.starts_on))
    return True


def _moved_to(home: "Household", form: forms.LeaveForm, member: "HouseholdMember") -> bool:
    try:
        with form.saving():
            operations.move(member, home, form.starts_on.data, role=form.role.data)
    except operations.AlreadyMember:
        form.refuse("person", is_there())
    return not form.failed
