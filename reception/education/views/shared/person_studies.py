"""The tab "SFI and courses" of a person: what the boards' sharing lets her caseworker see."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.education import permits
from reception.education.forms.person_studies import EndSignalForm
from reception.education.operations.registers import signals as operations
from reception.education.queries.shared import person_studies as queries
from reception.education.queries.shared.attendance import LAST_WEEKS, signal_of
from reception.education.rules.orientation import HOURS
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people import permits as people_permits
from reception.people import queries as people
from reception.people.tabs import Tab, person_tabs
from reception.web.blueprint import Room
from reception.web.remarks import saved

room = Room("person_studies", __name__, url_prefix="/people/<number:number>/studies")
#: To be registered beside the other tabs of a person.
TAB = Tab("studies", N_("SFI and courses"), "person_studies.of_person", people_permits.READ, 45)


@room.route("", permit=people_permits.READ)
def of_person(number: str) -> ResponseReturnValue:
    """Courses, attendance, results and plan, each as far as it crosses; of the rest why it does not."""
    person = people.person_to_read(number)
    return render_template(
        "education/person/studies.html",
        person=person,
        studies=queries.studies_of(person),
        tabs_of_person=person_tabs(person, TAB.name),
        whole_hours=HOURS.amount,
        weeks=LAST_WEEKS,
        today=today(),
    )


@room.route("/signals/<int:signal_id>", methods=["GET", "POST"], permit=permits.SHARED_SIGNALS)
def signal(number: str, signal_id: int) -> ResponseReturnValue:
    """Absence to act on: say what was done."""
    person = people.person_to_read(number)
    found = signal_of(person, signal_id)
    form = EndSignalForm()
    if form.validate_on_submit() and saved(
        form, lambda: operations.end_signal(found, **form.values, by_id=staff().user_id)
    ):
        flash(_("It is written down. The absence is no longer on your list."), "done")
        return redirect(url_for(".of_person", number=number), 303)
    return render_template("education/person/signal.html", person=person, form=form, signal=found)
