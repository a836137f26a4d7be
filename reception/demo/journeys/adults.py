"""What grown-ups do: Swedish, civic orientation, the establishment programme, a first wage."""

from datetime import date
from typing import Final

from reception.demo.journeys.course import Course
from reception.people.terms import Ground, KeyDateKind

#: From which age and up to which the establishment programme and civic orientation are for somebody.
ESTABLISHED_FROM, ORIENTED_FROM, WORKS_UNTIL = 20, 18, 66
#: Sponsors who make a relative a newcomer under the establishment law.
PROTECTED = {"refugee", "subsidiary_protection"}
#: The plans for the activity requirement were made before it was first applied.
ACTIVITY_PLANS_FROM = date(2026, 8, 17)
_SHORT_SCHOOLING, _AT_HOME = 0.22, 0.05
#: One in fifteen begins SFI past the month of the establishment law, and one in fifteen past the three months of all:
#: who drew such a number of days after reception waited so long (domain.md §11: late starts; the shares are ours).
_LATE_STARTS: Final = {15: 34, 16: 96}


def live_as_adult(course: Course) -> None:
    """The days after the first ones, for somebody who works, looks for work or learns Swedish first."""
    age = course.sketch.age_on(course.today)
    if age >= WORKS_UNTIL:
        course.note("first_payment", course.after(course.sketch.received_on, 7, 47))
        return
    registered = course.day(KeyDateKind.REGISTERED)
    _learn_swedish(course, registered)
    if age >= ORIENTED_FROM and course.sketch.ground is not Ground.EU:
        _be_oriented(course, registered)
    if age >= ESTABLISHED_FROM and _is_newcomer_by_law(course):
        _be_established(course, registered)
    _get_money(course)


def _is_newcomer_by_law(course: Course) -> bool:
    ground, noted = course.sketch.ground, course.journey.noted
    if ground is Ground.FAMILY:
        return noted.get("sponsor_permit_ground") in PROTECTED
    return ground not in {Ground.EU, Ground.WORK, Ground.STUDY}


def _learn_swedish(course: Course, registered: date | None) -> None:
    if course.happens(0.04):
        course.note("knows_swedish", value=True)
        return
    takes_part = course.happens(0.6 if course.sketch.ground is Ground.EU else 0.88)
    lags = (40, 85) if course.happens(0.1) else (2, 35)
    applied = course.after(registered, *lags)
    received, days = course.after(applied, 3, 12), course.random.randint(2, 16)
    days = _LATE_STARTS.get(days, days)
    started = course.after(received, days, days)
    if not takes_part:
        return
    course.write(KeyDateKind.SFI_APPLIED, applied)
    course.write(KeyDateKind.SFI_RECEIVED, received)
    course.write(KeyDateKind.SFI_STARTED, started)
    course.note("guidance_offered", course.after(applied, 0, 10, 0.95))
    course.note("sfi_assessed", course.after(received, 0, 9, 0.96))
    course.note("study_plan_made", course.after(received, 0, 14, 0.96))
    course.note("sfi_completed", course.after(started, 420, 1100, 0.45))


def _be_oriented(course: Course, registered: date | None) -> None:
    offered = course.after(registered, 8, 60, 0.96)
    started = course.after(offered, 15, 140, 0.85)
    course.note("civic_orientation_offered", offered)
    course.note("civic_orientation_started", started)
    course.note("civic_orientation_finished", course.after(started, 110, 330, 0.93))


def _be_established(course: Course, registered: date | None) -> None:
    enrolled = course.write(KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE, course.after(registered, 4, 40, 0.96))
    if course.happens(_AT_HOME):
        course.note("full_time_care", value=True)
        return
    started = course.after(enrolled, 5, 45, 0.97)
    course.note("establishment_started", started)
    course.note("employment_service_mapped", course.after(started, 5, 30, 0.97))
    course.note("action_plan_made", course.after(started, 10, 45, 0.96))
    if course.happens(_SHORT_SCHOOLING):
        course.note("short_schooling", value=True)
        course.note("combined_education_started", course.after(started, 20, 90, 0.9))
    course.note("placement_started", course.after(started, 150, 420, 0.35))
    _leave_programme(course, started)


def _leave_programme(course: Course, started: date | None) -> None:
    ended = course.after(started, 420, 730)
    course.note("establishment_ended", ended)
    course.write(KeyDateKind.LEFT_EMPLOYMENT_SERVICE, ended)
    course.note("outcome_asked_90_days", course.after(ended, 90, 96, 0.97))
    working = course.after(ended, 1, 80, 0.4)
    course.note("job_started", working)
    course.note("self_supporting_since", course.after(working, 25, 90, 0.75))


def _get_money(course: Course) -> None:
    """Income support for some, until the benefits of the state have come; the first payment for all."""
    received = course.sketch.received_on
    if course.happens(0.2):
        applied = course.after(received, 1, 12)
        since = course.after(applied, 4, 20)
        course.note("income_support_applied", applied)
        course.note("income_support_since", since)
        planned = course.after(max(since, ACTIVITY_PLANS_FROM), 0, 40) if since else None
        course.note("activity_plan_made", planned)
    course.note("first_payment", course.after(received, 5, 47, 0.9))
