"""From the waiting list: a group, a first day and the start of the course, in one submit."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.education import permits
from reception.education.forms.studies import GroupPlaceForm, PlaceForm
from reception.education.operations.pupils.placing import place as give_place
from reception.education.queries.groups import in_words
from reception.education.queries.groups.fitting_groups import Fitting, fitting_groups
from reception.education.queries.pupils import pupil
from reception.education.queries.pupils.applications import application as application_numbered
from reception.education.queries.studies.starting import path_and_course
from reception.education.rules.studies.start import latest_within_a_month, latest_within_three_months
from reception.education.terms.pupils import Programme, StudyTime
from reception.education.views.pupils.pupil_tabs import pupil_page
from reception.education.views.studies import back_to, saved_with_warnings
from reception.i18n.formats import language_name, today
from reception.i18n.text import _, label
from reception.web.blueprint import Room
from reception.web.short_number import normalise

if TYPE_CHECKING:
    from datetime import date

    from reception.education.models import Application
    from reception.education.terms.studies import StudyPath

room = Room("placing", __name__)


@room.route("/pupils/<number:number>/studies/place", methods=["GET", "POST"], permit=permits.TELL)
def place(number: str) -> ResponseReturnValue:
    """Give whoever waits a place; `?application=` is the number of the application."""
    found = pupil(number, permits.TELL)
    waiting = application_numbered(found, normalise(request.args.get("application", "")) or "")
    if waiting.ended_on is not None and request.method == "GET":
        flash(_("The pupil waits no longer: the application ended on %(ended)s.", ended=waiting.ended_on), "info")
        return redirect(url_for("studies.studies", number=number), 303)
    path, course = path_and_course(found.id)
    fitting = fitting_groups(waiting, course)
    form = _form(waiting, fitting, path)
    if form.validate_on_submit() and saved_with_warnings(
        form, lambda: give_place(waiting, **form.values, by_id=staff().user_id)
    ):  # fmt: skip
        return back_to(found, _("The pupil has a place, and waits no longer."))
    return render_template(
        "education/studies/place.html", page=pupil_page(found, ""), form=form, application=waiting, path=path,
        course=course, latest=_latest(waiting), has_groups=bool(fitting),
    )  # fmt: skip


def _form(waiting: "Application", fitting: list[Fitting], path: "StudyPath | None") -> GroupPlaceForm:
    preset: dict[str, Any] = {"on": max(filter(None, (today(), waiting.can_begin_on)))}
    first = next((one for one in fitting if one.fits and not one.is_full), None)
    if first is not None:
        preset["group_id"] = first.row.group.id
    form = PlaceForm(path=path, **preset) if waiting.programme is Programme.SFI else GroupPlaceForm(**preset)
    form.group_id.choices = [(one.row.group.id, _called(one)) for one in fitting]
    if waiting.pupil.received_on is not None and isinstance(form, PlaceForm):
        del form.received_on
    return form


def _called(one: Fitting) -> str:
    """The group with what matters for the choice: its free places, course or language, time, and first day ahead."""
    group = one.row.group
    parts = [in_words(one.row)]
    if group.course is not None:
        parts.append(label(group.course))
    if group.language:
        parts.append(language_name(group.language))
    if group.when is not StudyTime.ANY:
        parts.append(label(group.when))
    if group.first_on > today():
        parts.append(_("begins %(day)s", day=group.first_on))
    return " · ".join(parts)


def _latest(waiting: "Application") -> "list[tuple[str, date]]":
    """The last days on which SFI is to begin by law, each with whose it is."""
    if waiting.programme is not Programme.SFI:
        return []
    month = latest_within_a_month(waiting.applied_on) if waiting.in_establishment else None
    months = None if waiting.right_from is None else latest_within_three_months(waiting.right_from)
    named = ((_("Within a month of applying"), month), (_("Within three months of the right"), months))
    return [(words, day) for words, day in named if day is not None]
