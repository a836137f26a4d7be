"""Who is meant by what is written in a field for a person of the register. Somebody hidden is met like a stranger."""

import re
from typing import TYPE_CHECKING, Any, Final

from flask import Response, jsonify, request

from reception.i18n.text import _
from reception.people import permits, queries
from reception.people.forms.household import LONGEST_PICK
from reception.people.queries import Hit
from reception.people.wording import birth_in_words, in_field
from reception.web import short_number
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.people.models import Person

room = Room("choosing", __name__)

#: How many are offered.
_MOST: Final = 8
_LAST_WORD: Final = re.compile(r"(\S+)\s*$")


@room.route("/people/choose", methods=["POST"], permit=permits.IDENTIFY)
def choose() -> Response:
    """At most eight matching people for the field that offers them while one writes."""
    text = request.form.get("q", "").strip()
    found = _matching(text) if 1 < len(text) <= LONGEST_PICK else []
    return jsonify([{"text": _in_field(hit), "label": _called(hit), "detail": _detail(hit)} for hit in found])


def _matching(text: str) -> list[Hit]:
    """Those whom `text` may mean: by the short number that it ends with, else as a search finds them."""
    last_word = _LAST_WORD.search(text)
    number = short_number.normalise(last_word[1]) if last_word else None
    person = queries.found_in_sight(number) if number else None
    return [_hit(person)] if person else list(queries.search(number or text).hits[:_MOST])


def _hit(person: "Person") -> Hit:
    return Hit(
        person_id=person.id,
        number=person.number,
        shown_name=person.shown_name,
        own_script=None,
        birth=birth_in_words(person.birth_on, person.birth_precision),
        is_protected=person.is_protected,
        exact=True,
    )


def _in_field(hit: Hit) -> str:
    return in_field(hit.shown_name, hit.birth, hit.number, is_protected=hit.is_protected)


def _called(hit: Hit) -> str:
    return hit.number if hit.is_protected else hit.shown_name


def _detail(hit: Hit) -> str:
    if hit.is_protected:
        return _("protected personal data")
    return f"{hit.birth}, {hit.number}" if hit.birth else hit.number


def offer(form: Any) -> list[Hit]:
    """Those whom the form's `person` may mean; unless it is certain, the form offers the choice. Before validation."""
    hits = _matching((form.person.data or "").strip()[:LONGEST_PICK]) if form.person.data else []
    if _is_certain(hits):
        form.chosen.data = None
    else:
        form.chosen.choices = [(hit.number, _in_field(hit)) for hit in hits]
    return hits


def chosen_person(form: Any, hits: list[Hit]) -> "Person | None":
    """Whom the form means; when it is not certain, the form says what is missing. After validation."""
    number = hits[0].number if _is_certain(hits) else form.chosen.data
    if number and not form.failed:
        return queries.person_in_sight(number)
    if form.person.data and not hits and not form.person.errors:
        form.refuse("person", _("Nobody in the register matches this. Check the spelling, or write the number."))
    elif hits and not number and not form.chosen.errors:
        form.refuse("chosen", _("Choose who it is."))
    return None


def _is_certain(hits: list[Hit]) -> bool:
    return len(hits) == 1 and hits[0].exact


def suggested() -> str | None:
    """How the person of the number in the address (`?person=`) is written in a field; None if there is nobody."""
    number = short_number.normalise(request.args.get("person", ""))
    if number is None or request.method != "GET":
        return None
    person = queries.found_in_sight(number)
    return _in_field(_hit(person)) if person else None
