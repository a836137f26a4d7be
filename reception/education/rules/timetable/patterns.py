"""What can be entered in a timetable: weekly lessons, extra lessons, and what becomes of a single one. Pure."""

from collections.abc import Collection, Iterator
from datetime import date, time

from reception.education.rules.timetable import Difference, Lesson, Timetable, day_off
from reception.education.rules.timetable.sittings import EARLIEST
from reception.education.terms.lessons import LeftOut
from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark, refusal, warning


def remarks_on_times(starts: time, ends: time) -> Iterator[Remark]:
    """Refused: a lesson that ends before it begins, and one by night."""
    if ends <= starts:
        yield refusal("lesson-ends-early", "ends", N_("The lesson ends before it begins."))
    if starts < EARLIEST:
        yield refusal("lesson-by-night", "starts", N_("Lessons begin at 04:00 at the earliest."))


def remarks_on_pattern(
    starts: time, ends: time, first: date | None, last: date | None, *, group: Period
) -> Iterator[Remark]:
    """Refused: impossible times, and days outside the group's."""
    yield from remarks_on_times(starts, ends)
    if first is not None and last is not None and last < first:
        yield refusal("pattern-ends-early", "last_on", N_("The last day lies before the first."))
    elif first is not None and not group.covers(first):
        says = N_("The group is held from %(first)s to %(last)s.")
        yield refusal("pattern-outside-group", "first_on", says, first=group.first, last=group.end)
    if last is not None and not group.covers(last):
        says = N_("The group is held from %(first)s to %(last)s.")
        yield refusal("pattern-ends-outside", "last_on", says, first=group.first, last=group.end)


def remarks_on_since(since: date, first: date, last: date | None, *, group: Period) -> Iterator[Remark]:
    """Refused: a change from a day on which the lesson is not in the timetable. `first` and `last`: when it is."""
    if not group.covers(since):
        says = N_("The group is held from %(first)s to %(last)s.")
        yield refusal("pattern-outside-group", "since", says, first=group.first, last=group.end)
    elif since < first:
        says = N_("This lesson begins on %(first)s. What was before it stands in the timetable on a row of its own.")
        yield refusal("pattern-begins-later", "since", says, first=first)
    elif last is not None and since > last:
        says = N_("This lesson is in the timetable until %(last)s only.")
        yield refusal("pattern-over", "since", says, last=last)


def remarks_on_extra(day: date, group: Period, closed: Collection[Period]) -> Iterator[Remark]:
    """Refused: an extra lesson outside the group's days or on a day off."""
    if not group.covers(day):
        says = N_("The group is held from %(first)s to %(last)s.")
        yield refusal("extra-outside-group", "on", says, first=group.first, last=group.end)
    match day_off(day, closed):
        case LeftOut.PUBLIC_HOLIDAY:
            yield refusal("extra-on-holiday", "on", N_("This is a public holiday."))
        case LeftOut.SCHOOL_HOLIDAY:
            yield refusal("extra-on-days-off", "on", N_("The school has no lessons on this day."))


def remarks_on_move(on: date, starts: time, ends: time, *, is_taken: bool, today: date) -> Iterator[Remark]:
    """Refused: impossible times, and moving a lesson that was reported. `on` may be a day off: somebody decided so."""
    yield from remarks_on_times(starts, ends)
    if is_taken:
        yield refusal("lesson-reported", "on", N_("The register of this lesson is taken. It stays where it was held."))
    elif on < today:
        yield warning("moved-back", "on", N_("The lesson now lies in the past. Take its register."))


def remarks_on_carrying_out(timetable: Timetable, difference: Difference) -> Iterator[Remark]:
    """What was kept although the timetable has it no longer, and single changes that fell away with their lesson."""
    if difference.kept:
        says = N_("Lessons whose register is taken stay as they were held: %(count)s.")
        yield warning("lessons-kept", "first_on", says, count=len(difference.kept))
    moved = [one for one in timetable.lost if one.slot not in difference.kept]
    if moved:
        says = N_("Lessons that were moved or cancelled fall away: %(count)s, the first on %(day)s.")
        yield warning("changes-lost", "first_on", says, count=len(moved), day=min(one.day for one in moved))


def is_extra(pattern_first: date | None, pattern_last: date | None) -> bool:
    """Whether a pattern is a single lesson."""
    return pattern_first is not None and pattern_first == pattern_last


def held(lessons: Collection[Lesson]) -> int:
    """How many of the lessons are held."""
    return sum(1 for one in lessons if one.is_held)
