"""The room of somebody's wishes for a mentor or a friend, and what its pages share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.sentences import in_words
from reception.inclusion.views.frame import in_frame
from reception.reckoning.remarks import Refused
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.web.forms import Form

room: Final = Room("friends", __name__, url_prefix="/people/<number:number>/inclusion/friends")


def tab_url(person: "Person") -> str:
    """Where all wishes of somebody stand."""
    return url_for("person_inclusion.of_person", number=person.number, _anchor="friends")


def match_url(person: "Person", match_id: int) -> str:
    """Where two who were brought together stand."""
    return url_for("friends.match", number=person.number, match_id=match_id)


def back_to(url: str, words: str) -> ResponseReturnValue:
    """Say that it is done, and go there."""
    answers.done(words)
    return redirect(url, 303)


def form_page(person: "Person", form: "Form", title: str, cancel_url: str, **context: Any) -> str:
    """A page with one form. `hint`: a sentence above it; `what`: what the form is about."""
    told = {"hint": None, "what": None, **context}
    return in_frame("inclusion/friends/form.html", person, form=form, title=title, cancel_url=cancel_url, **told)


def done_or_told(work: Callable[[], object], url: str, words: str) -> ResponseReturnValue:
    """Do what a button asks for; what the rules refuse is said on the page that follows."""
    try:
        work()
    except Refused as refused:
        for remark in refused.remarks:
            flash(in_words(remark.said), "late")
        return redirect(url, 303)
    return back_to(url, words)
