"""The page that a partner outside opens: a code first, then what the extract shows. Nobody is signed in here.

Opening the address shows nothing: programs that preview messages open links too. Missing, withdrawn, run out and locked
are answered alike. Nothing here is noted in the reading log, which keeps addresses; each opening is recorded instead.
"""

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from reception.access.permit import PUBLIC
from reception.i18n.text import ngettext
from reception.people import operations, queries
from reception.people.forms.sharing import OpenForm
from reception.people.rules import extracts as rules
from reception.people.terms.papers import ExtractState
from reception.people.views.sharing.extracts import shown_sections
from reception.people.views.sharing.room import called
from reception.web.answers import discreet
from reception.web.blueprint import Room

room = Room("extracts", __name__, url_prefix="/extracts")
#: Longer is no link of ours, and not worth a look.
_LONGEST = 200


@room.route("/<token>", methods=["GET", "POST"], permit=PUBLIC)
def open_extract(token: str) -> ResponseReturnValue:
    """Ask for the code, and show the extract to whoever has it."""
    secret, address = token[:_LONGEST], request.remote_addr or ""
    form = OpenForm()
    if request.method == "POST" and operations.is_throttled(secret, address):
        abort(429)
    if form.validate_on_submit():
        return _tried(form, secret, address)
    extract = queries.extract_with_link(rules.token_hash(secret))
    if extract is None or operations.state_of(extract) is not ExtractState.OPEN:
        return _gone()
    return discreet(render_template("people/sharing/outside/code.html", form=form))


def _tried(form: OpenForm, secret: str, address: str) -> ResponseReturnValue:
    try:
        extract = operations.try_code(secret, form.digits, address)
    except operations.ExtractGone:
        return _gone()
    except operations.WrongCode as wrong:
        if wrong.left == 0:
            return _gone()
        form.refuse("code", _wrong(wrong.left))
        form.code.data = ""
        return discreet(render_template("people/sharing/outside/code.html", form=form))
    line = extract.disclosure
    facts = {"extract": extract, "sections": shown_sections(extract.content), "line": line, "recipient": called(line)}
    return discreet(render_template("people/sharing/outside/extract.html", **facts))


def _wrong(left: int) -> str:
    return ngettext(
        "The code is wrong. %(num)s more try is left.", "The code is wrong. %(num)s more tries are left.", left
    )


def _gone() -> Response:
    return discreet(render_template("people/sharing/outside/gone.html"), 410)
