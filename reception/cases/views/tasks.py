"""Tasks of a case: set, changed, done, cancelled, put to rest."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.cases import operations, permits, queries
from reception.cases.forms.tasks import ChangeTaskForm, RestForm, TaskForm
from reception.i18n.text import _
from reception.people.tabs import person_url
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case, Task

room = Room("tasks", __name__, url_prefix="/cases/<number:number>/tasks")


@room.route("/new", methods=["GET", "POST"], permit=permits.WRITE)
def new(number: str) -> ResponseReturnValue:
    """Set a next step."""
    case = queries.case(number, permits.WRITE)
    form = TaskForm(owner_id=staff().user_id)
    form.owner_id.choices = _owners(case)
    if form.validate_on_submit() and _saved(form, lambda: operations.set_task(case, **_facts(form))):
        answers.done(_("The next step is set."))
        return answers.go_back(person_url(case.person))
    return _page("cases/task.html", form, case)


@room.route("/<int:task_id>/edit", methods=["GET", "POST"], permit=permits.WRITE)
def edit(number: str, task_id: int) -> ResponseReturnValue:
    """Change what is to be done, when, or by whom."""
    case, task = _found(number, task_id)
    form = _change_form(case, task)
    is_valid = form.validate_on_submit()
    is_latest = is_valid and not form.is_outdated(task, lambda: _change_form(case, task, formdata=None))
    if is_latest and _saved(form, lambda: operations.change_task(task, **_facts(form))):
        answers.done(_("The next step is changed."))
        return answers.go_back(person_url(case.person))
    return _page("cases/task.html", form, case, task=task)


def _change_form(case: "Case", task: "Task", **options: Any) -> ChangeTaskForm:
    form = ChangeTaskForm(obj=task, **options)
    form.owner_id.choices = _owners(case)
    return form


@room.route("/<int:task_id>/done", methods=["POST"], permit=permits.WRITE)
def done(number: str, task_id: int) -> ResponseReturnValue:
    """The task is done; a slip can be taken up again."""
    return _ended(number, task_id, operations.finish_task, _("Done."))


@room.route("/<int:task_id>/cancel", methods=["POST"], permit=permits.WRITE)
def cancel(number: str, task_id: int) -> ResponseReturnValue:
    """The task is no longer to be done."""
    return _ended(number, task_id, operations.cancel_task, _("The next step is cancelled."))


@room.route("/<int:task_id>/reopen", methods=["POST"], permit=permits.WRITE)
def reopen(number: str, task_id: int) -> ResponseReturnValue:
    """It is to be done after all."""
    case, task = _found(number, task_id)
    operations.take_up_task(task)
    answers.done(_("The next step is to be done again."))
    return answers.go_back(person_url(case.person))


@room.route("/<int:task_id>/rest", methods=["GET", "POST"], permit=permits.WRITE)
def rest(number: str, task_id: int) -> ResponseReturnValue:
    """Put a task away until a day."""
    case, task = _found(number, task_id)
    form = RestForm(choice="tomorrow", version=task.version)
    is_latest = form.validate_on_submit() and not form.is_outdated(task)
    if is_latest and _saved(form, lambda: operations.rest_task(task, form.until)):
        answers.done(_("The task rests, and comes back by itself."))
        return answers.go_back(person_url(case.person))
    return _page("cases/rest.html", form, case, task=task)


def _ended(number: str, task_id: int, end: Callable[..., None], words: str) -> ResponseReturnValue:
    case, task = _found(number, task_id)
    try:
        end(task)
    except operations.TaskEnded:
        flash(_("The task had ended already."), "info")
    else:
        answers.done(words, undo_url=url_for(".reopen", number=number, task_id=task_id))
    return answers.go_back(person_url(case.person))


def _saved(form: TaskForm | RestForm, work: Callable[[], object]) -> bool:
    try:
        work()
    except operations.TaskEnded:
        form.refuse(None, _("The task has ended and cannot be changed."))
    except operations.NotNamed:
        form.refuse("owner_id", _("This person is protected. Choose somebody who is named for the file."))
    return not form.failed


def _facts(form: TaskForm) -> dict[str, Any]:
    return {"title": form.title.data, "due_on": form.due_on.data, "owner_id": form.owner_id.data}


def _owners(case: "Case") -> list[tuple[str, str]]:
    colleagues = [(str(user.id), user.name) for user in queries.colleagues(case)]
    return [("", _("The caseworker")), *colleagues]


def _found(number: str, task_id: int) -> tuple["Case", "Task"]:
    case = queries.case(number, permits.WRITE)
    return case, queries.task(case, task_id, permits.WRITE)


def _page(template: str, form: TaskForm | RestForm, case: "Case", **more: object) -> str:
    form.next.data = form.next.data or answers.way_back(person_url(case.person))
    return render_template(template, form=form, case=case, cancel_url=answers.way_back(person_url(case.person)), **more)
