"""What is known of somebody who looks for work, and of a place that is offered, as far as the two are compared. Pure.

These two types are all that matching sees. A person's sex, age, country, name, household or state of health have no
field here, and none is to be added: nobody is ranked by the grounds of diskrimineringslagen (2008:567) 1 kap. 5 §, nor
by what stands in for one of them. A language is here as a skill (how well it is spoken), never as where one is from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from reception.skills.terms import LanguageLevel
from reception.work.terms.employers import OpeningKind
from reception.work.terms.file import Seeks
from reception.work.terms.matching import Able, Aspect

#: Where an occupation of somebody comes from: what she did, what she is educated for, what she wants.
OCCUPATIONAL: Final = (Aspect.WORKED, Aspect.STUDIED, Aspect.SOON, Aspect.LATER)
SWEDISH: Final = "sv"
#: From this level on a language is of use at work.
OF_USE: Final = LanguageLevel.EVERYDAY
#: The most hours a day by the answer to the question "hours" of the interview; a full day has eight.
_HOURS: Final[Mapping[str, int]] = MappingProxyType({"up-to-2": 2, "3-to-4": 4, "5-to-6": 6, "8": 8})
_FULL_DAY: Final = 8
#: What the answer to the question "driving_licence" means for work that begins now. A licence of another country is
#: valid for a time only, and somebody who learns may have one by then: both are to be asked.
_LICENCES: Final[Mapping[str, Able]] = MappingProxyType(
    {"valid": Able.YES, "elsewhere": Able.PERHAPS, "learning": Able.PERHAPS, "no": Able.NO}
)


@dataclass(frozen=True, slots=True)
class Seeker:
    """Somebody who looks for work. What is None or empty is not known, and nothing is guessed.

    `occupations`: codes of SSYK 2012 (two to four digits) by where they come from, one of `OCCUPATIONAL`. `speaks`: how
    well, by language (BCP 47). `extent`: how much she can work, in percent of full time.
    """

    seeker_id: int
    occupations: Mapping[Aspect, frozenset[str]] = field(default_factory=dict)
    speaks: Mapping[str, LanguageLevel] = field(default_factory=dict)
    licence: Able | None = None
    odd_hours: Able | None = None
    extent: int | None = None
    can_begin_on: date | None = None
    seeks: Seeks | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is offered. What is None, empty or False, the work does not ask for.

    `occupation`: a code of SSYK 2012. `begins_on`: today at the earliest. `swedish`: how well it is to be spoken.
    `languages`: those (BCP 47) that the employer says are of use. `extent`: percent of full time.
    """

    place_id: int
    kind: OpeningKind
    occupation: str | None = None
    extent: int | None = None
    begins_on: date | None = None
    swedish: LanguageLevel | None = None
    languages: tuple[str, ...] = ()
    licence: bool = False
    odd_hours: bool = False


def extent_of_hours(answer: str | None) -> int | None:
    """Percent of full time, from the answer about hours a day in the interview; None for what is not known."""
    hours = _HOURS.get(answer or "")
    return None if hours is None else hours * 100 // _FULL_DAY


def licence_of(answer: str | None) -> Able | None:
    """Whether somebody may drive, from the answer in the interview; None for what is not known."""
    return _LICENCES.get(answer or "")


def able_of(answer: str | None) -> Able | None:
    """Yes, perhaps or no, from such an answer in the interview; None for what is not known."""
    return next((one for one in Able if one.value == answer), None)
