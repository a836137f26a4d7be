"""Whether somebody is still at work there after so many months: answered, corrected, removed."""

from typing import TYPE_CHECKING, Any

from flask import request
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.i18n.formats import today
from reception.i18n.text import _, ngettext
from reception.web.remarks import saved, warn
from reception.work import permits
from reception.work.forms.employments import CheckForm
from reception.work.operations import employments as operations
from reception.work.queries import jobs
from reception.work.rules.checks import CheckState
from reception.work.views.jobs.employments import ONE, employment_url, found, room
from reception.work.views.jobs.lasting import checks_today
from reception.work.views.jobs.shared import back_to, form_page, removal_page

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import Employment
    from reception.work.rules.checks import Check

CHECK = f"{ONE}/checks/<int:months>"


@room.route(CHECK, methods=["GET", "POST"], permit=permits.CHECKS)
def check(number: str, employment_id: int, months: int) -> ResponseReturnValue:
    """Answer, or correct the answer. A job that somebody has left ends in the same step."""
    person, row = found(number, employment_id)
    asked = _asked(row, months)
    form = _form(row, months)
    is_latest = form.validate_on_submit() and not form.is_outdated(row, lambda: _anew(person, row, months))
    if is_latest and saved(form, lambda: warn(operations.answer_check(row, months, **form.entered))):
        return back_to(employment_url(person, row), _("The answer is noted."))
    title = ngettext("Still there after %(num)s month?", "Still there after %(num)s months?", months)
    return form_page(person, form, title, employment_url(person, row), what=row.title, hint=_hint(row, asked))


def _asked(row: "Employment", months: int) -> "Check":
    """The question of that many months. Raises OutOfReach where there is none."""
    found_check = next((one for one in checks_today(row) if one.months == months), None)
    if found_check is None:
        raise OutOfReach
    return found_check


def _form(row: "Employment", months: int, **options: None) -> CheckForm:
    known = next((one for one in row.checks if one.months == months), None)
    names = ("answer", "asked_on", "learnt_through", "note")
    facts: dict[str, Any] = {name: getattr(known, name) for name in names} if known else {"asked_on": today()}
    return CheckForm(has_ended=row.ended_on is not None, data={**facts, "version": row.version}, **options)


def _anew(person: "Person", row: "Employment", months: int) -> CheckForm:
    """The form as the job and its answers fill it by now."""
    return _form(jobs.employment(person, row.id), months, formdata=None)


def _hint(row: "Employment", asked: "Check") -> str:
    began, due = row.started_on.isoformat(), asked.due_on.isoformat()
    if row.ended_on is not None:
        return _("The job began %(began)s and ended %(ended)s.", began=began, ended=row.ended_on.isoformat())
    if asked.state in {CheckState.COMING, CheckState.LATER}:
        return _("The job began %(began)s. This is asked from %(due)s on.", began=began, due=due)
    return _("The job began %(began)s. The question is about %(due)s.", began=began, due=due)


@room.route(f"{CHECK}/remove", methods=["GET", "POST"], permit=permits.CHECKS)
def remove_check(number: str, employment_id: int, months: int) -> ResponseReturnValue:
    """The answer was noted by mistake."""
    person, row = found(number, employment_id)
    if _asked(row, months).state is not CheckState.ANSWERED:
        raise OutOfReach
    if request.method == "POST":
        operations.remove_check(row, months)
        return back_to(employment_url(person, row), _("The answer is removed."))
    what = ngettext("Still there after %(num)s month?", "Still there after %(num)s months?", months)
    why = _("Remove an answer only if it was noted by mistake. A job that ended with it has ended all the same.")
    return removal_page(person, _("Remove the answer"), what, why, employment_url(person, row))
