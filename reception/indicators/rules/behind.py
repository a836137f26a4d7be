"""From a figure to the people behind it: whose cases, which answer, what of other boards may be told, where it is
mended. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.cases.terms import Phase
from reception.education.terms.sharing import SharedGroup
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.terms import Counts, Measure

#: The year that goes on, and so many before it.
YEARS_BEFORE: Final = 4
#: What is counted of somebody, so that there are people behind it. Nobody stands behind meetings, units, staff and
#: anonymous answers, and reports of discrimination are their keeper's alone.
OF_PEOPLE: Final = frozenset({Counts.PEOPLE, Counts.HOUSEHOLDS, Counts.COURSES, Counts.PLACEMENTS, Counts.PLANS})
#: The answers of facts, as `db.verdicts` writes them.
YES: Final = "yes"
NO: Final = "no"
#: In an address: what nobody has; and everything that was counted, yes and no.
NOBODY: Final = "nobody"
ALL: Final = "all"
_LARGEST_ID: Final = 2**31 - 1

#: What an indicator tells of a school's file. It is told where the school's board lets each of these cross; of another
#: indicator of education, all must.
_FROM_SCHOOL: Final[Mapping[str, tuple[SharedGroup, ...]]] = {
    "I2": (SharedGroup.STATUS,),
    "I3": (SharedGroup.STATUS,),
    "I4": (SharedGroup.STATUS, SharedGroup.RESULTS),
    "I5": (SharedGroup.STATUS, SharedGroup.RESULTS),
    "I6": (SharedGroup.STATUS,),
    "I8": (),
    # Of children: what one's own board noted of their school, and no pupil's file.
    "I10": (),
    "I11": (),
    "I12": (),
    "I13": (),
    "I15": (),
    "I20": (SharedGroup.STATUS,),
    "I27": (SharedGroup.ATTENDANCE, SharedGroup.RESULTS),
    "N18409": (SharedGroup.STATUS, SharedGroup.RESULTS),
    "N18946": (SharedGroup.STATUS, SharedGroup.RESULTS),
    "N18952": (SharedGroup.STATUS,),
}
#: Who met a counsellor stays with guidance: no sharing lets it cross.
_STAYS_AT_SCHOOL: Final = frozenset({"I9"})


@dataclass(frozen=True)
class Whose:
    """Of whose cases: "" all of one's units', a caseworker's by id, or "nobody": those that nobody has."""

    worker: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> "Whose":
        """What an address asks for. What cannot be read counts as not chosen."""
        asked = address.get("worker", "")
        return cls(asked if asked == NOBODY else str(numbered(asked) or ""))

    @property
    def address(self) -> dict[str, str]:
        """What stands in the address."""
        return {"worker": self.worker} if self.worker else {}

    @property
    def worker_id(self) -> int | None:
        """The caseworker's id; None where none is chosen."""
        return int(self.worker) if self.worker.isdecimal() else None


def numbered(text: str | None) -> int | None:
    """The id that a text stands for, if a database can hold it; else None."""
    if text is None or not (text.isascii() and text.isdecimal()) or len(text) > len(str(_LARGEST_ID)):
        return None
    found = int(text)
    return found if 0 < found <= _LARGEST_ID else None


def years(today: date) -> Sequence[int]:
    """The years that can be asked for, the latest first."""
    return range(today.year, today.year - YEARS_BEFORE - 1, -1)


def year_in(text: str | None, today: date) -> int | None:
    """The year that a text stands for, if it can be asked for; else None."""
    found = numbered(text)
    return found if found in years(today) else None


def has_people(one: Indicator) -> bool:
    """Whether it can be told who stands behind the figure."""
    return one.measure is Measure.SHARE and one.counts in OF_PEOPLE and one.code not in _STAYS_AT_SCHOOL


def from_school(one: Indicator) -> tuple[SharedGroup, ...]:
    """Which facts of a school must be let across for somebody to be told of in this figure; none for most."""
    every = tuple(SharedGroup) if one.phase is Phase.EDUCATION else ()
    return _FROM_SCHOOL.get(one.code, every)


@dataclass(frozen=True)
class Page:
    """Where something is mended: an endpoint that takes the person's number, and what else its address needs."""

    endpoint: str
    values: tuple[tuple[str, str], ...] = ()


_OPEN: Final = Page("overview.person")
_DATES: Final = Page("people.add", (("block", "dates"),))
_HOME: Final = Page("homes.of_person")
_STUDIES: Final = Page("person_studies.of_person")
_PATH: Final = Page("path.of_person")
_SCHOOL: Final = Page("person_school.of_person")
_SKILLS: Final = Page("person_skills.of_person")
_WORK: Final = Page("person_work.of_person")
#: Where what is missing is written, by the value of the reason for which somebody could not be counted.
_MENDED_ON: Final[Mapping[str, Page]] = {
    "no-reception-day": _DATES,
    "no-latest-day": _DATES,
    "no-move-in-day": _HOME,
    "no-home": _HOME,
    "no-size": _HOME,
    "others-unknown": _HOME,
    "no-trace": _HOME,
    "no-payment": _PATH,
    "no-path": _PATH,
    "not-offered": _PATH,
    "no-school": _SCHOOL,
    "no-support": _SCHOOL,
    "no-application-day": _STUDIES,
    "no-right-day": _STUDIES,
    "group-unknown": _STUDIES,
    "no-start": _STUDIES,
    "no-grade": _STUDIES,
    "no-hours": _STUDIES,
    "birth-unknown": Page("people.identity"),
    "qualification-unknown": _SKILLS,
    "level-unknown": _WORK,
    "status-unknown": _WORK,
    "support-unknown": Page("work_income.of_person"),
}


def mended_on(answer: str) -> Page:
    """The page to open for somebody with this answer; her own where nothing is to be mended."""
    return _MENDED_ON.get(answer, _OPEN)


def is_mendable(answer: str) -> bool:
    """Whether something is missing that can be written."""
    return answer in _MENDED_ON


@dataclass(frozen=True)
class Line:
    """An indicator in one's own cases: how many yes, how many no, and how many for each reason for which neither can
    be said, by the reason's value, the most first."""

    indicator: Indicator
    yes: int
    no: int
    uncounted: tuple[tuple[str, int], ...]

    @property
    def counted(self) -> int:
        """Yes and no."""
        return self.yes + self.no

    @property
    def percent(self) -> int | None:
        """Yes of yes and no, as a whole per cent; None where there is neither."""
        return (200 * self.yes + self.counted) // (2 * self.counted) if self.counted else None


def lines(numbers: Mapping[tuple[str, int], Mapping[str, int]], among: Sequence[Indicator]) -> list[Line]:
    """A line for each indicator, in their order, from its answers by (code, version)."""
    found = []
    for one in among:
        told = numbers.get((one.code, one.version), {})
        reasons = sorted((value for value in told if value not in (YES, NO)), key=lambda value: (-told[value], value))
        found.append(Line(one, told.get(YES, 0), told.get(NO, 0), tuple((value, told[value]) for value in reasons)))
    return found
