"""What codes are called: the words that a field offers while one writes."""

from flask import Response, abort, jsonify, request

from reception.i18n import locales
from reception.i18n.text_safety import plain
from reception.skills import permits
from reception.skills.forms.vocabulary import LONGEST, written
from reception.skills.queries import vocabulary
from reception.skills.rules.vocabulary import Entry
from reception.skills.terms import Scheme
from reception.skills.wording import named
from reception.web.blueprint import Room

room = Room("vocabulary", __name__)


@room.route("/skills/words", methods=["POST"], permit=permits.VOCABULARY)
def words() -> Response:
    """The likeliest entries of `?scheme=` that the words of `q` find, in Swedish, in English or by their codes."""
    scheme = next((scheme for scheme in Scheme if scheme.value == request.args.get("scheme")), None)
    if scheme is None:
        abort(404)
    text = plain(request.form.get("q", "")[: LONGEST + 1])
    found = vocabulary.found(scheme, text) if len(text) <= LONGEST else []
    return jsonify([{"text": written(entry), "label": named(entry), "detail": _detail(entry)} for entry in found])


def _detail(entry: Entry) -> str:
    """The code, and the name in the other language where that is another."""
    other = entry.en if locales.current().tag == "sv" else entry.sv
    return entry.code if other == named(entry) else f"{entry.code}, {other}"
