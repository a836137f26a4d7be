"""Extracts for a partner: chosen, previewed, given, withdrawn."""

import secrets
from typing import TYPE_CHECKING

from flask import current_app, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.i18n import locales
from reception.i18n.formats import today
from reception.i18n.text import _, ngettext
from reception.people import operations, permits, queries
from reception.people.forms.sharing import ExtractForm
from reception.people.rules import extracts as rules
from reception.people.views.sharing.disclosures import chosen_consent
from reception.people.views.sharing.room import (
    back_to,
    carried,
    known_organisations,
    offered,
    room,
    shared_page,
    tellers,
    telling,
)
from reception.web.answers import done

if TYPE_CHECKING:
    from reception.people.models import Person

DAYS = (1, 3, rules.PROPOSED_DAYS, 14, rules.MOST_DAYS)


@room.route("/extracts/new", methods=["GET", "POST"], permit=permits.EXTRACTS)
def new_extract(number: str) -> ResponseReturnValue:
    """Choose what a partner may read, look at it, and give it. Link and code are shown once, in the last answer."""
    person = queries.record(number)
    if person.is_protected:
        return render_template("people/sharing/no_extract.html", **shared_page(person))
    form = _extract_form(person)
    step = request.form.get("step", "")
    if step != "change" and form.validate_on_submit():
        content = queries.extract_content(person, form.told_groups)
        digest = rules.digest(rules.written(content))
        if step == "give" and form.previewed.data == digest and form.seed.data:
            with telling(form):
                return _given(person, form, content)
        else:
            return _preview(person, form, content, digest, is_changed=step == "give")
    return render_template("people/sharing/extract_form.html", **shared_page(person), form=form)


def _extract_form(person: "Person") -> ExtractForm:
    return ExtractForm(
        tellers=tellers(),
        organisations=known_organisations(),
        consents=offered(queries.valid_consents(person, today())),
        day=today(),
        groups=queries.sections_with_content(person),
        days=[(days, ngettext("%(num)s day", "%(num)s days", days)) for days in DAYS],
    )


def _preview(
    person: "Person", form: ExtractForm, content: rules.Content, digest: str, *, is_changed: bool
) -> ResponseReturnValue:
    """Exactly what the partner will see. `is_changed`: the file was changed since it was looked at."""
    return render_template(
        "people/sharing/extract_preview.html",
        **shared_page(person, recipient=form.recipient_shown, carried=carried(), is_changed=is_changed),
        sections=shown_sections(rules.written(content)),
        expires_at=operations.expiry(form.days.data, chosen_consent(person, form.consent_number)),
        seed=secrets.token_urlsafe(rules.SEED_BYTES),
        digest=digest,
    )


def shown_sections(text: str) -> list[rules.Section]:
    """What an extract shows, in the language of the page."""
    return rules.read(text, locales.current().tag)


def _given(person: "Person", form: ExtractForm, content: rules.Content) -> ResponseReturnValue:
    facts = {name: value for name, value in form.facts.items() if name != "scope"}
    try:
        made = operations.make_extract(
            person,
            **facts,
            consent=chosen_consent(person, form.consent_number),
            content=content,
            days=form.days.data,
            seed=str(form.seed.data),
            author_id=staff().user_id,
        )
    except operations.AlreadyMade:
        flash(_("This extract was given already. Its link and code were shown once. If they are lost, withdraw it."))
        return back_to(person, "extracts")
    link = _address(url_for("extracts.open_extract", token=made.secret))
    facts = {"extract": made.extract, "link": link, "code": f"{made.code[:4]} {made.code[4:]}"}
    return render_template("people/sharing/extract_given.html", **shared_page(person), **facts)


def _address(path: str) -> str:
    """The whole address of a page of ours, for somebody outside."""
    base: str = current_app.config["PUBLIC_URL"] or request.host_url
    return base.rstrip("/") + path


@room.route("/extracts/<number:extract_number>/withdraw", methods=["GET", "POST"], permit=permits.EXTRACTS)
def withdraw_extract(number: str, extract_number: str) -> ResponseReturnValue:
    """Close an extract before its time."""
    person = queries.person_to_change(number)
    extract = queries.extract(person, extract_number)
    if request.method == "POST":
        operations.withdraw_extract(extract)
        done(_("The extract is withdrawn. Its link does not work any more."))
        return back_to(person, "extracts")
    return render_template("people/sharing/withdraw_extract.html", **shared_page(person), extract=extract)
