"""A pupil's courses of municipal adult education."""

from typing import TYPE_CHECKING

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.education import permits
from reception.education.forms.studies.adult_courses import AdultCourseForm, ChangeAdultCourseForm
from reception.education.operations.studies import adult_courses as operations
from reception.education.queries.pupils import pupil as pupil_numbered
from reception.education.queries.studies import adult_courses as queries
from reception.education.rules.studies import adult
from reception.education.terms.pupils import AdultCourseState
from reception.education.terms.studies import AdultCourseKind
from reception.education.views.pupils.pupil_tabs import pupil_page, register_tab
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.web.answers import done
from reception.web.blueprint import Room
from reception.web.remarks import saved, warn

if TYPE_CHECKING:
    from reception.education.models import AdultCourse, Pupil

room = Room("adult_courses", __name__, url_prefix="/pupils/<number:number>/courses")
register_tab("courses", N_("Adult education"), "adult_courses.of_pupil", permits.ADULT_COURSES, 60)


@room.route("", permit=permits.ADULT_COURSES)
def of_pupil(number: str) -> ResponseReturnValue:
    """All courses, those that go on first."""
    pupil = pupil_numbered(number)
    return render_template(
        "education/adult/page.html",
        page=pupil_page(pupil, "courses"),
        courses=queries.courses_of(pupil),
        adult=adult,
        today=today(),
        State=AdultCourseState,
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.WRITE_ADULT_COURSES)
def new(number: str) -> ResponseReturnValue:
    """Note a course that the pupil applies for, studies or has studied."""
    pupil = pupil_numbered(number)
    form = AdultCourseForm(state=AdultCourseState.APPLIED)
    form.offer(queries.providers())
    if form.validate_on_submit() and saved(form, lambda: _add(pupil, form)):
        done(_("The course is noted."))
        return _back(pupil)
    return _form_page(pupil, form)


def _add(pupil: "Pupil", form: AdultCourseForm) -> None:
    _made, remarks = operations.add_course(pupil, by_id=staff().user_id, **form.facts)
    warn(remarks)


@room.route("/<int:course_id>/edit", methods=["GET", "POST"], permit=permits.WRITE_ADULT_COURSES)
def edit(number: str, course_id: int) -> ResponseReturnValue:
    """Write anew where a course stands: admitted, begun, completed with its grade, interrupted."""
    pupil = pupil_numbered(number)
    course = queries.course(pupil, course_id, permits.WRITE_ADULT_COURSES)
    form = ChangeAdultCourseForm(obj=course)
    form.offer(queries.providers(course.provider), course.grade)
    is_latest = form.validate_on_submit() and not form.is_outdated(course)
    if is_latest and saved(form, lambda: warn(operations.change_course(course, **form.facts))):
        done(_("The course is changed."))
        return _back(pupil)
    return _form_page(pupil, form, course)


def _form_page(
    pupil: "Pupil", form: AdultCourseForm | ChangeAdultCourseForm, course: "AdultCourse | None" = None
) -> ResponseReturnValue:
    scales = [(level, adult.scale_of(level, AdultCourseKind.NATIONAL, today())) for level in adult.OFFERED]
    return render_template(
        "education/adult/form.html",
        page=pupil_page(pupil, ""),
        form=form,
        course=course,
        scales=scales,
        ungraded_by=adult.UNGRADED_BY,
        cancel_url=_address(pupil),
    )


def _back(pupil: "Pupil") -> ResponseReturnValue:
    return redirect(_address(pupil), 303)


def _address(pupil: "Pupil") -> str:
    return url_for("adult_courses.of_pupil", number=pupil.number)
