"""Where somebody stood at the moments that are asked about: what follows from what is noted, and the answer."""

from typing import TYPE_CHECKING, Final

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved
from reception.work import permits
from reception.work.forms.statuses import StatusForm
from reception.work.operations import statuses as operations
from reception.work.queries import files
from reception.work.queries import statuses as queries
from reception.work.rules.moments import moments
from reception.work.views.frame import in_frame

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import WorkFile
    from reception.work.queries.statuses import StatusAt

_MOMENTS: Final = ", ".join(f'"{code}"' for code in moments())
room = Room("work_statuses", __name__, url_prefix=f"/people/<number:number>/work/statuses/<any({_MOMENTS}):moment>")


@room.route("", methods=["GET", "POST"], permit=permits.STATUSES)
def note(number: str, moment: str) -> ResponseReturnValue:
    """The moment, its day, what is reckoned, and the question; before its day there is nothing to answer."""
    person, file, every = _opened(number)
    shown = queries.status_at(every, moment)
    if shown.asked.on > today():
        return _page(person, file, every, shown, None)
    kept = queries.note_in(file, moment)
    form = StatusForm(obj=kept)
    is_latest = form.validate_on_submit() and not (kept is not None and form.is_outdated(kept))
    note_it = lambda: operations.note_status(person, moment, shown.asked.on, kept=kept, **form.entered)  # noqa: E731
    if is_latest and saved(form, note_it):
        answers.done(_("It is noted."))
        return answers.go_back(_overview_url(person))
    return _page(person, file, every, shown, form)


@room.route("/remove", methods=["GET", "POST"], permit=permits.STATUSES)
def remove(number: str, moment: str) -> ResponseReturnValue:
    """It was noted by mistake: what is reckoned stands again."""
    person, file, every = _opened(number)
    shown = queries.status_at(every, moment)
    kept = queries.note_in(file, moment)
    if kept is None:
        return redirect(url_for(".note", number=person.number, moment=moment), 303)
    if request.method == "POST":
        operations.remove_status(kept)
        answers.done(_("It is removed."))
        return redirect(_overview_url(person), 303)
    return in_frame("work/statuses/remove.html", person, "", shown=shown)


def _opened(number: str) -> "tuple[Person, WorkFile | None, list[StatusAt]]":
    person = files.person_at_work(number)
    file = files.file_of(person)
    return person, file, queries.statuses_of(person, file)


def _page(
    person: "Person", file: "WorkFile | None", every: "list[StatusAt]", shown: "StatusAt", form: StatusForm | None
) -> str:
    covering = queries.covering(file, shown.asked.on)
    return in_frame(
        "work/statuses/note.html", person, "", shown=shown, every=every, form=form, covering=covering,
        back_url=_overview_url(person),
    )  # fmt: skip


def _overview_url(person: "Person") -> str:
    return url_for("person_work.of_person", number=person.number)
