"""What the program counts by itself: once a month, each year that is followed."""

from reception.access.actor import system
from reception.db.session import commit, only_looking
from reception.i18n.formats import today
from reception.indicators.operations import counting
from reception.indicators.queries import kept
from reception.indicators.rules.keeping import known_on, years_kept

PURPOSE = "indicators"


def is_count_due() -> bool:
    """Whether a year is not counted yet as known at the end of last month; asked without a writer's turn."""
    day = known_on(today())
    with only_looking():
        return any(kept.by_itself(year, day) is None for year in years_kept(day))


def keep_up() -> None:
    """Count what is due."""
    if is_count_due():
        with system(PURPOSE):
            counting.keep_up(today())
            commit()
