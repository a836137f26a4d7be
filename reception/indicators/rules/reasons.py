"""The words for why something cannot be counted: those of every domain, under their values. Pure."""

from functools import lru_cache
from typing import Final

from reception.education.terms.studies import Uncounted as OfStudies
from reception.housing.terms import Uncounted as OfHomes
from reception.i18n.markers import Term
from reception.path.terms import Uncounted as OfPaths
from reception.skills.terms import Uncounted as OfSkills
from reception.work.terms.figures import Uncounted as OfWork

_LISTS: Final[tuple[type[Term], ...]] = (OfHomes, OfStudies, OfSkills, OfWork, OfPaths)


@lru_cache(maxsize=1)
def reasons() -> dict[str, Term]:
    """Each reason by its value; the first list that knows a value names it."""
    return {one.value: one for words in reversed(_LISTS) for one in words}


def reason_named(value: str) -> Term:
    """The reason of a value. Raises KeyError."""
    return reasons()[value]
