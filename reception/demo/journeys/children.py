"""What children do: preschool, school, and language introduction for those who are too old for it."""

from datetime import date

from reception.demo.journeys.course import Course

SCHOOL_AGE, LANGUAGE_INTRODUCTION_AGE = 6, 16
#: Grades in which a newly arrived pupil has a study plan, and those below which no preparatory class is held.
PLANNED_GRADES, PREPARED_FROM, LAST_GRADE = range(7, 10), 2, 9


def live_as_child(course: Course, birth: date) -> None:
    """Preschool or school, by age."""
    if course.today >= date(birth.year + SCHOOL_AGE, 8, 1):
        _go_to_school(course, birth)
    elif course.sketch.age_on(course.today) >= 1:
        _go_to_preschool(course, birth)


def live_as_pupil(course: Course, birth: date) -> None:
    """Upper secondary school begins with language introduction."""
    begins = max(course.sketch.received_on, date(birth.year + LANGUAGE_INTRODUCTION_AGE, 8, 1))
    started = course.after(begins, 6, 40, 0.96)
    course.note("upper_secondary_pupil", value=True)
    course.note("language_introduction_started", started)
    course.note("language_introduction_plan_made", course.after(started, 18, 56, 0.96))


def _go_to_preschool(course: Course, birth: date) -> None:
    begins = max(course.sketch.received_on, birth.replace(year=birth.year + 1, day=min(birth.day, 28)))
    requested = course.after(begins, 8, 85, 0.85)
    offered = course.after(requested, 30, 118, 0.97)
    course.note("preschool_requested", requested)
    course.note("preschool_offered", offered)
    course.note("preschool_started", course.after(offered, 7, 30, 0.97))
    if course.happens(0.9):
        course.note("new_family_in_sweden", value=True)


def _go_to_school(course: Course, birth: date) -> None:
    begins = max(course.sketch.received_on, date(birth.year + SCHOOL_AGE, 8, 1))
    received = course.after(begins, 5, 26, 0.98)
    placed = course.after(received, 8, 50, 0.98)
    course.note("school_received", received)
    course.note("school_assessed", course.after(received, 12, 56, 0.97))
    course.note("school_placed", placed)
    grade = _grade(birth, begins)
    if received:
        course.note("school_grade", grade)
    if grade in PLANNED_GRADES:
        course.note("school_plan_made", course.after(received, 20, 58, 0.96))
    if grade >= PREPARED_FROM and course.happens(0.55):
        course.note("preparatory_class_started", placed)
        course.note("preparatory_class_ended", course.after(placed, 150, 640))


def _grade(birth: date, day: date) -> int:
    """The grade of somebody who came to school on `day`: 1 in the autumn of the year one turns seven."""
    autumn = day.year if day.month >= 8 else day.year - 1
    return min(max(autumn - birth.year - SCHOOL_AGE, 1), LAST_GRADE)
