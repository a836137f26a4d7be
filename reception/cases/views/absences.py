"""Who is away and who stands in: planned, changed, ended. The list tells nothing about anybody's cases."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK, UNIT_MANAGERS
from reception.accounts import queries as accounts
from reception.cases import operations, permits, queries
from reception.cases.forms.absences import AbsenceForm, ChangeAbsenceForm
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.answers import done
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Absence

room = Room("absences", __name__, url_prefix="/unit/absences")


@room.route("", permit=permits.ABSENCES)
def absences() -> ResponseReturnValue:
    """Who is away now and soon, and who was."""
    return render_template(
        "cases/absences.html",
        coming=queries.absences_from(today()),
        past=queries.past_absences(today()),
        today=today(),
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.ABSENCES)
def new() -> ResponseReturnValue:
    """Plan an absence."""
    form = AbsenceForm(starts_on=today())
    form.user_id.choices = form.substitute_id.choices = _staff()
    if form.validate_on_submit() and _saved(form, lambda unit_id: _planned(form, unit_id), form.user_id.data):
        done(_("The absence is planned. On its days the substitute's My day holds both."))
        return _to_the_list()
    return render_template("cases/absence.html", form=form, cancel_url=url_for(".absences"))


def _planned(form: AbsenceForm, unit_id: int) -> None:
    operations.plan_absence(user_id=form.user_id.data, unit_id=unit_id, **_facts(form))


@room.route("/<int:absence_id>/edit", methods=["GET", "POST"], permit=permits.ABSENCES)
def edit(absence_id: int) -> ResponseReturnValue:
    """Another substitute, or other days."""
    absence = queries.absence(absence_id)
    form = ChangeAbsenceForm(obj=absence)
    form.away_id, form.substitute_id.choices = absence.user_id, _staff()
    is_latest = form.validate_on_submit() and not form.is_outdated(absence)
    if is_latest and _saved(form, lambda unit_id: _changed(absence, form, unit_id), absence.user_id):
        done(_("The absence is changed."))
        return _to_the_list()
    return render_template("cases/absence.html", form=form, absence=absence, cancel_url=url_for(".absences"))


def _changed(absence: "Absence", form: ChangeAbsenceForm, unit_id: int) -> None:
    operations.change_absence(absence, unit_id=unit_id, **_facts(form))


@room.route("/<int:absence_id>/end", methods=["POST"], permit=permits.ABSENCES)
def end(absence_id: int) -> ResponseReturnValue:
    """Whoever was away is back; an absence that has not begun is removed."""
    if operations.end_absence(queries.absence(absence_id), today()):
        done(_("The absence is removed. It had not lasted a day."))
    else:
        done(_("The absence has ended. Each has their own work again."))
    return _to_the_list()


def _staff() -> list[tuple[str, str]]:
    units = staff().unit_ids(UNIT_MANAGERS)
    return [("", _("Choose")), *((str(user.id), user.name) for user in accounts.staff_of(units, CASEWORK))]


def _facts(form: AbsenceForm | ChangeAbsenceForm) -> dict[str, Any]:
    return {name: form.values[name] for name in ("substitute_id", "starts_on", "ends_on")}


def _saved(form: AbsenceForm | ChangeAbsenceForm, save: Callable[[int], None], away_id: int) -> bool:
    """Whether it could be saved; if not, why stands beside the field that can put it right."""
    unit_id = _common_unit(away_id, form.substitute_id.data)
    if unit_id is None:
        form.refuse("substitute_id", _("Choose somebody who does casework in the same unit."))
        return False
    try:
        save(unit_id)
    except operations.InTheWay as problem:
        _refuse(form, problem)
    return not form.failed


def _common_unit(away_id: int, substitute_id: int) -> int | None:
    """A unit of the manager's where both work."""
    units = staff().unit_ids(UNIT_MANAGERS)
    return min(queries.units_of_work(away_id, units) & queries.units_of_work(substitute_id, units), default=None)


def _refuse(form: AbsenceForm | ChangeAbsenceForm, problem: operations.InTheWay) -> None:
    days = {"first": problem.other.starts_on.isoformat(), "last": problem.other.ends_on.isoformat()}
    if isinstance(problem, operations.SubstituteAway):
        message = _("The substitute is away from %(first)s to %(last)s. Choose somebody else, or other days.", **days)
        form.refuse("substitute_id", message)
    elif isinstance(problem, operations.StandsIn):
        message = _(
            "Whoever is to be away stands in for somebody from %(first)s to %(last)s."
            " Choose another substitute there first.",
            **days,
        )
        form.refuse("user_id" if isinstance(form, AbsenceForm) else "starts_on", message)
    else:
        message = _("Away already from %(first)s to %(last)s. Change that absence instead.", **days)
        form.refuse("starts_on", message)


def _to_the_list() -> ResponseReturnValue:
    return redirect(url_for(".absences"), 303)
