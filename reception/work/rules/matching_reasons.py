"""The reasons of a match as sentences: what fits, what does not, what is to be asked, each with its points. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import Said, Value, label_of
from reception.work.rules.matching_facts import SWEDISH, Place
from reception.work.rules.matching_points import Scale
from reception.work.rules.matching_weights import Measure
from reception.work.terms.matching import Able, Aspect, Fit


@dataclass(frozen=True)
class Reason:
    """Why somebody stands where she stands in the list.

    `occupation`: the person's own code that is meant. `languages`: those that are meant. The page names both.
    """

    aspect: Aspect
    fit: Fit
    said: Said
    points: int = 0
    occupation: str | None = None
    languages: tuple[str, ...] = ()


#: By origin: like in all four digits, in three, in two.
_LIKE: Final[Mapping[Aspect, tuple[str, str, str]]] = MappingProxyType(
    {
        Aspect.WORKED: (
            N_("Has worked in this occupation."),
            N_("Has worked in an occupation close to this one."),
            N_("Has worked in the same field."),
        ),
        Aspect.STUDIED: (
            N_("Is educated for this occupation."),
            N_("Is educated for an occupation close to this one."),
            N_("Is educated for the same field."),
        ),
        Aspect.SOON: (
            N_("Wants to work in this occupation soon."),
            N_("Wants to work soon in an occupation close to this one."),
            N_("Wants to work in the same field soon."),
        ),
        Aspect.LATER: (
            N_("Wants to work in this occupation in the long run."),
            N_("Wants to work in the long run in an occupation close to this one."),
            N_("Wants to work in the same field in the long run."),
        ),
    }
)


def reasons(scale: Scale, place: Place) -> tuple[Reason, ...]:
    """Every reason, in the order of `Aspect`. Their points add up to `scale.points(place)`."""
    return tuple(_all(scale, place))


def _all(scale: Scale, place: Place) -> Iterator[Reason]:
    yield from _occupations(scale, place)
    yield _kind(scale, place)
    yield from _swedish(scale, place)
    yield from _languages(scale, place)
    yield from _licence(scale, place)
    yield from _extent(scale, place)
    yield from _odd_hours(scale, place)
    yield from _start(scale, place)


def _occupations(scale: Scale, place: Place) -> Iterator[Reason]:
    if place.occupation is None:
        yield Reason(Aspect.WORKED, Fit.ASK, Said(N_("No occupation is chosen for the place. Read what the work is.")))
        return
    if not any(scale.seeker.occupations.values()):
        says = N_("No occupation is noted of what the person has done, is educated for or wants.")
        yield Reason(Aspect.WORKED, Fit.ASK, Said(says))
        return
    likenesses = list(scale.likenesses(place.occupation))
    for aspect, like in likenesses:
        says = _LIKE[aspect][4 - like.digits]
        yield Reason(aspect, Fit.MET, Said(says), scale.of_likeness(aspect, like), occupation=like.code)
    if not likenesses:
        says = N_("What the person has done, is educated for and wants is in other fields.")
        yield Reason(Aspect.WORKED, Fit.NOT_MET, Said(says))


def _kind(scale: Scale, place: Place) -> Reason:
    found, seeks = scale.kind(place), scale.seeker.seeks
    values: dict[str, Value] = {"kind": label_of(place.kind)}
    if seeks is None:
        return _reason(
            Aspect.KIND, found, N_("It is not noted what the person looks for. The place: %(kind)s."), values
        )
    if found.fit is Fit.MET:
        return _reason(Aspect.KIND, found, N_("The person looks for this: %(kind)s."), values)
    values["seeks"] = label_of(seeks)
    return _reason(Aspect.KIND, found, N_("The place: %(kind)s. The person: %(seeks)s."), values)


def _swedish(scale: Scale, place: Place) -> Iterator[Reason]:
    found = scale.swedish(place)
    if found is None or place.swedish is None:
        return
    speaks = scale.seeker.speaks.get(SWEDISH)
    values: dict[str, Value] = {"asked": label_of(place.swedish)}
    if speaks is None:
        says = N_("The work needs Swedish: %(asked)s. How well the person speaks it is not noted.")
    elif found.fit is Fit.MET:
        says = N_("Speaks as much Swedish as the work needs: %(asked)s.")
    else:
        says = N_("The work needs more Swedish. Needed: %(asked)s. Speaks: %(speaks)s.")
        values["speaks"] = label_of(speaks)
    yield _reason(Aspect.SWEDISH, found, says, values)


def _languages(scale: Scale, place: Place) -> Iterator[Reason]:
    found = scale.languages(place)
    if found is None:
        return
    tags = place.languages
    if found.fit is Fit.MET:
        tags = tuple(tag for tag in tags if tag in scale.known)
        says = N_("Speaks a language that is of use there.")
    elif found.fit is Fit.ASK:
        says = N_("A language is of use there. Which languages the person speaks is not noted.")
    else:
        says = N_("A language is of use there, and the person has not told of it.")
    yield Reason(Aspect.LANGUAGES, found.fit, Said(says), found.points, languages=tags)


def _licence(scale: Scale, place: Place) -> Iterator[Reason]:
    found = scale.licence(place)
    if found is None:
        return
    if found.fit is Fit.MET:
        says = N_("Has the driving licence that the work needs.")
    elif found.fit is Fit.NOT_MET:
        says = N_("The work needs a driving licence, and the person has none.")
    elif scale.seeker.licence is Able.PERHAPS:
        says = N_("The work needs a driving licence. Ask whether the person's is valid in Sweden, or when it will be.")
    else:
        says = N_("The work needs a driving licence. Whether the person has one is not noted.")
    yield _reason(Aspect.LICENCE, found, says)


def _extent(scale: Scale, place: Place) -> Iterator[Reason]:
    found, extent = scale.extent(place), scale.seeker.extent
    if found is None or place.extent is None:
        return
    values: dict[str, Value] = {"asked": place.extent}
    if extent is None:
        says = N_("The place is %(asked)s percent. How much the person can work is not noted.")
    elif found.fit is Fit.MET:
        says = N_("Can work as much as the place is: %(asked)s percent.")
    else:
        says = N_("The place is %(asked)s percent. The person can work %(extent)s percent.")
        values["extent"] = extent
    yield _reason(Aspect.EXTENT, found, says, values)


def _odd_hours(scale: Scale, place: Place) -> Iterator[Reason]:
    found = scale.odd_hours(place)
    if found is None:
        return
    if found.fit is Fit.MET:
        says = N_("Can work evenings, nights or weekends, as the place asks.")
    elif found.fit is Fit.NOT_MET:
        says = N_("The work is on evenings, nights or weekends, and the person cannot work then.")
    elif scale.seeker.odd_hours is Able.PERHAPS:
        says = N_("The work is on evenings, nights or weekends. The person says perhaps.")
    else:
        says = N_("The work is on evenings, nights or weekends. Whether the person can is not noted.")
    yield _reason(Aspect.ODD_HOURS, found, says)


def _start(scale: Scale, place: Place) -> Iterator[Reason]:
    found, day = scale.start(place), scale.seeker.can_begin_on
    if found is None or place.begins_on is None:
        return
    values: dict[str, Value] = {"begins": place.begins_on}
    if day is None:
        says = N_("The place begins %(begins)s. From when the person can work is not noted.")
    elif found.fit is Fit.MET:
        says = N_("Can begin when the place does: %(begins)s.")
    else:
        says = N_("The place begins %(begins)s. The person can work from %(day)s.")
        values["day"] = day
    yield _reason(Aspect.START, found, says, values)


def _reason(aspect: Aspect, found: Measure, says: str, values: Mapping[str, Value] = MappingProxyType({})) -> Reason:
    return Reason(aspect, found.fit, Said(says, values), found.points)
