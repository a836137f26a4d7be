"""The room of the desk, and what its pages share: the page with one form, and the way back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.reckoning.remarks import Remarks
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import warn, written
from reception.work.forms.desk import RemoveForm
from reception.work.operations import desk as operations
from reception.work.views.frame import in_frame

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.web.forms import Form

room = Room("work_desk", __name__, url_prefix="/people/<number:number>/work/desk")


def is_saved(form: "Form", work: Callable[[], Remarks]) -> bool:
    """Do the writes, and say on the next page what is to be noted of them. What is refused stands beside its field."""
    remarks = written(form, work)
    if remarks is not None and not form.failed:
        warn(remarks)
    return not form.failed


def back_to_desk(person: "Person", words: str) -> ResponseReturnValue:
    """Say that it is done, and go where one came from, or to the desk."""
    answers.done(words)
    return answers.go_back(desk_url(person))


def desk_url(person: "Person") -> str:
    """The address of the desk."""
    return url_for("work_desk.of_person", number=person.number)


def form_page(person: "Person", form: "Form", title: str, **context: Any) -> str:
    """A page with one form. `context`: `hint` above it, the words of the button as `submit`, and whether it is
    `danger`ous; `acts` are (words, url) of what else can be done with what is changed."""
    shown = {"hint": None, "submit": None, "danger": False, "acts": (), **context}
    return in_frame("work/desk/form.html", person, "", form=form, title=title, cancel_url=desk_url(person), **shown)


def remove_page(person: "Person", row: Any, title: str, event: str) -> ResponseReturnValue:
    """Before something that was noted by mistake goes; and its going."""
    form = RemoveForm(version=row.version)
    if form.validate_on_submit() and not form.is_outdated(row):
        operations.remove(row, event)
        return back_to_desk(person, _("It is removed."))
    hint = _("Remove it only if it was noted by mistake. What has ended is ended instead, with its day.")
    return form_page(person, form, title, hint=hint, submit=_("Remove"), danger=True)
