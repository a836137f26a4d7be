"""How people come: the permit, the assignment, the first home and the population register, by the way they came."""

from datetime import date, timedelta

from reception.demo.journeys.course import Course, Permit, months_after
from reception.demo.sketches import SHELTERED_FROM
from reception.people.terms import Ground, KeyDateKind, ReceptionRoute

#: A first permit lasts so many days, by its ground; one that is not named here, for good.
FIRST_PERMIT = {
    Ground.REFUGEE: 3 * 365, Ground.SUBSIDIARY_PROTECTION: 395, Ground.DISTRESSING_CIRCUMSTANCES: 395,
    Ground.IMPEDIMENT: 395, Ground.FAMILY: 2 * 365, Ground.WORK: 2 * 365, Ground.STUDY: 365,
}  # fmt: skip
NEXT_PERMIT = 2 * 365
#: Temporary protection is prolonged for everybody on the same day of the year.
PROLONGED_MONTH, PROLONGED_DAY = 3, 4
#: Registration after twelve months is possible from this day on (lag 2024:691).
REGISTERED_FROM = date(2024, 11, 1)
#: One in so many has dates that cannot be true: the caseworker is to put them right.
CONTRADICTS = 0.006


def arrive(course: Course) -> None:
    """The days until somebody has settled in the municipality."""
    sketch = course.sketch
    course.write(KeyDateKind.RECEIVED, sketch.received_on)
    if sketch.route is ReceptionRoute.UNACCOMPANIED:
        _alone(course)
    elif sketch.ground is Ground.TEMPORARY_PROTECTION:
        _under_temporary_protection(course)
    elif sketch.ground is Ground.EU:
        _with_free_movement(course)
    elif sketch.ground is Ground.RESETTLED:
        _from_abroad(course)
    elif sketch.ground is Ground.FAMILY:
        _to_family(course)
    else:
        _after_asylum(course)
    _be_examined(course)


def _alone(course: Course) -> None:
    """A child without its parents: a home and a trustee at once; the permit, if it comes, months later."""
    received = course.sketch.received_on
    arrived = course.before(received, 8, 45)
    course.note("arrived_in_sweden", arrived)
    course.write(KeyDateKind.APPLIED, course.after(arrived, 0, 2))
    course.write(KeyDateKind.ASSIGNED, course.before(received, 0, 6))
    course.note("minor_placed", received)
    course.write(KeyDateKind.MOVED_IN, received)
    course.journey.trustee_on = course.after(received, 2, 25)
    has_shelter = course.sketch.ground is Ground.TEMPORARY_PROTECTION
    decided = course.after(arrived, 3, 8) if has_shelter else course.after(received, 120, 330, 0.85)
    course.write(KeyDateKind.DECIDED, decided)
    if decided:
        _permits(course, decided)
        course.write(KeyDateKind.REGISTERED, None if has_shelter else course.after(decided, 14, 50))
        course.journey.custodian_on = course.after(max(decided, received), 30, 110, 0.9)


def _under_temporary_protection(course: Course) -> None:
    sketch = course.sketch
    arrived = course.before(sketch.received_on, 30, 300)
    arrived = max(arrived, min(SHELTERED_FROM, sketch.received_on - timedelta(days=30)))
    course.note("arrived_in_sweden", arrived)
    course.write(KeyDateKind.APPLIED, course.after(arrived, 0, 4))
    decided = course.write(KeyDateKind.DECIDED, course.after(arrived, 6, 25)) or arrived
    if sketch.route is ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED:
        assigned = course.write(KeyDateKind.ASSIGNED, course.before(sketch.received_on, 5, 27)) or decided
        course.write(KeyDateKind.SETTLE_BY, months_after(assigned, 1))
    course.write(KeyDateKind.MOVED_IN, sketch.received_on)
    _permits(course, decided)
    first_day = max(months_after(decided, 12), REGISTERED_FROM, sketch.received_on)
    course.write(KeyDateKind.REGISTERED, course.after(first_day, 5, 120, 0.75))


def _with_free_movement(course: Course) -> None:
    received = course.sketch.received_on
    course.note("arrived_in_sweden", course.before(received, 0, 20))
    course.write(KeyDateKind.MOVED_IN, received)
    course.write(KeyDateKind.REGISTERED, course.after(received, 10, 100, 0.95))
    course.journey.permits.append(Permit(Ground.EU, received, None))


def _from_abroad(course: Course) -> None:
    """A quota refugee comes straight to the municipality, with a permit for good."""
    received = course.sketch.received_on
    assigned = course.before(received, 40, 110)
    decided = course.before(assigned, 20, 120)
    course.write(KeyDateKind.DECIDED, decided)
    course.write(KeyDateKind.ASSIGNED, assigned)
    course.write(KeyDateKind.SETTLE_BY, months_after(assigned, 4))
    course.note("arrived_in_sweden", received)
    _move_in(course)
    course.write(KeyDateKind.REGISTERED, course.after(received, 7, 40))
    _permits(course, decided)


def _to_family(course: Course) -> None:
    received = course.sketch.received_on
    decided = course.before(received, 25, 120)
    applied = course.before(decided, 150, 500)
    for kind, day in ((KeyDateKind.APPLIED, applied), (KeyDateKind.DECIDED, decided), (KeyDateKind.MOVED_IN, received)):
        course.write(kind, day)
    course.note("arrived_in_sweden", received)
    course.note("family_applied", applied)
    course.write(KeyDateKind.REGISTERED, course.after(received, 7, 45))
    _permits(course, decided)
    _sponsor(course, applied)


def _sponsor(course: Course, applied: date) -> None:
    """Who was here before: mostly somebody with protection, now and then a citizen or somebody who works here."""
    sponsor = course.random.choices(["refugee", "subsidiary_protection", "work", "citizen"], [60, 15, 8, 17])[0]
    course.note("sponsor_swedish_citizen", sponsor == "citizen")
    if sponsor != "citizen":
        course.note("sponsor_permit_ground", sponsor)
        course.note("sponsor_received", course.before(applied, 60, 1500))


def _after_asylum(course: Course) -> None:
    sketch = course.sketch
    is_assigned = sketch.route is ReceptionRoute.ASSIGNED
    late = course.happens(0.06)
    decided = course.before(sketch.received_on, 5, 60)
    if is_assigned:
        assigned = course.before(sketch.received_on, *((62, 85) if late else (20, 57)))
        decided = course.before(assigned, 14, 90)
        course.write(KeyDateKind.ASSIGNED, assigned)
        course.write(KeyDateKind.SETTLE_BY, months_after(assigned, 2))
    applied = course.before(decided, 150, 700)
    course.write(KeyDateKind.APPLIED, applied)
    course.write(KeyDateKind.DECIDED, decided)
    course.note("arrived_in_sweden", course.before(applied, 0, 5))
    _move_in(course)
    course.write(KeyDateKind.REGISTERED, course.after(sketch.received_on, 6, 45))
    _permits(course, decided)


def _move_in(course: Course) -> None:
    received = course.sketch.received_on
    moved_in = course.after(received, 1, 12) if course.happens(0.3) else received
    if course.happens(CONTRADICTS):
        moved_in = received - timedelta(days=10)
    course.write(KeyDateKind.MOVED_IN, moved_in or received)
    if course.sketch.age_on(course.today) >= 18 and course.happens(0.6):
        course.note("lease_signed", course.before(received, 0, 10))
        course.note("lease_ends", months_after(received, 48))


def _permits(course: Course, decided: date) -> None:
    """The first permit and those that followed. Most apply in time; few have an old one and nothing on the way."""
    ground = course.sketch.ground
    if ground is Ground.TEMPORARY_PROTECTION:
        ends = date(course.today.year, PROLONGED_MONTH, PROLONGED_DAY)
        ends = ends if ends > course.today else ends.replace(year=ends.year + 1)
        course.journey.permits.append(Permit(ground, decided, ends))
        return
    days = FIRST_PERMIT.get(ground)
    ends_on = decided + timedelta(days=days) if days else None
    course.journey.permits.append(Permit(ground, decided, ends_on))
    while ends_on and ends_on < course.today + timedelta(days=60):
        ends_on = _renewed(course, ends_on)


def _renewed(course: Course, ends_on: date) -> date | None:
    """Apply for the next permit; return its last day, or None if it has not come."""
    applied = course.after(ends_on, -58, -8, 0.96)
    course.note("permit_renewal_applied", applied)
    decided = course.after(ends_on, 1, 120)
    if applied is None or decided is None:
        return None
    last = ends_on + timedelta(days=NEXT_PERMIT)
    course.journey.permits.append(Permit(course.sketch.ground, ends_on + timedelta(days=1), last))
    return last


def _be_examined(course: Course) -> None:
    if course.sketch.ground is not Ground.EU:
        offered = course.after(course.sketch.received_on, 10, 75, 0.93)
        course.note("health_examination_offered", offered)
        course.note("health_examination_done", course.after(offered, 5, 40, 0.8))
