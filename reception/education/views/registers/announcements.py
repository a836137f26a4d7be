"""Absence that pupils tell beforehand, and what a pupil attended."""

from typing import Final

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import current, staff
from reception.education import permits
from reception.education.absence_rules import in_force
from reception.education.forms.registers.absences import AnnouncementForm
from reception.education.operations.registers import announcements as operations
from reception.education.queries.pupils import pupil as pupil_numbered
from reception.education.queries.registers import announcements as queries
from reception.education.queries.registers.attendance import attendance_by_month, exceptions_of
from reception.education.queries.registers.signals import signals_of_pupil
from reception.education.rules.absence.watching import words_of
from reception.education.rules.register import NONE
from reception.education.views.pupils.pupil_tabs import pupil_page, register_tab
from reception.education.views.registers.mark_words import in_words
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.web.answers import go_back, way_back
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved

room = Room("announcements", __name__, url_prefix="/pupils/<number:number>")
register_tab("attendance", N_("Attendance"), "announcements.attendance", permits.MARKS, 30)
#: So many exceptions stand on a page, and of the announcements the latest.
_SHOWN: Final = 25
_TOLD: Final = 20


@room.route("/attendance", permit=permits.MARKS)
def attendance(number: str) -> ResponseReturnValue:
    """How much of the teaching a pupil attended: as a whole, by month and group, and each exception."""
    pupil = pupil_numbered(number)
    parts = attendance_by_month(pupil.id)
    total = sum((one.attendance for one in parts), NONE)
    return render_template(
        "education/attendance/page.html",
        page=pupil_page(pupil, "attendance"),
        total=total,
        parts=parts,
        exceptions=page_of(exceptions_of(pupil.id, window(_SHOWN)), rows_a_page=_SHOWN),
        told=queries.announcements_of(pupil.id, most=_TOLD),
        signals=[(one, _(words_of(one.rule, in_force()))) for one in signals_of_pupil(pupil.id)],
        now=now(),
        in_words=in_words,
        may_announce=permits.ANNOUNCE.held_by(current()),
        may_end=permits.END_SIGNALS.held_by(current()),
    )


@room.route("/absences/new", methods=["GET", "POST"], permit=permits.ANNOUNCE)
def new(number: str) -> ResponseReturnValue:
    """The pupil, or somebody for the pupil, tells of an absence to come."""
    pupil = pupil_numbered(number)
    form = AnnouncementForm()
    own = url_for("announcements.attendance", number=number)
    if form.validate_on_submit() and saved(
        form, lambda: operations.announce(pupil, **form.values, by_id=staff().user_id)
    ):
        flash(_("The absence is announced. It stands in the register, unless that is taken already."), "done")
        return go_back(own)
    return render_template(
        "education/attendance/announce.html", page=pupil_page(pupil, ""), form=form, cancel_url=way_back(own)
    )


@room.route("/absences/<int:absence_id>/withdraw", methods=["POST"], permit=permits.ANNOUNCE)
def withdraw(number: str, absence_id: int) -> ResponseReturnValue:
    """The pupil comes after all."""
    told = queries.announcement(absence_id, pupil_numbered(number).id)
    if told.withdrawn_at is None:
        operations.withdraw_announcement(told)
        flash(_("The announcement is withdrawn."), "done")
    return redirect(url_for("announcements.attendance", number=number), 303)
