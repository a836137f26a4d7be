"""Who a contact was with: what is written in a person field becomes somebody whose case the actor may write to."""

from typing import TYPE_CHECKING, Any

from flask import Response, jsonify, request

from reception.contacts import permits, queries
from reception.contacts.forms.contact import AnybodysContactForm
from reception.contacts.forms.parts import LONGEST_PICK, written
from reception.contacts.queries import Pick
from reception.i18n.formats import listed
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.converters import row_key
from reception.web.forms import Form

if TYPE_CHECKING:
    from reception.contacts.models import Contact

room = Room("contact_people", __name__)


@room.route("/contacts/people", methods=["POST"], permit=permits.WRITE)
def pick() -> Response:
    """At most eight matching people for the field that offers them while one writes."""
    text = request.form.get("q", "").strip()
    found = queries.matching(text) if 1 < len(text) <= LONGEST_PICK else []
    return jsonify([{"text": pick.text, "label": _called(pick), "detail": _detail(pick)} for pick in found])


def _called(pick: Pick) -> str:
    return pick.case_number if pick.is_protected else pick.shown_name


def _detail(pick: Pick) -> str:
    if pick.is_protected:
        return _("protected personal data")
    return f"{pick.birth_year}, {pick.case_number}" if pick.birth_year else pick.case_number


def offer(form: AnybodysContactForm) -> list[Pick]:
    """Those whom the person field may mean; unless it is certain, the form offers the choice. Before validation."""
    picks = queries.matching((form.person.data or "")[:LONGEST_PICK])
    if _is_certain(picks):
        form.chosen.data = None
    else:
        form.chosen.choices = [(pick.case_number, pick.text) for pick in picks]
    return picks


def case_number_of(form: AnybodysContactForm, picks: list[Pick]) -> str | None:
    """The case that is meant; when it is not certain, the form says what is missing. After validation."""
    if _is_certain(picks):
        return picks[0].case_number
    if not picks and not form.person.errors:
        form.refuse("person", _nobody())
    elif picks and not form.chosen.data and not form.chosen.errors:
        form.refuse("chosen", _("Choose who it was with."))
    return form.chosen.data or None


def _is_certain(picks: list[Pick]) -> bool:
    return len(picks) == 1 and picks[0].is_certain


def others_in(form: Form, contact: "Contact | None" = None) -> list[int]:
    """The ids of the other people; a field that means nobody, or several, says so beside it.

    Those who are on `contact` already stay as they are written, also when their own case is closed.
    """
    there = {_text(person): person.person_id for person in _shown(contact)} if contact else {}
    entries = written(form.others.entries)
    found = [there[entry.data] if entry.data in there else _only(entry) for entry in entries]
    if any(entry.errors for entry in entries):
        form.others.errors = [entry.errors for entry in form.others.entries]
    return [person_id for person_id in found if person_id is not None]


def party_begun() -> str | None:
    """The organisation that the page one comes from is about, as the list of parties names it."""
    key = request.args.get("party", type=row_key)
    return str(key) if key else None


def texts_of(contact: "Contact") -> list[str]:
    """The other participants as they are written in the fields; those whom the actor may not see are not there."""
    return [_text(person) for person in _shown(contact)]


def _shown(contact: "Contact") -> list[queries.OtherPerson]:
    return queries.others_of([contact])[contact.id].shown


def _text(person: queries.OtherPerson) -> str:
    return person.number if person.is_protected else f"{person.shown_name}, {person.number}"


def _only(entry: Any) -> int | None:
    if entry.errors:
        return None
    picks = list({pick.person_id: pick for pick in queries.matching(entry.data)}.values())
    if _is_certain(picks):
        return picks[0].person_id
    entry.errors = [*entry.errors, _which(picks) if picks else _nobody()]
    return None


def _which(picks: list[Pick]) -> str:
    return _("Write the number of the one you mean: %(people)s.", people=listed([pick.text for pick in picks]))


def _nobody() -> str:
    return _("Nobody whose case you may write to matches this. Check the spelling, or write the number.")
