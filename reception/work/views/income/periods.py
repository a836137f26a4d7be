"""The periods behind the months: added, changed, ended, confirmed, removed."""

from typing import TYPE_CHECKING, Any

from flask import redirect, request
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.web import answers
from reception.web.month_field import read_month
from reception.web.remarks import saved, warn
from reception.work import permits
from reception.work.forms.incomes import ChangeIncomeForm, EndIncomeForm, IncomeForm
from reception.work.operations import incomes as operations
from reception.work.queries import files
from reception.work.queries import incomes as queries
from reception.work.views.frame import in_frame
from reception.work.views.income.room import home_url, room

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import IncomePeriod

ONE = "/<int:period_id>"


@room.route("/new", methods=["GET", "POST"], permit=permits.INCOMES)
def new(number: str) -> ResponseReturnValue:
    """Note what she lives or lived by; `?month=2026-03` fills in a month of which nothing is known."""
    person = files.person_at_work(number)
    month = read_month(request.args.get("month", ""), today())
    form = IncomeForm(data={"first_month": month, "last_month": month} if month and month <= today() else None)
    if form.validate_on_submit() and saved(form, lambda: warn(operations.note_income(person, **form.entered)[1])):
        return _done(person, _("It is saved."))
    return _form_page(person, form, _("Note what the person lives by"))


@room.route(ONE, methods=["GET", "POST"], permit=permits.INCOMES)
def edit(number: str, period_id: int) -> ResponseReturnValue:
    """Correct what is noted."""
    person, period = _found(number, period_id)
    form = ChangeIncomeForm(obj=period)
    if _is_saved(form, period):
        return _done(person, _("It is saved."))
    return _form_page(person, form, _("Change what the person lives by"))


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.INCOMES)
def end(number: str, period_id: int) -> ResponseReturnValue:
    """It has ended: its last month."""
    person, period = _found(number, period_id)
    form = EndIncomeForm(obj=period)
    if _is_saved(form, period):
        return _done(person, _("The last month is saved."))
    return _form_page(person, form, _("It has ended"), label(period.source))


@room.route(f"{ONE}/confirm", methods=["POST"], permit=permits.INCOMES)
def confirm(number: str, period_id: int) -> ResponseReturnValue:
    """It still goes on: the unit heard so today."""
    person, period = _found(number, period_id)
    goes_on = operations.confirm_income(period)
    return _done(
        person, _("It goes on, as heard today.") if goes_on else _("It has ended already. Nothing is changed.")
    )


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.INCOMES)
def remove(number: str, period_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    person, period = _found(number, period_id)
    if request.method == "POST":
        operations.remove_income(period)
        return _done(person, _("It is removed."))
    return in_frame("work/income/remove.html", person, "", period=period, back_url=home_url(person))


def _found(number: str, period_id: int) -> "tuple[Person, IncomePeriod]":
    person = files.person_at_work(number)
    return person, queries.income(person, period_id)


def _is_saved(form: Any, period: "IncomePeriod") -> bool:
    is_latest = form.validate_on_submit() and not form.is_outdated(period)
    return is_latest and saved(form, lambda: warn(operations.change_income(period, **form.entered)))


def _done(person: "Person", said: str) -> ResponseReturnValue:
    answers.done(said)
    return redirect(home_url(person), 303)


def _form_page(person: "Person", form: Any, title: str, what: str = "") -> str:
    return in_frame(
        "work/income/form.html", person, "", form=form, title=title, what=what, back_url=home_url(person)
    )  # fmt: skip
