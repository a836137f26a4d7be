"""Which activities fit somebody, and why, in words. Pure.

What counts: a language she shares with those who come, that it is near her home, and whom the activity itself says it
is open to. Nothing else about her: no origin, no faith, no health, and not what she answered before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import Said, label_of
from reception.inclusion.rules.parameters import Code, number
from reception.inclusion.terms.activities import OpenTo
from reception.organisations.rules import sort_key
from reception.people.terms import LegalSex

#: What a reason is worth (our own numbers): to be understood weighs most.
_LANGUAGE: Final = 3
_AREA: Final = 2
_FOR_HER: Final = 1
#: Words of a place shorter than this name no place by themselves: "the", "väg", "nr 3".
_SHORTEST: Final = 5


class Openness(StrEnum):
    """Whether an activity is open to somebody, as far as it is known."""

    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


@dataclass(frozen=True)
class Somebody:
    """What is asked of a person. `years`: (least, most) that she can be old; None where nothing is known.

    `address`: where she lives, "" for whoever is protected. `has_children`: children live with her.
    """

    languages: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    sex: LegalSex = LegalSex.UNKNOWN
    has_children: bool = False
    address: str = ""


@dataclass(frozen=True)
class Offered:
    """What is asked of an activity. `languages`: BCP 47 tags; `free`: None where no number of places is set."""

    open_to: OpenTo
    languages: tuple[str, ...] = ()
    place: str = ""
    free: int | None = None
    is_ended: bool = False


@dataclass(frozen=True)
class Fit:
    """How an activity fits. In `reasons` the value `language` is a tag, which the page names."""

    openness: Openness
    points: int = 0
    reasons: tuple[Said, ...] = field(default=())
    asks: tuple[Said, ...] = field(default=())
    hindrances: tuple[Said, ...] = field(default=())

    @property
    def rank(self) -> tuple[int, int]:
        """What fits best is least: what can be offered stands before what cannot."""
        return len(self.hindrances), -self.points


def fit(who: Somebody, what: Offered, today: date) -> Fit:
    """How an activity fits somebody on a day, and what is to be asked or confirmed before it is offered."""
    openness = is_open_to(who, what.open_to, today)
    found = list(_reasons(who, what, openness))
    return Fit(
        openness,
        sum(points for points, _said in found),
        tuple(said for _points, said in found),
        tuple(_asks(what, openness)),
        tuple(_hindrances(what, openness)),
    )


def is_open_to(who: Somebody, whom: OpenTo, today: date) -> Openness:
    """Whether somebody may come: by her age, as she is registered, and whether children live with her."""
    if whom is OpenTo.EVERYBODY:
        return Openness.YES
    if whom in _SEXES:
        return _by_sex(who.sex, _SEXES[whom])
    if whom is OpenTo.PARENTS:
        return Openness.YES if who.has_children else Openness.UNSURE
    return _by_age(who.years, *_ages(whom, today))


_SEXES: Final = {OpenTo.WOMEN: LegalSex.WOMAN, OpenTo.MEN: LegalSex.MAN}


def _by_sex(sex: LegalSex, wanted: LegalSex) -> Openness:
    if sex is LegalSex.UNKNOWN:
        return Openness.UNSURE
    return Openness.YES if sex is wanted else Openness.NO


def _ages(whom: OpenTo, today: date) -> tuple[int, int]:
    oldest = 200
    bounds = {
        OpenTo.ADULTS: (Code.ADULT_FROM, None),
        OpenTo.CHILDREN: (None, Code.CHILD_TO),
        OpenTo.YOUNG: (Code.YOUNG_FROM, Code.YOUNG_TO),
        OpenTo.ELDERLY: (Code.ELDERLY_FROM, None),
    }
    least, most = bounds[whom]
    return number(least, today) if least else 0, number(most, today) if most else oldest


def _by_age(years: tuple[int, int] | None, least: int, most: int) -> Openness:
    if years is None:
        return Openness.UNSURE
    if years[1] < least or years[0] > most:
        return Openness.NO
    return Openness.YES if least <= years[0] and years[1] <= most else Openness.UNSURE


def _reasons(who: Somebody, what: Offered, openness: Openness) -> Iterator[tuple[int, Said]]:
    shared = [tag for tag in what.languages if tag in who.languages]
    for place, tag in enumerate(shared):
        yield 0 if place else _LANGUAGE, Said(N_("%(language)s is spoken there."), {"language": tag})
    if is_near(who.address, what.place):
        yield _AREA, Said(N_("It is where the person lives."))
    if what.open_to is not OpenTo.EVERYBODY and openness is Openness.YES:
        yield _FOR_HER, Said(N_("It is for: %(whom)s."), {"whom": label_of(what.open_to)})


def _asks(what: Offered, openness: Openness) -> Iterator[Said]:
    if openness is Openness.UNSURE:
        yield Said(N_("It is for: %(whom)s. Ask whether the person may come."), {"whom": label_of(what.open_to)})
    if not what.languages:
        yield Said(N_("Ask which languages are spoken there beside Swedish."))


def _hindrances(what: Offered, openness: Openness) -> Iterator[Said]:
    if what.is_ended:
        yield Said(N_("The activity has ended."))
    if what.free == 0:
        yield Said(N_("All places are taken."))
    if openness is Openness.NO:
        yield Said(N_("It is for others: %(whom)s."), {"whom": label_of(what.open_to)})


def is_near(address: str, place: str) -> bool:
    """Whether a word of the place, long enough to be the name of one, stands in the address."""
    there = {word for word in _words(place) if len(word) >= _SHORTEST}
    return bool(there & _words(address))


def _words(text: str) -> set[str]:
    return {"".join(sign for sign in word if sign.isalnum()) for word in sort_key(text).split()}
