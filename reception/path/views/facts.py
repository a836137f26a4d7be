"""Facts that no other page fills in, noted by hand."""

from typing import TYPE_CHECKING, Any

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.cases import queries as cases
from reception.i18n.text import _
from reception.path import operations, permits
from reception.path.book import current
from reception.path.forms import ForgetForm, NoteForm, note_form
from reception.path.queries.by_hand import noted_fact
from reception.path.rules.facts import FactDefinition
from reception.path.rules.noting import is_noted_by_hand
from reception.path.views.room import path_url, room
from reception.web import answers

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.path.models import NotedFact


@room.route("/facts/<string:code>", methods=["GET", "POST"], permit=permits.WRITE_NOTED)
def by_hand(number: str, code: str) -> ResponseReturnValue:
    """Note a fact, or another value of it."""
    case, definition = cases.open_case_about(number), _definition(code)
    row = noted_fact(case, code, permits.WRITE_NOTED)
    form = _form(definition, row)
    if form.validate_on_submit() and _saved(case, form, row):
        answers.done(_("The fact is noted."))
        return answers.go_back(path_url(number))
    return _page(case, form, definition, row)


@room.route("/facts/<string:code>/remove", methods=["GET", "POST"], permit=permits.WRITE_NOTED)
def forget(number: str, code: str) -> ResponseReturnValue:
    """The fact is not known after all."""
    case, definition = cases.open_case_about(number), _definition(code)
    row = noted_fact(case, code, permits.WRITE_NOTED)
    if row is None:
        raise OutOfReach
    form = ForgetForm(version=row.version)
    if form.validate_on_submit() and not form.is_outdated(row):
        operations.forget_fact(row)
        answers.done(_("The fact is removed."))
        return answers.go_back(path_url(number))
    return _page(case, form, definition, row, template="path/forget.html")


def _definition(code: str) -> FactDefinition:
    """What the fact is. Raises OutOfReach for one that is unknown, or that another page fills in."""
    definition = current().facts.get(code)
    if definition is None or not is_noted_by_hand(definition):
        raise OutOfReach
    return definition


def _form(definition: FactDefinition, row: "NotedFact | None", **options: Any) -> NoteForm:
    if row is None:
        return note_form(definition, None, None, None, **options)
    return note_form(definition, row.value, row.source, row.version, **options)


def _saved(case: "Case", form: NoteForm, row: "NotedFact | None") -> bool:
    facts = {"value": form.value_noted, "source": form.source.data}
    if row is not None:
        if not form.is_outdated(row, lambda: _form(form.definition, row, formdata=None)):
            operations.change_fact(row, **facts)
            return True
        return False
    try:
        operations.note_fact(case, form.definition.code, **facts)
    except operations.AlreadyNoted:
        form.refuse(None, _("Somebody noted this fact meanwhile. Open the page again to see it."))
    return not form.failed


def _page(
    case: "Case",
    form: NoteForm | ForgetForm,
    definition: FactDefinition,
    row: "NotedFact | None",
    template: str = "path/fact.html",
) -> str:
    back = answers.way_back(path_url(case.person.number))
    form.next.data = form.next.data or back
    return render_template(
        template, form=form, case=case, person=case.person, definition=definition, noted=row, cancel_url=back
    )
