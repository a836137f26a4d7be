"""What newcomers wrote from their own pages, and what was answered: of one person, and what waits in one's units."""

from typing import TYPE_CHECKING

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.audit.reading import saw
from reception.cases import queries as cases
from reception.i18n.text import _
from reception.messages import permits
from reception.messages.forms.written import AnswerForm
from reception.messages.operations import written as operations
from reception.messages.queries import written as queries
from reception.messages.views.frame import in_frame
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

if TYPE_CHECKING:
    from reception.messages.models import NewcomerMessage

room = Room("newcomer_messages", __name__)
ON_PERSON = "/people/<number:number>/messages"


@room.route("/messages", permit=permits.WRITTEN)
def waiting() -> ResponseReturnValue:
    """What waits in one's units, of one's own cases first."""
    page = page_of(queries.waiting_in_units(staff(), window()))
    saw(row.person_id for row in page.rows)
    return render_template("messages/waiting.html", page=page)


@room.route(ON_PERSON, permit=permits.WRITTEN)
def of_person(number: str) -> ResponseReturnValue:
    """What somebody wrote from her own pages, and what was answered: what waits first."""
    person = cases.cases_about(number)[0].person
    written = queries.written_by(person)
    waiting_now = [one for one in written if one.handled_at is None]
    handled = [one for one in written if one.handled_at is not None]
    return in_frame("messages/written.html", person, "written", waiting=waiting_now, handled=handled)


@room.route(f"{ON_PERSON}/<int:message_id>", methods=["GET", "POST"], permit=permits.WRITTEN)
def answer(number: str, message_id: int) -> ResponseReturnValue:
    """Answer a message, or only mark it as handled."""
    person = cases.cases_about(number)[0].person
    message = queries.message(person, message_id)
    form = AnswerForm(obj=message)
    if form.validate_on_submit() and (message.handled_at is not None or not form.is_outdated(message)):
        try:
            operations.handle(message, reply=form.reply.data or None)
        except operations.HandledAlready:
            return _page(message, form, came_late=True), 409
        undo_url = url_for(".take_up_again", number=person.number, message_id=message.id)
        answers.done(_("The message is marked as handled."), undo_url=undo_url)
        return answers.go_back(url_for(".of_person", number=person.number))
    return _page(message, form)


def _page(message: "NewcomerMessage", form: AnswerForm, *, came_late: bool = False) -> str:
    """`came_late`: what was written is shown, and saved nowhere."""
    person = message.case.person
    back = answers.way_back(url_for(".of_person", number=person.number))
    asked = {"message": message, "form": form, "came_late": came_late, "cancel_url": back}
    return in_frame("messages/answer.html", person, "", **asked)


@room.route(f"{ON_PERSON}/<int:message_id>/take-up-again", methods=["POST"], permit=permits.WRITTEN)
def take_up_again(number: str, message_id: int) -> ResponseReturnValue:
    """It was marked too early: it waits again."""
    person = cases.cases_about(number)[0].person
    operations.take_up_again(queries.message(person, message_id))
    answers.done(_("The message waits again."))
    return redirect(url_for(".answer", number=person.number, message_id=message_id), 303)
