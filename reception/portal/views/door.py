"""The newcomers' door: a personal link and the year of birth open her own pages; signing out forgets them.

Programs that preview messages open links, too: opening one shows a question and does nothing. What the page says is the
same for a link that holds, is too old, was revoked or never was.
"""

from flask import abort, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from reception.access.permit import PUBLIC
from reception.i18n import locales
from reception.portal import permits
from reception.portal.door import VISIT
from reception.portal.forms.door import YearForm
from reception.portal.operations import entering, visits
from reception.portal.views.room import OwnRoom
from reception.web.answers import discreet
from reception.web.blueprint import Room
from reception.web.slowly import slowly

#: The link itself, which names no language in its path.
link_room = Room("my_link", __name__)
room = OwnRoom("my_door", __name__)


@link_room.route("/l/<token:token>", methods=["GET", "POST"], permit=PUBLIC)
def open_link(token: str) -> ResponseReturnValue:
    """Ask for the year of birth; the right one opens her pages."""
    form, address = YearForm(), request.remote_addr or ""
    if request.method == "POST" and entering.is_throttled(token, address):
        abort(429)
    if form.validate_on_submit():
        try:
            visit = entering.enter(token, form.year_of_birth, address)
        except entering.NotOpened:
            form.refuse_year()
            return slowly(discreet(render_template("portal/door.html", form=form)))
        session.clear()
        session[VISIT] = visit
        return redirect(url_for("my_plan.index", locale=locales.current().tag), 303)
    return discreet(render_template("portal/door.html", form=form))


@room.route("/closed", permit=PUBLIC)
def closed() -> ResponseReturnValue:
    """The visit has ended: how to come in again."""
    return discreet(render_template("portal/closed.html"))


@room.route("/left", permit=PUBLIC)
def left() -> ResponseReturnValue:
    """She has signed out, and nothing of her is left in the browser."""
    return discreet(render_template("portal/left.html"))


@room.route("/help", permit=PUBLIC)
def help_page() -> ResponseReturnValue:
    """How the pages are used, whom to ask, and how to tell of something that does not work."""
    return discreet(render_template("portal/help.html"))


@room.route("/sign-out", methods=["POST"], permit=permits.PAGES)
def sign_out() -> ResponseReturnValue:
    """End the visit, and have the browser forget its pages: a family may share it."""
    visits.end()
    session.clear()
    answer = make_response(redirect(url_for(".left"), 303))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
