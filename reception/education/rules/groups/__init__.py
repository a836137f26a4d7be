"""Groups: what can be entered about one, and who can teach it. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from reception.education.terms.pupils import Programme
from reception.education.terms.studies import SfiCourse
from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark, refusal, warning


def remarks_on_group(
    programme: Programme, course: SfiCourse | None, days: tuple[date, date], *, capacity: int | None, taken: int = 0
) -> Iterator[Remark]:
    """Refused: SFI without a course, and days in the wrong order. Warned: fewer places than pupils (`taken`)."""
    if programme is Programme.SFI and course is None:
        yield refusal("group-without-course", "course", N_("Choose the course of the group."))
    first, last = days
    if last < first:
        yield refusal("group-ends-early", "last_on", N_("The last day lies before the first."))
    elif (last - first).days > _LONGEST:
        yield refusal("group-too-long", "last_on", N_("A group is of one term: of a year at the most."))
    if capacity is not None and capacity < taken:
        says = N_("The group has more pupils than places now: %(taken)s.")
        yield warning("group-too-full", "capacity", says, taken=taken)


#: In days; our own choice. What is taught for longer is a new group, with its own registers and results.
_LONGEST = 366


def remarks_on_teaching(first: date, last: date | None, *, group: Period, others: Iterable[Period]) -> Iterator[Remark]:
    """Refused: days outside the group's, and days on which the same person teaches the group already."""
    if last is not None and last < first:
        yield refusal("teaching-ends-early", "last_on", N_("The last day lies before the first."))
        return
    if not group.meets(Period(first, last)):
        says = N_("The group is held from %(first)s to %(last)s.")
        yield refusal("teaching-outside-group", "first_on", says, first=group.first, last=group.end)
    met = next((one for one in others if one.meets(Period(first, last))), None)
    if met is not None:
        says = N_("This teacher has the group since %(first)s.")
        yield refusal("teaches-already", "user_id", says, first=met.first)


def remarks_on_closing(day: date, *, group: Period) -> Iterator[Remark]:
    """Refused: a day outside the group's."""
    if not group.covers(day):
        says = N_("The group is held from %(first)s to %(last)s.")
        yield refusal("closed-outside-group", "on", says, first=group.first, last=group.end)
