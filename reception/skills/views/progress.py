"""How far somebody has come: where she stands by herself and by staff, how that changed, and measuring it again."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.skills import permits
from reception.skills.forms.progress import measure_form
from reception.skills.operations import progress as operations
from reception.skills.queries import progress as queries
from reception.skills.rules import progress as rules
from reception.skills.terms import RatedBy
from reception.skills.views.frame import in_frame
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reception.skills.models import SkillsProfile

room = Room("skills_progress", __name__, url_prefix="/skills/<number:number>/progress")


@dataclass(frozen=True)
class _Shown:
    """An area with where somebody stands by each, and the points of each one's line."""

    area: rules.Area
    standings: "Sequence[tuple[RatedBy, rules.Standing | None]]"
    lines: "Sequence[tuple[RatedBy, list[tuple[float, float]]]]"

    @property
    def has_line(self) -> bool:
        """Whether there is more than a point to draw."""
        return any(len(points) > 1 for _by, points in self.lines)


@room.route("", permit=permits.READ)
def of_profile(number: str) -> ResponseReturnValue:
    """The newest of each area side by side, what changed since the first and the last time, and every measurement."""
    profile = queries.profile_measured(number, permits.READ)
    measures = queries.measures_of(profile)
    measured = {one.area for one in measures}
    return in_frame(
        "skills/progress/page.html",
        profile.person,
        profile,
        "progress",
        shown=[_shown(area, measures) for area in rules.areas().asked(measured) if area.code in measured],
        history=rules.history(measures),
        size=(rules.WIDTH, rules.HEIGHT, rules.EDGE),
        raters=tuple(RatedBy),
    )


def _shown(area: rules.Area, measures: "Sequence[rules.Measure]") -> _Shown:
    return _Shown(
        area,
        [(one, rules.standing(measures, area.code, one)) for one in RatedBy],
        [(one, rules.line(measures, area.code, one)) for one in RatedBy],
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.WRITE)
def new(number: str) -> ResponseReturnValue:
    """Measure again."""
    profile = queries.profile_measured(number, permits.WRITE)
    form = measure_form(again=True)
    measured = {one.on for one in profile.measures}
    if form.validate_on_submit() and saved(form, lambda: operations.measure(profile, form.on.data, form.rated)):
        replaced = _("It is saved. What was rated on that day before is replaced where you rated it anew.")
        answers.done(replaced if form.on.data in measured else _("It is saved."))
        return redirect(url_for(".of_profile", number=number), 303)
    return _form_page(profile, form, is_measured_today=today() in measured)


@room.route("/<day:day>", methods=["GET", "POST"], permit=permits.WRITE)
def edit(number: str, day: date) -> ResponseReturnValue:
    """Put right what was measured on a day."""
    measured = _measured(number, day)
    form = _filled(measured)
    if (
        form.validate_on_submit()
        and not form.is_outdated(measured, lambda: _filled(_measured(number, day), formdata=None))
        and saved(form, lambda: operations.correct(measured, form.rated))
    ):
        answers.done(_("It is put right."))
        return redirect(url_for(".of_profile", number=number), 303)
    return _form_page(measured.profile, form, on=measured.on)


@room.route("/<day:day>/remove", methods=["GET", "POST"], permit=permits.WRITE)
def remove(number: str, day: date) -> ResponseReturnValue:
    """Take a measurement away: nothing was measured on that day after all."""
    measured = _measured(number, day)
    if request.method == "POST":
        operations.remove(measured)
        answers.done(_("The measurement is removed."))
        return redirect(url_for(".of_profile", number=number), 303)
    return in_frame("skills/progress/remove.html", measured.profile.person, measured.profile, "", on=measured.on)


def _measured(number: str, day: date) -> queries.MeasuredDay:
    """What was measured on a day. Raises OutOfReach."""
    return queries.measured_on(queries.profile_measured(number, permits.WRITE), day)


def _filled(day: queries.MeasuredDay, **options: Any) -> Any:
    rated = {(one.area, one.rated_by): one.level for one in day.rows}
    return measure_form(rated=rated, version=day.version, **options)


def _form_page(profile: "SkillsProfile", form: Any, **more: Any) -> str:
    return in_frame("skills/progress/form.html", profile.person, profile, "", form=form, **more)
