"""The room of volunteers, and what its pages share."""

from typing import TYPE_CHECKING, Any, Final

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import label
from reception.inclusion.terms.mentors import FriendKind
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.inclusion.models import Volunteer
    from reception.web.forms import Form

room: Final = Room("volunteers", __name__, url_prefix="/volunteers")


@room.app_template_filter("friend_kind")
def friend_kind(code: str) -> str:
    """What a volunteer offers, in the reader's language, by the code that is kept."""
    return label(FriendKind(code))


def form_page(volunteer: "Volunteer | None", form: "Form", title: str, **context: Any) -> str:
    """A page with one form about a volunteer, or about one to add."""
    told = {"hint": None, **context}
    return render_template("inclusion/volunteers/form.html", volunteer=volunteer, form=form, title=title, **told)


def back_to(volunteer: "Volunteer", words: str) -> ResponseReturnValue:
    """Say that it is done, and show the volunteer."""
    answers.done(words)
    return redirect(url_for("volunteers.volunteer", number=volunteer.number), 303)
