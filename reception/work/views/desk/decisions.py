"""Decisions of Arbetsförmedlingen and Försäkringskassan: noted, changed, removed."""

from typing import TYPE_CHECKING

from flask import url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.work import permits
from reception.work.forms.desk import ChangeDecisionForm, DecisionForm
from reception.work.operations import desk as operations
from reception.work.queries import desk as queries
from reception.work.queries import files
from reception.work.views.desk.room import back_to_desk, form_page, is_saved, remove_page, room

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import AuthorityDecision

ONE = "/decisions/<int:decision_id>"


def _found(number: str, decision_id: int) -> "tuple[Person, AuthorityDecision]":
    person = files.person_at_work(number)
    return person, queries.decision(person, decision_id)


@room.route("/decisions/new", methods=["GET", "POST"], permit=permits.DECISIONS)
def new_decision(number: str) -> ResponseReturnValue:
    """Note what was decided."""
    person = files.person_at_work(number)
    form = DecisionForm()
    if form.validate_on_submit() and is_saved(form, lambda: operations.note_decision(person, **form.entered)):
        return back_to_desk(person, _("The decision is noted."))
    return form_page(person, form, _("Note a decision"))


@room.route(ONE, methods=["GET", "POST"], permit=permits.DECISIONS)
def edit_decision(number: str, decision_id: int) -> ResponseReturnValue:
    """Correct what is noted of a decision."""
    person, row = _found(number, decision_id)
    form = ChangeDecisionForm(obj=row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row)
    if is_latest and is_saved(form, lambda: operations.change_decision(row, **form.entered)):
        return back_to_desk(person, _("The decision is changed."))
    remove_url = url_for(".remove_decision", number=person.number, decision_id=row.id)
    return form_page(person, form, _("Change the decision"), acts=[(_("Remove the decision"), remove_url)])


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.DECISIONS)
def remove_decision(number: str, decision_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    person, row = _found(number, decision_id)
    return remove_page(person, row, _("Remove the decision"), "work-decision.removed")
