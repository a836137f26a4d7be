"""Days of the week in the reader's language."""

from babel.dates import get_day_names

from reception.i18n import locales


def weekday(day: int) -> str:
    """Monday is 0: "Måndag", as it begins a line."""
    written: str = get_day_names("wide", "stand-alone", locale=locales.current().catalogue)[day]
    return written[:1].upper() + written[1:]
