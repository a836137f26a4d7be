"""What she writes: something is wrong, a question; and what was answered."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.forms.writing import WriteForm
from reception.portal.operations import writing as operations
from reception.portal.queries import writing as queries
from reception.portal.queries.own_case import own_case
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_writing", __name__)


@room.route("/write", methods=["GET", "POST"], permit=permits.MESSAGES)
def write() -> ResponseReturnValue:
    """Write to us."""
    form = WriteForm()
    if request.method == "GET":
        form.choose_asked()
    if form.validate_on_submit():
        try:
            operations.write(form.wish.data, str(form.text.data), about=form.about.data)
        except operations.EnoughForToday:
            form.refuse_more()
        else:
            return redirect(url_for(".messages", sent="yes"), 303)
    return render_template("portal/writing.html", form=form, own=own_case())


@room.route("/messages", permit=permits.MESSAGES)
def messages() -> ResponseReturnValue:
    """What she wrote, and what was answered."""
    is_sent = request.args.get("sent") == "yes"
    return render_template("portal/messages.html", messages=queries.messages(), is_sent=is_sent)
