"""The link in an e-mail that says: no more messages.

Programs that preview messages open links, too: opening it asks, and only the answer stops. The page is the same, and as
slow, for a link that somebody made and one that nobody did.
"""

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from reception.access.permit import PUBLIC
from reception.portal.operations import messages_to_me
from reception.web.blueprint import Room
from reception.web.slowly import slowly

room = Room("my_stop", __name__)


@room.route("/stop/<token:token>", methods=["GET", "POST"], permit=PUBLIC)
def stop(token: str) -> ResponseReturnValue:
    """Ask whether she wants no more messages; yes stops them."""
    if request.method == "POST":
        messages_to_me.stop_by(token)
    return slowly(_discreet(render_template("portal/stop.html", is_done=request.method == "POST")))


def _discreet(page: str) -> Response:
    """An answer that no search engine keeps."""
    answer = make_response(page)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer
