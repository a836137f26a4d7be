"""What the pages about placements, jobs, studies and advice share: a form, a confirmation, and the way back."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.web import answers
from reception.web.converters import row_key
from reception.work.views.frame import in_frame

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.web.forms import Form


def jobs_url(person: "Person") -> str:
    """Where all of it stands."""
    return url_for("person_jobs.of_person", number=person.number)


def back_to(url: str, words: str) -> ResponseReturnValue:
    """Say that it is done, and go where one came from, or there."""
    answers.done(words)
    return answers.go_back(url)


def form_page(person: "Person", form: "Form", title: str, cancel_url: str, **context: Any) -> str:
    """A page with one form. `hint`: a sentence above it; `what`: what somebody wrote, that the form is about."""
    told = {"hint": None, "what": None, "submit": None, **context}
    return in_frame("work/jobs/form.html", person, "", form=form, title=title, cancel_url=cancel_url, **told)


def removal_page(person: "Person", title: str, what: str, why: str, back_url: str) -> str:
    """Before something that was noted by mistake goes. `why`: when it is removed, and when ended instead."""
    return in_frame("work/jobs/remove.html", person, "", title=title, what=what, why=why, back_url=back_url)


def asked_key(name: str) -> int | None:
    """The row's key that the address names; None where it names none. Raises OutOfReach for what is no key."""
    text = request.args.get(name, "")
    if not text:
        return None
    try:
        return row_key(text)
    except ValueError as no_key:
        raise OutOfReach from no_key
