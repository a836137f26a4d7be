"""Adding, correcting, ending and removing rows of a record."""

from typing import TYPE_CHECKING, Any

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people import operations, permits, queries
from reception.people.forms import EndForm, FactForm, RemoveForm
from reception.people.views.blocks import ALIKE, ANY, BLOCKS, CONTACT, NUMBERS, Block
from reception.people.views.room import Shown, back_to, room
from reception.web.answers import done

if TYPE_CHECKING:
    from reception.people.models import Person


@room.route(f"/{ANY}/new", methods=["GET", "POST"], permit=permits.WRITE)
def add(number: str, block: str) -> ResponseReturnValue:
    """Add a row to a block."""
    person, chosen = queries.person_to_change(number), BLOCKS[block]
    form = chosen.form()
    del form.reason
    if form.validate_on_submit() and _added(chosen, person, form):
        done(_("It is added."))
        return back_to(person, block)
    return fact_page(person, form, heading=_(chosen.adding), block=block)


def _added(block: Block, person: "Person", form: FactForm) -> bool:
    with form.saving():
        block.add(person, **form.facts)
    return not form.failed


@room.route(f"/{ALIKE}/<int:row_id>", methods=["GET", "POST"], permit=permits.WRITE)
def change(number: str, block: str, row_id: int) -> ResponseReturnValue:
    """Correct a row, with a reason."""
    person, chosen = queries.person_to_change(number), BLOCKS[block]
    row = chosen.row(person, row_id)
    shown = Shown(person, row)
    form = (chosen.correcting_form or chosen.form)(obj=shown).correcting()
    if form.validate_on_submit() and not form.is_outdated(shown) and _corrected(person, row, form):
        done(_("It is corrected."))
        return back_to(person, block)
    return fact_page(person, form, heading=_(chosen.correcting), block=block)


def _corrected(person: "Person", row: Any, form: FactForm) -> bool:
    with form.saving():
        operations.correct(person, of=row, reason=form.reason.data, **form.facts)
    return not form.failed


@room.route(f"/{ANY}/<int:row_id>/remove", methods=["GET", "POST"], permit=permits.WRITE)
def remove(number: str, block: str, row_id: int) -> ResponseReturnValue:
    """Remove a row that should not have been written, with a reason."""
    person, chosen = queries.person_to_change(number), BLOCKS[block]
    row = chosen.row(person, row_id)
    if chosen.name == "names" and len(person.names) == 1:
        abort(404)  # the last name stays: the page offers no way here
    shown = Shown(person, row)
    form = RemoveForm(version=person.version)
    if form.validate_on_submit() and not form.is_outdated(shown):
        operations.remove(person, row, reason=str(form.reason.data))
        done(_("It is removed. The correction is kept in the record."))
        return back_to(person, block)
    return fact_page(person, form, heading=_(chosen.removing), block=block, removing=True)


@room.route("/<any(numbers, contact):block>/<int:row_id>/end", methods=["GET", "POST"], permit=permits.WRITE)
def end(number: str, block: str, row_id: int) -> ResponseReturnValue:
    """Say since when a number or a contact detail is not the person's any more."""
    person, chosen = queries.person_to_change(number), BLOCKS[block]
    row = chosen.row(person, row_id)
    shown, form = Shown(person, row), _end_form(person, row)
    is_latest = form.validate_on_submit() and not form.is_outdated(shown, lambda: _end_form(person, row, formdata=None))
    if is_latest and _ended(chosen, person, row, form):
        done(_("It is ended. It stays in the record."))
        return back_to(person, block)
    heading = _("End the number") if chosen is NUMBERS else _("End the contact detail")
    return fact_page(person, form, heading=heading, block=block)


def _end_form(person: "Person", row: Any, **options: Any) -> EndForm:
    return EndForm(ends_on=row.ends_on or today(), version=person.version, **options)


def _ended(block: Block, person: "Person", row: Any, form: EndForm) -> bool:
    ends_on = form.ends_on.data
    if row.starts_on and ends_on < row.starts_on:
        form.refuse("ends_on", _("The last day cannot come before the first."))
        return False
    if block is CONTACT:
        operations.end_contact_detail(row, ends_on=ends_on)
    else:
        operations.end_identifier(person, row, ends_on=ends_on)
    return True


def fact_page(person: "Person", form: Any, *, heading: str, block: str, removing: bool = False) -> str:
    """The page of a form about one fact."""
    return render_template(
        "people/fact.html", person=person, form=form, heading=heading, block=block, removing=removing
    )
