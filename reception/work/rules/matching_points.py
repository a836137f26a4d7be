"""What each comparison of a person and a place gives: whether it fits, and how many points. Pure.

A comparison that the place does not ask for gives nothing at all. What is not known gives `Fit.ASK` and no points.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from reception.skills.terms import LanguageLevel
from reception.work.rules.matching_facts import OCCUPATIONAL, OF_USE, SWEDISH, Place, Seeker
from reception.work.rules.matching_weights import Measure, Weights
from reception.work.terms.employers import OpeningKind
from reception.work.terms.file import Seeks
from reception.work.terms.matching import Able, Aspect, Fit


class Likeness(NamedTuple):
    """An occupation of the person that is like the one of the place in so many digits (2, 3 or 4)."""

    code: str
    digits: int


_ASK: Final = Measure(Fit.ASK, 0)
_RANK: Final[Mapping[LanguageLevel, int]] = MappingProxyType({level: at for at, level in enumerate(LanguageLevel)})
#: What is offered as a placement; all else is a job.
_PLACEMENTS: Final = frozenset({OpeningKind.PLACEMENT, OpeningKind.WORK_TRAINING})


@dataclass(frozen=True)
class Scale:
    """What one person is measured with. What is the same for many places is reckoned once."""

    seeker: Seeker
    weights: Weights

    def points(self, place: Place) -> int:
        """The sum of what every comparison gives. Asked of every pair: what a place does not ask for costs nothing."""
        found = self._placement if place.kind in _PLACEMENTS else self._job
        if place.occupation and place.occupation[:2] in self._fields:
            found += sum(self.of_likeness(aspect, like) for aspect, like in self.likenesses(place.occupation))
        if place.swedish is not None:
            found += self._by_level[place.swedish]
        if place.languages and (one := self.languages(place)):
            found += one.points
        if place.licence:
            found += self._drives
        if place.extent is not None and (one := self.extent(place)):
            found += one.points
        if place.odd_hours:
            found += self._works_late
        if place.begins_on is not None and (one := self.start(place)):
            found += one.points
        return found

    @cached_property
    def _placement(self) -> int:
        return self._kind(Seeks.PLACEMENT).points

    @cached_property
    def _job(self) -> int:
        return self._kind(Seeks.JOB).points

    @cached_property
    def _fields(self) -> frozenset[str]:
        """The first two digits of every occupation of the person: hardly any place is in one of these fields."""
        return frozenset(code[:2] for codes in self.seeker.occupations.values() for code in codes)

    @cached_property
    def _by_level(self) -> dict[LanguageLevel, int]:
        measures = ((level, self._swedish(level)) for level in LanguageLevel)
        return {level: found.points if found else 0 for level, found in measures}

    @cached_property
    def _drives(self) -> int:
        return self._able(self.seeker.licence, Aspect.LICENCE).points

    @cached_property
    def _works_late(self) -> int:
        return self._able(self.seeker.odd_hours, Aspect.ODD_HOURS).points

    def likenesses(self, code: str) -> Iterator[tuple[Aspect, Likeness]]:
        """Of each origin, the occupation of the person that is most like that one, where one is like it at all."""
        for aspect in OCCUPATIONAL:
            like = likest(code, self.seeker.occupations.get(aspect, frozenset()))
            if like is not None:
                yield aspect, like

    def of_likeness(self, aspect: Aspect, like: Likeness) -> int:
        """The points of a likeness."""
        weight = self.weights[aspect]
        return weight.same if like.digits == 4 else weight.near if like.digits == 3 else weight.field

    def kind(self, place: Place) -> Measure:
        """Whether the person looks for what the place is."""
        return self._kind(Seeks.PLACEMENT if place.kind in _PLACEMENTS else Seeks.JOB)

    def _kind(self, offered: Seeks) -> Measure:
        seeks = self.seeker.seeks
        return _ASK if seeks is None else self._met(Aspect.KIND, is_met=seeks in {offered, Seeks.BOTH})

    def swedish(self, place: Place) -> Measure | None:
        """Whether the person speaks as much Swedish as the work needs; None where it needs none."""
        return None if place.swedish is None else self._swedish(place.swedish)

    def _swedish(self, asked: LanguageLevel) -> Measure | None:
        if asked is LanguageLevel.NOT:
            return None
        speaks = self.seeker.speaks.get(SWEDISH)
        if speaks is None:
            return _ASK
        missing = _RANK[asked] - _RANK[speaks]
        if missing == 1:
            return Measure(Fit.NOT_MET, self.weights[Aspect.SWEDISH].near)
        return self._met(Aspect.SWEDISH, is_met=missing <= 0)

    def languages(self, place: Place) -> Measure | None:
        """Whether the person speaks one of the languages that are of use there; None where none is named."""
        if not place.languages:
            return None
        if not self.seeker.speaks:
            return _ASK
        return self._met(Aspect.LANGUAGES, is_met=not self.known.isdisjoint(place.languages))

    def licence(self, place: Place) -> Measure | None:
        """Whether the person may drive; None where the work needs no licence."""
        return self._able(self.seeker.licence, Aspect.LICENCE) if place.licence else None

    def extent(self, place: Place) -> Measure | None:
        """Whether the person can work as much as the place is; None where it does not say."""
        if place.extent is None:
            return None
        if self.seeker.extent is None:
            return _ASK
        return self._met(Aspect.EXTENT, is_met=self.seeker.extent >= place.extent)

    def odd_hours(self, place: Place) -> Measure | None:
        """Whether the person can work at such hours; None where the work is at ordinary ones."""
        return self._able(self.seeker.odd_hours, Aspect.ODD_HOURS) if place.odd_hours else None

    def start(self, place: Place) -> Measure | None:
        """Whether the person can begin when the place does; None where its first day is open."""
        if place.begins_on is None:
            return None
        if self.seeker.can_begin_on is None:
            return _ASK
        return self._met(Aspect.START, is_met=self.seeker.can_begin_on <= place.begins_on)

    @cached_property
    def known(self) -> frozenset[str]:
        """The languages that the person speaks well enough to use: as noted, and without region or script."""
        least = _RANK[OF_USE]
        tags = {tag for tag, level in self.seeker.speaks.items() if _RANK[level] >= least}
        return frozenset(tags | {tag.partition("-")[0] for tag in tags})

    def _able(self, able: Able | None, aspect: Aspect) -> Measure:
        if able is None or able is Able.PERHAPS:
            return _ASK
        return self._met(aspect, is_met=able is Able.YES)

    def _met(self, aspect: Aspect, *, is_met: bool) -> Measure:
        weight = self.weights[aspect]
        return weight.fits if is_met else weight.fits_not


def likest(code: str, codes: frozenset[str]) -> Likeness | None:
    """Which of `codes` is like `code` in most digits, at least two; among several the lowest code."""
    same_field = [one for one in codes if one[:2] == code[:2] and len(one) >= 2]
    if not same_field:
        return None
    for digits in (4, 3):
        alike = [one for one in same_field if len(one) >= digits <= len(code) and one[:digits] == code[:digits]]
        if alike:
            return Likeness(min(alike), digits)
    return Likeness(min(same_field), 2)
