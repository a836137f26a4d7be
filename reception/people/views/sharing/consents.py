"""Consents: given, read on paper, withdrawn."""

from typing import TYPE_CHECKING

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people import operations, permits, queries
from reception.people.forms.sharing import ConsentForm, WithdrawForm
from reception.people.rules import consents as rules
from reception.people.terms.papers import ExtractState
from reception.people.views.sharing.room import (
    back_to,
    called,
    carried,
    known_organisations,
    room,
    shared_page,
    tellers,
)
from reception.people.views.sharing.text import Said, has_text, texts
from reception.web.answers import done

if TYPE_CHECKING:
    from reception.people.models import Consent, Person


@room.route("/consents/new", methods=["GET", "POST"], permit=permits.CONSENTS)
def new_consent(number: str) -> ResponseReturnValue:
    """Write down a consent; before that, show the text to be read and signed."""
    person = queries.person_to_change(number)
    form = _consent_form(person)
    if request.form.get("step") != "change" and form.validate_on_submit():
        if request.form.get("again"):
            return _paper(person, _said(form), form.language.data, is_saved=False)
        operations.give_consent(person, **form.facts)
        done(_("The consent is written down."))
        return back_to(person, "consents")
    return render_template("people/sharing/consent_form.html", **shared_page(person), form=form)


def _consent_form(person: "Person") -> ConsentForm:
    spoken = person.interpreter_language
    return ConsentForm(
        tellers=tellers(),
        organisations=known_organisations(),
        spoken=(spoken,),
        data={
            "given_on": today(),
            "language": spoken,
            "with_interpreter": bool(person.interpreter_needed),
        },
    )


def _said(form: ConsentForm) -> Said:
    """What the text would say of what stands in the form."""
    facts = form.facts
    return Said(
        unit=form.teller.name,
        recipient=form.recipient_shown,
        **{name: facts[name] for name in ("purpose", "purpose_note", "scope", "given_on", "expires_on")},
    )


def _said_of(consent: "Consent") -> Said:
    return Said(
        unit=consent.unit.name,
        recipient=called(consent),
        purpose=consent.purpose,
        purpose_note=consent.purpose_note,
        scope=rules.in_order(consent.scope.split()),
        given_on=consent.given_on,
        expires_on=consent.expires_on,
        text_version=consent.text_version,
    )


@room.route("/consents/<number:consent_number>", permit=permits.CONSENTS)
def consent(number: str, consent_number: str) -> ResponseReturnValue:
    """The text of a consent as it was given, to be read and printed."""
    person = queries.person_to_read(number)
    found = queries.consent(person, consent_number)
    return _paper(person, _said_of(found), found.language, is_saved=True)


def _paper(person: "Person", said: Said, language: str, *, is_saved: bool) -> ResponseReturnValue:
    return render_template(
        "people/sharing/consent_paper.html",
        **shared_page(person, said=said, language=language),
        texts=texts(said, language),
        is_translated=has_text(language, said.text_version),
        is_saved=is_saved,
        carried=[] if is_saved else carried(),
    )


@room.route("/consents/<number:consent_number>/withdraw", methods=["GET", "POST"], permit=permits.CONSENTS)
def withdraw_consent(number: str, consent_number: str) -> ResponseReturnValue:
    """The person takes a consent back; what that does, and which extracts it closes, stands on the page."""
    person = queries.person_to_change(number)
    found = queries.consent(person, consent_number)
    if request.method == "GET" and found.withdrawn_on is not None:
        flash(_("The consent is withdrawn already."), "info")
        return back_to(person, "consents")
    form = WithdrawForm(data={"on": today(), "version": found.version})
    form.given_on = found.given_on
    if form.validate_on_submit() and not form.is_outdated(found) and _withdrawn(found, form):
        done(_("The consent is withdrawn. Nothing more is told on it."))
        return back_to(person, "consents")
    running = [one for one in queries.extracts_on(found) if operations.state_of(one) is ExtractState.OPEN]
    facts = {"form": form, "consent": found, "running": running, "effects": rules.WITHDRAWING}
    return render_template("people/sharing/withdraw.html", **shared_page(person), **facts)


def _withdrawn(consent: "Consent", form: WithdrawForm) -> bool:
    try:
        operations.withdraw_consent(consent, on=form.on.data, how=str(form.how.data))
    except operations.AlreadyWithdrawn:
        form.refuse(None, _("Somebody has withdrawn it meanwhile."))
    return not form.failed
