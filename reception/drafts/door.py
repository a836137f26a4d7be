"""What becomes of a form on its way in: kept when it is a draft, or when it meets a session that has ended, and given
back on its page.

A draft is kept at the door, before anybody looks whether its page or the row behind it exists for its writer: what one
writes while a right comes and goes is not lost, and the answer tells nothing. It is shown on its page alone.
"""

from urllib.parse import parse_qsl, urlencode

from flask import Flask, Response, abort, current_app, flash, g, jsonify, redirect, request, session
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from reception.access.actor import Actor, staff_or_none
from reception.access.permit import PUBLIC
from reception.accounts import operations as accounts
from reception.accounts.door import FORMER_USER, SUBMISSION_FIELD
from reception.db.session import SAFE_METHODS
from reception.drafts import operations, shown
from reception.drafts.rules import (
    DRAFT,
    LONGEST_BODY,
    LONGEST_WRITING,
    UNTOUCHED,
    WRITING,
    Sent,
    is_untouched,
    kept_of,
    writing_in,
    written_of,
)
from reception.i18n.formats import clock, now
from reception.i18n.text import _

JSON = "application/json"


def keep_typed() -> None:
    """A form met a session that has ended: keep it for whoever wrote it."""
    former_user = session.get(FORMER_USER)
    if request.method in SAFE_METHODS or not former_user or not written_of(_sent()) or not _leads_to_a_page():
        return
    body, was_sent = _body(), DRAFT not in request.form
    if len(body) <= LONGEST_BODY:
        draft_id = operations.keep(former_user, path=request.path, body=body, writing=_writing(), was_sent=was_sent)
        if not _is_asked_by_a_script():
            session["kept_path"], session["kept_draft"] = request.path, draft_id


def _sent() -> list[Sent]:
    return list(request.form.items(multi=True))


def _body() -> str:
    return urlencode(kept_of(_sent()))


def _writing() -> str:
    return writing_in(request.form.get(WRITING, ""))


def _is_asked_by_a_script() -> bool:
    return request.accept_mimetypes.best == JSON


def _leads_to_a_page() -> bool:
    """Whether the address of this form shows the form, too: there alone can a draft be given back."""
    try:
        current_app.create_url_adapter(request).match(method="GET")  # type: ignore[union-attr]  # there is a request
    except HTTPException:
        return False
    return True


def _keep_draft() -> ResponseReturnValue | None:
    """A form that is to be kept, and goes no further. None for every other request."""
    actor = staff_or_none()
    if request.method != "POST" or DRAFT not in request.form or actor is None:
        return None
    if g.get("permit", PUBLIC) is PUBLIC or not _leads_to_a_page():
        return None
    if is_untouched(_sent(), request.form.get(UNTOUCHED, "")):
        operations.forget(actor.user_id, path=request.path, writing=_writing())
        return _answer(_("Nothing is written yet, so there is no draft to save."), "info")
    body = _body()
    if len(body) > LONGEST_BODY:
        abort(413)
    if not _is_still_unsent(actor):
        return _answer(_("This form has been sent already."), "info")
    draft_id = operations.keep(actor.user_id, path=request.path, body=body, writing=_writing())
    return _answer(_("Draft saved %(time)s", time=clock(now())), "done", draft_id)


def _is_still_unsent(actor: Actor) -> bool:
    """Whether the form itself has not arrived yet. One that arrives at this moment waits until its draft is kept, and
    then takes it away: both take the form's token, and only one of them can have it."""
    token = request.form.get(SUBMISSION_FIELD, "")
    if not token or len(token) > LONGEST_WRITING:
        return True
    if not accounts.take_submission(token, actor.user_id):
        return False
    accounts.settle_submission(token, None)
    return True


def _answer(text: str, kind: str, draft_id: int | None = None) -> ResponseReturnValue:
    if _is_asked_by_a_script():
        return jsonify(text=text)
    flash(text, kind)
    return redirect(shown.address(draft_id), 303)


def _give_back() -> None:
    """Hand a draft to the form it was written in: the one asked for, or what met the end of the session."""
    actor = staff_or_none()
    if request.method != "GET" or actor is None:
        return
    met_the_end = session.get("kept_path") == request.path
    wanted = session.pop("kept_draft", None) if met_the_end else request.args.get(shown.ARGUMENT, type=int)
    if met_the_end:
        session.pop("kept_path")
    draft = next((draft for draft in shown.drafts_here() if draft.id == wanted), None) if wanted else None
    if draft is not None:
        g.given_draft, g.given_after_the_end = draft, met_the_end
        g.kept_form = MultiDict(parse_qsl(draft.body, keep_blank_values=True))


def _settle(response: Response) -> Response:
    """What was taken needs no draft any more."""
    actor = staff_or_none()
    taken = request.method not in SAFE_METHODS and 300 <= response.status_code < 400 and DRAFT not in request.form
    if taken and actor is not None and SUBMISSION_FIELD in request.form:
        operations.forget(actor.user_id, path=request.path, writing=_writing())
    return response


def init_app(app: Flask) -> None:
    """Stand at the door of `app`: behind the guard, and before a form counts as sent."""
    app.before_request(_keep_draft)
    app.before_request(_give_back)
    app.after_request(_settle)
    shown.init_app(app)
