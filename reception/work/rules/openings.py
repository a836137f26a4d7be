"""What can be said of a place that an employer offers, and until when somebody can be proposed for it. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.terms.employers import OpeningState

FEWEST_PLACES: Final = 1
MOST_PLACES: Final = 500
#: Years from today beyond which the days of a place are odd.
_ODD_YEARS: Final = 2


def is_past(open_until: date | None, ends_on: date | None, today: date) -> bool:
    """Whether nobody is to be proposed any more, though nobody has said that the place is gone."""
    return any(day is not None and day < today for day in (open_until, ends_on))


def check_opening(entered: Mapping[str, Any], today: date) -> Iterator[Remark]:
    """What is wrong with, or odd about, the days and places of an opening. `entered`: columns of `Opening`."""
    begins, ends, until = (entered.get(name) for name in ("begins_on", "ends_on", "open_until"))
    places = entered.get("places")
    if places is not None and not FEWEST_PLACES <= places <= MOST_PLACES:
        yield refusal("places", "places", N_("There are from 1 to 500 places."))
    if begins and ends and ends < begins:
        yield refusal("ends-before", "ends_on", N_("The last day lies before the first."))
        return
    yield from _odd(begins, ends, until, today)


def _odd(begins: date | None, ends: date | None, until: date | None, today: date) -> Iterator[Remark]:
    if until and until < today:
        said = N_("The day until which somebody can be proposed has passed: %(day)s. The place is offered to nobody.")
        yield warning("until-past", "open_until", said, day=until)
    if ends and ends < today:
        said = N_("The last day of the work has passed: %(day)s. The place is offered to nobody.")
        yield warning("ended", "ends_on", said, day=ends)
    if until and ends and until > ends:
        said = N_("Somebody can be proposed until %(until)s, after the last day of the work, %(day)s.")
        yield warning("until-after-end", "open_until", said, until=until, day=ends)
    if any(day and abs(day.year - today.year) > _ODD_YEARS for day in (begins, until)):
        yield warning("far-away", "begins_on", N_("A day of this place lies years from today. Check the year."))


def check_state(state: OpeningState, wanted: OpeningState) -> Iterator[Remark]:
    """Whether a place can be moved to another state."""
    if wanted is OpeningState.OPEN and state is OpeningState.OPEN:
        yield refusal("open-already", "", N_("The place is open already."))
    elif wanted is not OpeningState.OPEN and state is not OpeningState.OPEN:
        yield refusal("ended-already", "", N_("The place is no longer open."))
