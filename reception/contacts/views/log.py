"""Logging a contact from anywhere, or on a case; taking it back; correcting it."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.cases import permits as case_permits
from reception.cases import queries as cases
from reception.contacts import operations, permits, queries
from reception.contacts.forms import parts
from reception.contacts.forms.contact import AnybodysContactForm, ContactForm
from reception.contacts.rules import HOW
from reception.contacts.terms import Channel
from reception.contacts.views import people
from reception.drafts import operations as drafts
from reception.i18n.formats import iso_moment, now
from reception.i18n.text import _, label
from reception.people.tabs import person_url
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.contacts.models import Contact

#: In the session: how the last contact took place. Radio buttons keep the last choice (ui.md row 4).
LAST_HOW = "how"
room = Room("contacts", __name__)


@room.route("/contacts/new", methods=["GET", "POST"], permit=permits.WRITE)
def new_for_anybody() -> ResponseReturnValue:
    """Log a contact with somebody yet to be named: the key `c` on any page."""
    form = AnybodysContactForm(**_beginning())
    _offer(form, None)
    if form.is_submitted():
        picks = people.offer(form)
        form.validate()
        number, others = people.case_number_of(form, picks), people.others_in(form)
        if number and not form.failed:
            return _log(cases.case(number, case_permits.WRITE), form, others)
    else:
        form.person.render_kw = {**form.person.render_kw, "autofocus": True}
    return _page(form, None)


@room.route("/cases/<number:number>/contacts/new", methods=["GET", "POST"], permit=permits.WRITE)
def new(number: str) -> ResponseReturnValue:
    """Log a contact on a case."""
    case = cases.case(number, case_permits.WRITE)
    form = ContactForm(**_beginning())
    _offer(form, case)
    if form.is_submitted():
        valid, others = form.validate(), people.others_in(form)
        if valid and not form.failed:
            return _log(case, form, others)
    return _page(form, case)


def _beginning() -> dict[str, Any]:
    last = session.get(LAST_HOW)
    how = last if last in HOW else next(iter(HOW))
    return {"how": how, "at": now(), "party": people.party_begun()}


def _offer(form: ContactForm, case: "Case | None") -> None:
    """Fill in the choices, and the person's own language."""
    own = case.person.interpreter_language if case else None
    form.party.choices = parts.party_choices(queries.parties())
    form.interpreter_language.choices = parts.language_choices([own or ""])
    if own and not (form.is_submitted() or form.was_given_back):
        form.interpreter_language.data = own


def _log(case: "Case", form: ContactForm, others: list[int]) -> ResponseReturnValue:
    contact = operations.log_contact(
        case, **form.facts, others=others, next_step=_next_step(form), author_id=staff().user_id
    )
    session[LAST_HOW] = form.how.data
    undo_url = url_for(".undo", number=case.number, contact_id=contact.id)
    answers.done(_("The contact is saved."), undo_url=undo_url)
    if request.form.get("again"):
        return redirect(request.full_path if request.query_string else request.path, 303)
    return answers.go_back(person_url(case.person))


def _next_step(form: ContactForm) -> operations.NextStep | None:
    if not form.next_title.data:
        return None
    return operations.NextStep(form.next_title.data, form.next_due.data, owner_id=staff().user_id)


def _page(form: ContactForm, case: "Case | None") -> str:
    return render_template(
        "contacts/new.html",
        form=form,
        case=case,
        phrases=_ready_sentences(),
        latest=queries.latest(case) if case else (),
        tasks=cases.open_tasks_of(case) if case else (),
        cancel_url=answers.way_back(person_url(case.person) if case else "/"),
    )


def _ready_sentences() -> list[tuple[str, list[str]]]:
    """The ready sentences by channel, those for every channel first."""
    phrases = queries.phrases()
    groups = [(None, _("For every kind of contact")), *((channel, label(channel)) for channel in Channel)]
    grouped = [(words, [phrase.text for phrase in phrases if phrase.channel is channel]) for channel, words in groups]
    return [(words, sentences) for words, sentences in grouped if sentences]


@room.route("/cases/<number:number>/contacts/<int:contact_id>/undo", methods=["POST"], permit=permits.WRITE)
def undo(number: str, contact_id: int) -> ResponseReturnValue:
    """Take back a slip. What was written is not lost: it waits as a draft where a contact is logged."""
    case = cases.case(number, case_permits.WRITE)
    contact: Contact = queries.contact(contact_id, case=case, permit=permits.WRITE)
    try:
        operations.undo_contact(contact)
        _keep_what_was_written(case, contact)
        answers.done(_("The contact is taken back, with its next step. What you wrote is kept as a draft."))
    except operations.CannotUndo:
        flash(_("This can no longer be undone. Correct the contact instead."), "soon")
    return redirect(person_url(case.person), 303)


def _keep_what_was_written(case: "Case", contact: "Contact") -> None:
    drafts.keep(
        staff().user_id,
        path=url_for(".new", number=case.number),
        body=urlencode([(name, str(value)) for name, value in _as_written(contact) if value]),
        writing=f"undone-{contact.id}",
    )


def _as_written(contact: "Contact") -> list[tuple[str, object]]:
    """What stood in the form, but for those who were there besides."""
    took_place = (contact.channel, contact.state)
    step, party = contact.next_task, [contact.organisation_id, contact.contact_person_id]
    return [
        ("how", next((how for how, known in HOW.items() if known == took_place), "")),
        ("at", iso_moment(contact.at)),
        ("summary", contact.summary),
        ("next_title", step.title if step else ""),
        ("next_due", step.due_on.isoformat() if step and step.due_on else ""),
        ("minutes", contact.minutes),
        ("party", "-".join(str(one) for one in party if one)),
        ("interpreter", contact.interpreter.value),
        ("interpreter_language", contact.interpreter_language),
        ("interpreter_minutes", contact.interpreter_minutes),
    ]
