"""What other parts of the product know of the eight basics: a registry that domains fill.

A domain registers a reader for a basic; it gets the case, which was found within a permit, and reads within its own.
"""

from collections.abc import Callable, Iterable
from typing import Final

from reception.cases.models import Case
from reception.path.queries.evidence_of_homes import home_sought
from reception.path.rules.basics import CODES, Evidence

Reader = Callable[[Case], Iterable[Evidence]]
_readers: Final[dict[str, list[Reader]]] = {code: [] for code in CODES}
_readers["area_home"].append(home_sought)


def tell(basic_code: str, reader: Reader) -> None:
    """Register who knows more of a basic. Raises KeyError for a code that is none of the eight."""
    if reader not in _readers[basic_code]:
        _readers[basic_code].append(reader)


def told(basic_code: str, case: Case) -> list[Evidence]:
    """What the domains tell of a basic, in the order in which they were registered."""
    return [one for read in _readers[basic_code] for one in read(case)]
