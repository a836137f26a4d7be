"""Throwing a draft away, and taking that back."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.permit import SIGNED_IN
from reception.drafts import operations, queries
from reception.i18n.text import _
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.pages import local_address

room = Room("drafts", __name__, url_prefix="/drafts")


@room.route("/<int:draft_id>/throw-away", methods=["POST"], permit=SIGNED_IN)
def throw_away(draft_id: int) -> ResponseReturnValue:
    """Do without what was written. One that is gone already is gone, whoever's it was."""
    if operations.throw_away(staff().user_id, draft_id):
        answers.done(_("The draft is thrown away."), undo_url=url_for(".take_back", draft_id=draft_id))
    return answers.go_back("/")


@room.route("/<int:draft_id>/take-back", methods=["POST"], permit=SIGNED_IN)
def take_back(draft_id: int) -> ResponseReturnValue:
    """It was thrown away by mistake; back to its page, where it waits."""
    draft = queries.thrown(draft_id, staff().user_id)
    operations.take_back(draft)
    flash(_("The draft is back."), "done")
    return redirect(local_address(draft.path) or "/", 303)
