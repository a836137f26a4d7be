"""Registering a pupil from the school's side."""

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.education import permits
from reception.education.forms.pupils.registration import NewPupilForm
from reception.education.operations.pupils.registration import register_pupil
from reception.education.queries.pupils.registering import may_be
from reception.i18n.text import _
from reception.people.operations import NumberTaken
from reception.web.answers import done
from reception.web.blueprint import Room
from reception.web.remarks import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reception.people.queries import Hit

room = Room("pupil_registration", __name__)


@room.route("/pupils/new", methods=["GET", "POST"], permit=permits.IDENTIFY)
def new() -> ResponseReturnValue:
    """Who, is it one of these, and what is applied for."""
    schools = own_schools()
    form = NewPupilForm(schools)
    hits: Sequence[Hit] = ()
    if request.method == "POST" and form.validate():
        hits = may_be([form.name.data or ""], form.known_number, form.known_birth)
        form.ask_about(hits)
        number = None if form.failed else _registered(form, hits)
        if number is not None:
            done(_("The registration is saved."))
            return redirect(url_for("pupils.pupil", number=number), 303)
    return render_template("education/pupils/new.html", form=form, hits=hits, several=len(schools) > 1)


def _registered(form: NewPupilForm, hits: "Sequence[Hit]") -> str | None:
    """The number of the page that shows it; None where something is to be put right."""

    def work() -> str:
        return register_pupil(
            unit_id=form.unit_id.data, known_as=form.chosen(hits), asked=form.asked, by_id=staff().user_id,
            **form.facts,
        )  # fmt: skip

    try:
        return written(form, work)
    except NumberTaken:
        form.refuse("number", _("Somebody was registered with this number meanwhile. Send the form again."))
        return None


def own_schools() -> list[tuple[int, str]]:
    """The units where the actor works at school."""
    units = {duty.unit_id: duty.unit_name for duty in staff().duties if duty.role in permits.EDUCATION}
    return sorted(units.items(), key=lambda unit: unit[1])
