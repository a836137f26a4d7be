"""Places in groups: when one can be given and ended. Pure. That too many pupils are a warning is our own decision."""

from collections.abc import Iterable, Iterator
from datetime import date

from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark, refusal, warning


def days_of_group(first: date, last: date, closed_on: date | None) -> Period:
    """The days on which a group is held: to its last day, or the day on which it was closed before that."""
    ends = last if closed_on is None else min(last, closed_on)
    return Period(first, max(first, ends))


def remarks_on_place(
    first: date, last: date | None, *, group: Period, others: Iterable[Period] = (), free: int | None = None
) -> Iterator[Remark]:
    """What speaks against a place from a first to a last day.

    Refused: days outside the group's, and a day on which the pupil has a place in the group (`others`). Warned: no
    place is free on the first day (`free`; None: nothing limits the group).
    """
    if last is not None and last < first:
        yield refusal("place-ends-early", "last_on", N_("The last day lies before the first."))
        return
    if first < group.first:
        yield refusal("place-before-group", "first_on", N_("The group begins on %(first)s."), first=group.first)
    if first > group.end:
        yield refusal("place-after-group", "first_on", N_("The group ends on %(last)s."), last=group.end)
    elif last is not None and last > group.end:
        yield refusal("place-ends-after-group", "last_on", N_("The group ends on %(last)s."), last=group.end)
    yield from _on_overlap(Period(first, last), others)
    if free is not None and free <= 0:
        says = N_("The group has more pupils than places now.")
        yield warning("group-full", "first_on", says)


def remarks_on_school(pupil_unit_id: int, group_unit_id: int) -> Iterator[Remark]:
    """Refused: a group of another school than the pupil's. Its staff could not read who stands on its registers."""
    if pupil_unit_id != group_unit_id:
        says = N_("The group is of another school. Register the pupil there first.")
        yield refusal("group-of-another-school", "pupil", says)


def _on_overlap(days: Period, others: Iterable[Period]) -> Iterator[Remark]:
    met = next((one for one in others if one.meets(days)), None)
    if met is None:
        return
    if met.last is None:
        says = N_("The pupil has a place in this group since %(first)s.")
        yield refusal("place-overlaps", "pupil", says, first=met.first)
    else:
        says = N_("The pupil has a place in this group from %(first)s to %(last)s.")
        yield refusal("place-overlaps", "first_on", says, first=met.first, last=met.last)


def remarks_on_end(days: Period, last: date, *, group: Period, reported: int = 0) -> Iterator[Remark]:
    """What speaks against ending a place on a day. `reported`: registers after that day on which the pupil stands."""
    if last < days.first:
        says = N_("The place begins on %(first)s. If the pupil never came, take the place back instead.")
        yield refusal("ends-before-start", "last_on", says, first=days.first)
    if last > group.end:
        yield refusal("place-ends-after-group", "last_on", N_("The group ends on %(last)s."), last=group.end)
    if reported:
        says = N_("The pupil stands on registers after the last day. They stay as they were taken.")
        yield warning("reported-later", "last_on", says)


def remarks_on_taking_back(reported: int) -> Iterator[Remark]:
    """A place that a register knows is ended, never taken back."""
    if reported:
        says = N_("The pupil stands on registers of the group. End the place instead.")
        yield refusal("place-reported", "last_on", says)
