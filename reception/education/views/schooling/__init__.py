"""The tab "School" of a person: preschool and school with their waits, the mapping, support, and meetings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.education import permits
from reception.education.forms.schooling import ChangeSchoolingForm, EndSchoolingForm, SchoolingForm
from reception.education.operations import schooling as operations
from reception.education.queries import schooling as queries
from reception.education.rules.schooling import likely_form, next_form, waits
from reception.education.terms.school import SchoolingEnd
from reception.education.terms.studies import SchoolForm
from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.people import queries as people
from reception.people.tabs import person_tabs
from reception.web.blueprint import Room
from reception.web.remarks import saved, warn

if TYPE_CHECKING:
    from reception.education.models import Schooling
    from reception.people.models import Person
    from reception.web.forms import Form

room = Room("person_school", __name__, url_prefix="/people/<number:number>/school")
ONE = "/<number:place_number>"
#: The endings after which the next place is entered at once.
_GOES_ON = (SchoolingEnd.NEXT_FORM, SchoolingEnd.OTHER_SCHOOL, SchoolingEnd.NATIONAL_PROGRAMME)


@room.route("", permit=permits.SCHOOLING)
def of_person(number: str) -> ResponseReturnValue:
    """Where the child goes to school, what is waited for, and how she came there; and her household's children."""
    person = people.person_to_read(number)
    is_own = queries.goes_to_school(person)
    places = queries.schoolings_of(person)
    arrived = queries.arrived_on_protection(person) if places else None
    return render_template(
        "education/school/page.html",
        person=person,
        places=[(place, _waits(place, arrived)) for place in places],
        children=queries.children_at_school(person),
        is_own=is_own,
        tabs_of_person=person_tabs(person, "school"),
    )


def _waits(place: "Schooling", arrived: Any) -> Any:
    return waits(queries.known_days(place), today(), within_a_month_from=arrived)


@room.route("/new", methods=["GET", "POST"], permit=permits.WRITE_SCHOOLING)
def new(number: str) -> ResponseReturnValue:
    """Enter a place: `form` in the address is the form of school, `after` the place before it."""
    person = people.person_to_change(number)
    before = _before(person)
    kind = _asked_form(person)
    form = SchoolingForm(form=kind, schools=queries.schools_to_choose(), **_preset(before))
    if form.validate_on_submit() and saved(form, lambda: _add(person, kind, before, form)):
        return back_to(person, _("The place is entered."))
    title = _("Enter a place: %(form)s", form=label(kind))
    forms_to_choose = [(label(one), _new_url(person, one, before), one is kind) for one in SchoolForm]
    return form_page(person, form, title, forms_to_choose=forms_to_choose)


def _before(person: "Person") -> "Schooling | None":
    number = request.args.get("after", "")
    return queries.schooling(person, number) if number else None


def _asked_form(person: "Person") -> SchoolForm:
    try:
        return SchoolForm(request.args.get("form", ""))
    except ValueError:
        return likely_form(today().year - person.birth_on.year if person.birth_on else None)


def _preset(before: "Schooling | None") -> dict[str, Any]:
    if before is None or request.method != "GET":
        return {}
    return {"received_on": before.received_on, "offered_on": None}


def _new_url(person: "Person", kind: SchoolForm, before: "Schooling | None" = None) -> str:
    return url_for(".new", number=person.number, form=kind.value, after=before.number if before else None)


def _add(person: "Person", kind: SchoolForm, before: "Schooling | None", form: SchoolingForm) -> None:
    unit_id = people.holding_units(person)[0][0]
    made = operations.add_schooling(
        person, unit_id=unit_id, form=kind, by_id=staff().user_id, after=before, **entered(form)
    )
    warn(made[1])


def entered(form: "Form") -> dict[str, Any]:
    """What is stored of a form: nothing for what was left empty; a year of 0 is a year."""
    return {name: value if value != "" else None for name, value in form.values.items()}


@room.route(f"{ONE}/edit", methods=["GET", "POST"], permit=permits.WRITE_SCHOOLING)
def edit(number: str, place_number: str) -> ResponseReturnValue:
    """Enter more of a place, or correct it."""
    person, place = found(number, place_number)
    schools = queries.schools_to_choose(place.school_id)
    form = ChangeSchoolingForm(form=place.form, schools=schools, obj=place)
    theirs = lambda: ChangeSchoolingForm(form=place.form, schools=schools, obj=place, formdata=None)  # noqa: E731
    is_latest = form.validate_on_submit() and not form.is_outdated(place, theirs)
    if is_latest and saved(form, lambda: warn(operations.change_schooling(place, **entered(form)))):
        return back_to(person, _("The place is changed."))
    return form_page(person, form, _("Change the place: %(form)s", form=label(place.form)))


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.WRITE_SCHOOLING)
def end(number: str, place_number: str) -> ResponseReturnValue:
    """The child leaves; where she goes on, the next place is entered at once."""
    person, place = found(number, place_number)
    form = EndSchoolingForm(version=place.version, last_on=place.last_on or today(), ended_as=place.ended_as)
    is_latest = form.validate_on_submit() and not form.is_outdated(place)
    if is_latest and saved(form, lambda: operations.end_schooling(place, **form.values)):
        return _ended(person, place)
    return form_page(person, form, _("End the place: %(form)s", form=label(place.form)))


def _ended(person: "Person", place: "Schooling") -> ResponseReturnValue:
    following = next_form(place.form, place.ended_as) if place.ended_as in _GOES_ON else None
    if following is None:
        return back_to(person, _("The place is ended."))
    flash(_("The place is ended. Enter the next one, or leave it for later."), "done")
    return redirect(_new_url(person, following, place), 303)


@room.route(f"{ONE}/reopen", methods=["POST"], permit=permits.WRITE_SCHOOLING)
def reopen(number: str, place_number: str) -> ResponseReturnValue:
    """The ending was a slip."""
    person, place = found(number, place_number)
    operations.reopen_schooling(place)
    return back_to(person, _("The place goes on."))


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.WRITE_SCHOOLING)
def remove(number: str, place_number: str) -> ResponseReturnValue:
    """It was entered by mistake."""
    person, place = found(number, place_number)
    if request.method == "POST":
        operations.remove_schooling(place)
        return back_to(person, _("The place is removed."))
    return render_template("education/school/remove.html", person=person, place=place)


def found(number: str, place_number: str) -> tuple["Person", "Schooling"]:
    """The person and the place of these numbers, to be changed. Raises OutOfReach."""
    person = people.person_to_change(number)
    return person, queries.schooling(person, place_number)


def back_to(person: "Person", words: str) -> ResponseReturnValue:
    """Say that it is done, and show the page."""
    flash(words, "done")
    return redirect(url_for("person_school.of_person", number=person.number), 303)


def form_page(
    person: "Person",
    form: "Form",
    title: str,
    *,
    hint: str | None = None,
    forms_to_choose: Sequence[tuple[str, str, bool]] = (),
) -> str:
    """A page with one form about a child's school; `forms_to_choose`: (form of school, address, whether it is here)."""
    return render_template(
        "education/school/form.html",
        person=person,
        form=form,
        title=title,
        hint=hint,
        forms_to_choose=forms_to_choose,
    )
