"""What is known of somebody, as the path reckons with it: the same as the register would tell, without asking it."""

from datetime import date

from reception.demo.sketches import Sketch
from reception.path.rules.facts import Fact, Facts, FactValue
from reception.people.rules.citizenship import moves_freely
from reception.people.terms import Ground

#: Facts that nobody hears of in the municipality before they are there: they may lie ahead.
AHEAD = frozenset({"permit_ends", "lease_ends"})


def facts_of(sketch: Sketch, until: date) -> Facts:
    """What was known on the day `until`."""
    known = _register(sketch, until) | _way(sketch) | _noted(sketch)
    return Facts({code: Fact(value) for code, value in known.items() if code in AHEAD or not _is_after(value, until)})


def _is_after(value: FactValue, until: date) -> bool:
    return isinstance(value, date) and value > until


def _register(sketch: Sketch, until: date) -> dict[str, FactValue]:
    found: dict[str, FactValue] = {"reception_route": sketch.route, "interpreter_needed": sketch.needs_interpreter}
    if sketch.birth and sketch.precision:
        found["birth"] = (sketch.birth, sketch.precision)
    if (free := moves_freely([sketch.country], until)) is not None:
        found["eea_citizen"] = free
    if sketch.mapped_on:
        found["mapping_done"] = sketch.mapped_on
    if sketch.children:
        found["children_in_household"] = sketch.children
    return found


def _way(sketch: Sketch) -> dict[str, FactValue]:
    journey = sketch.journey
    if journey is None:
        return {}
    found: dict[str, FactValue] = {kind.value: day for kind, day in journey.days.items()}
    guardians = {"trustee_appointed": journey.trustee_on, "custodian_appointed": journey.custodian_on}
    found |= {code: day for code, day in guardians.items() if day}
    if journey.permits:
        permit = journey.permits[-1]
        found |= {"permit_ground": Ground(permit.ground), "permit_starts": permit.starts_on}
        found |= {"permit_ends": permit.ends_on} if permit.ends_on else {}
    return found


def _noted(sketch: Sketch) -> dict[str, FactValue]:
    return dict(sketch.journey.noted) if sketch.journey else {}
