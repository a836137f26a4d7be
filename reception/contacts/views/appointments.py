"""Planning an appointment, and saying what came of it."""

from typing import TYPE_CHECKING, Any

from flask import Response, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.cases import permits as case_permits
from reception.cases import queries as cases
from reception.contacts import operations, permits, queries
from reception.contacts.calendars import Entry, as_calendar
from reception.contacts.forms import parts
from reception.contacts.forms.appointments import AddNoteForm, AppointmentForm, SettleForm
from reception.contacts.terms import CallKind, Channel, ContactState, InterpreterState
from reception.contacts.views import people
from reception.i18n.text import _
from reception.people.tabs import person_url
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.contacts.models import Contact

room = Room("appointments", __name__, url_prefix="/cases/<number:number>")


@room.route("/appointments/new", methods=["GET", "POST"], permit=permits.WRITE)
def new(number: str) -> ResponseReturnValue:
    """Plan an appointment."""
    case = cases.case(number, case_permits.WRITE)
    form = _form(case)
    if form.is_submitted():
        valid, others = form.validate(), people.others_in(form)
        if valid and not form.failed:
            return _plan(case, form, others)
    cancel_url = answers.way_back(person_url(case.person))
    return render_template("contacts/appointment.html", form=form, case=case, cancel_url=cancel_url)


def _form(case: "Case") -> AppointmentForm:
    own, needed = case.person.interpreter_language, case.person.interpreter_needed
    booked = InterpreterState.PLANNED if needed else InterpreterState.NONE
    form = AppointmentForm(
        channel=request.args.get("channel", Channel.VISIT, type=Channel),
        call=CallKind.INVITED,
        interpreter=booked,
        interpreter_language=own,
        party=people.party_begun(),
    )
    form.party.choices = parts.party_choices(queries.parties())
    form.interpreter_language.choices = parts.language_choices([own or ""])
    return form


def _plan(case: "Case", form: AppointmentForm, others: list[int]) -> ResponseReturnValue:
    planned = operations.plan_appointment(case, **form.facts, others=others, author_id=staff().user_id)
    undo_url = url_for("contacts.undo", number=case.number, contact_id=planned.id)
    answers.done(_("The appointment is planned."), undo_url=undo_url)
    return answers.go_back(person_url(case.person))


@room.route("/appointments/<int:contact_id>.ics", permit=permits.READ)
def calendar(number: str, contact_id: int) -> ResponseReturnValue:
    """An appointment for one's own calendar, which others may read: that there is a meeting, and the case's number."""
    case = cases.case(number, case_permits.READ)
    contact = queries.contact(contact_id, case=case)
    entry = Entry(contact.id, contact.version, contact.at, contact.minutes, _("Meeting"), case.number)
    told = as_calendar(entry, str(current_app.config["MUNICIPALITY"]), reminds=False)
    headers = {
        "Content-Disposition": f'attachment; filename="{case.number}.ics"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(told, content_type="text/calendar; charset=utf-8", headers=headers)


@room.route("/contacts/<int:contact_id>/settle", methods=["GET", "POST"], permit=permits.WRITE)
def settle(number: str, contact_id: int) -> ResponseReturnValue:
    """Say what came of an appointment."""
    case = cases.case(number, case_permits.WRITE)
    contact = queries.contact(contact_id, case=case, permit=permits.WRITE)
    form = SettleForm(interpreter=contact.interpreter, version=contact.version)
    is_valid = form.validate_on_submit()
    is_outdated = form.is_submitted() and form.is_outdated(contact)
    if contact.state is not ContactState.PLANNED:
        return _add_to_settled(case, contact, form)
    if is_valid and not is_outdated and _settled(contact, form):
        answers.done(_("What came of the appointment is saved."))
        return answers.go_back(person_url(case.person))
    return _page("contacts/settle.html", case, contact, form)


def _page(template: str, case: "Case", contact: "Contact", form: Any, **more: Any) -> str:
    cancel_url = answers.way_back(person_url(case.person))
    return render_template(template, form=form, case=case, contact=contact, cancel_url=cancel_url, **more)


def _add_to_settled(case: "Case", contact: "Contact", typed: SettleForm) -> ResponseReturnValue:
    """Somebody was quicker: show what stands there, and let what this one wrote be added to it."""
    form = AddNoteForm(summary=typed.summary.data)
    if "add" in request.form and form.validate():
        operations.add_note(contact, str(form.summary.data), reason=_("Two wrote down what came of it."))
        answers.done(_("Your note is added to the contact."))
        return answers.go_back(person_url(case.person))
    return _page("contacts/settled.html", case, contact, form, typed=typed)


def _settled(contact: "Contact", form: SettleForm) -> bool:
    try:
        operations.settle_appointment(
            contact,
            form.state.data,
            form.summary.data or "",
            minutes=form.minutes.data,
            interpreter=form.interpreter.data,
            interpreter_minutes=form.interpreter_minutes.data,
        )
    except operations.NotYet:
        form.refuse("state", _("The appointment has not been yet. Until then it can only be cancelled."))
    except operations.Settled:
        form.refuse(None, _("Somebody has written down already what came of it. Correct it instead."))
    return not form.failed
