"""The reasons of a suggestion as sentences, each with its points. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from reception.housing.rules.norm import Crowding
from reception.housing.rules.settlement import gap_days
from reception.i18n.markers import N_
from reception.i18n.said import Said, Value, label_of
from reception.matching.rules import points
from reception.matching.rules.points import Scale
from reception.matching.rules.seeking import Home, Point
from reception.matching.terms import Aspect


@dataclass(frozen=True)
class Reason:
    """Why a home stands where it stands in the list. `warns`: to be looked at before it is offered."""

    aspect: Aspect
    said: Said
    points: int = 0
    warns: bool = False


def reasons(scale: Scale, home: Home) -> tuple[Reason, ...]:
    """Every reason that is known, in a fixed order. Their points add up to `scale.points(home)`."""
    return tuple(_all(scale, home))


def _all(scale: Scale, home: Home) -> Iterator[Reason]:
    yield _time(scale, home)
    yield from _places(scale, home)
    yield _size(scale, scale.size(home))
    yield from _stairs(scale, home)
    yield from _way(scale, home, Aspect.SCHOOL, scale.seeker.school)
    yield from _way(scale, home, Aspect.WORK, scale.seeker.work)
    yield from _district(scale, home)


def _time(scale: Scale, home: Home) -> Reason:
    """In days to the latest settlement day. It has no points: homes in time stand first whatever else is said."""
    if home.free_on is None:
        return Reason(Aspect.TIME, Said(N_("It is not known to become free.")), warns=True)
    gap = gap_days(scale.seeker.latest, home.free_on)
    values: dict[str, Value] = {"first": home.free_on}
    if gap is None:
        return Reason(Aspect.TIME, Said(N_("Free from %(first)s."), values))
    values["days"] = abs(gap)
    if gap > 0:
        says = N_("Free from %(first)s. Days after the latest settlement day: %(days)s.")
        return Reason(Aspect.TIME, Said(says, values), warns=True)
    return Reason(Aspect.TIME, Said(N_("Free from %(first)s. Days to the latest settlement day: %(days)s."), values))


def _places(scale: Scale, home: Home) -> Iterator[Reason]:
    people = scale.seeker.household.people
    if people > home.places:
        says = N_("The household is larger than the home is meant for. People: %(people)s. Places: %(places)s.")
        off = points.of_places(people, home.places, scale.weights)
        yield Reason(Aspect.PLACES, Said(says, {"people": people, "places": home.places}), off, warns=True)


def _size(scale: Scale, found: Crowding) -> Reason:
    given = points.of_size(found, scale.weights)
    values: dict[str, Value] = {"norm": label_of(found.norm), "needed": found.needed}
    if found.crowded is None:
        says = N_("%(norm)s: rooms needed, %(needed)s. How many the home has is not known.")
        return Reason(Aspect.SIZE, Said(says, values), given)
    if found.rooms is None:
        return _size_by_area(found, given)
    values["rooms"] = found.rooms
    if found.crowded:
        says = N_("%(norm)s: too few rooms. Needed: %(needed)s. Rooms: %(rooms)s.")
    elif found.spare:
        says = N_("%(norm)s: more rooms than needed. Needed: %(needed)s. Rooms: %(rooms)s.")
    else:
        says = N_("%(norm)s: as many rooms as needed, %(needed)s.")
    return Reason(Aspect.SIZE, Said(says, values), given, warns=found.crowded)


def _size_by_area(found: Crowding, given: int) -> Reason:
    if found.crowded:
        says = N_("Too small by its square metres. The number of rooms is not known.")
    else:
        says = N_("Large enough by its square metres. The number of rooms is not known.")
    return Reason(Aspect.SIZE, Said(says), given, warns=bool(found.crowded))


def _stairs(scale: Scale, home: Home) -> Iterator[Reason]:
    if not scale.seeker.without_stairs:
        return
    reached = home.without_stairs
    given = points.of_stairs(home, scale.weights)
    if reached is None:
        yield Reason(Aspect.STAIRS, Said(N_("Whether there are stairs is not known. Ask before offering.")), warns=True)
    elif reached:
        yield Reason(Aspect.STAIRS, Said(N_("Reached without stairs, as the household needs.")), given)
    else:
        yield Reason(
            Aspect.STAIRS, Said(N_("There are stairs, and the household cannot take them.")), given, warns=True
        )


def _way(scale: Scale, home: Home, aspect: Aspect, to: Point | None) -> Iterator[Reason]:
    way = points.metres(to, home.at)
    if way is None:
        return
    school = aspect is Aspect.SCHOOL
    full = scale.weights.school if school else scale.weights.work
    says = N_("Metres to school, in a straight line: %(metres)s.") if school else None
    says = says or N_("Metres to work, in a straight line: %(metres)s.")
    yield Reason(aspect, Said(says, {"metres": round(way, -2)}), points.of_way(way, full, scale.weights))


def _district(scale: Scale, home: Home) -> Iterator[Reason]:
    """Said only where the municipality gives it weight: it is a policy of some, and none of others."""
    share = scale.share(home)
    if share is None or home.district is None or not scale.weights.mixed_area:
        return
    given = points.of_district(share, scale.weights)
    if share <= scale.weights.mixed_up_to:
        says = N_("%(district)s: the share of newcomers is no larger than in the whole municipality.")
    elif given:
        says = N_("%(district)s: the share of newcomers is somewhat larger than in the whole municipality.")
    else:
        says = N_("%(district)s: the share of newcomers is much larger than in the whole municipality.")
    yield Reason(Aspect.MIXED_AREA, Said(says, {"district": home.district}), given)
