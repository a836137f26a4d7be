"""She tells of discrimination: her words go to the register, and nothing about who she is goes with them."""

from datetime import date

from reception.i18n import locales
from reception.inclusion.operations import discrimination as register
from reception.inclusion.operations.discrimination import EnoughForToday
from reception.inclusion.terms.discrimination import PlaceKind

__all__ = ["EnoughForToday", "tell"]


def tell(place_kind: PlaceKind, account: str, *, happened_on: date | None, reach: str | None) -> None:
    """Hand it over. The same words again on the same day are one report. Raises EnoughForToday."""
    register.tell(
        happened_on=happened_on, place_kind=place_kind, account=account, reach=reach, language=locales.current().tag
    )
