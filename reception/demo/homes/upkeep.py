"""What is closed, broken and looked over in the homes of Exempelby."""

from datetime import date, timedelta
from random import Random
from typing import Final

from reception.demo.homes.stock import Stock, Unit
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.housing.models import Closure, Fault, Inspection
from reception.housing.terms import FaultState, InspectionKind, Unavailability
from reception.reckoning.periods import Period

FAULTS: Final = (
    "Kylskåpet kyler inte.", "Vatten droppar under diskbänken.", "Elementet i stora rummet är kallt.",
    "Fönstret i sovrummet går inte att stänga.", "Låset i porten kärvar.", "Det luktar fukt i badrummet.",
    "Spisens ena platta fungerar inte.", "Brandvarnaren piper.",
)  # fmt: skip
REMARKS: Final = (
    "Repor i parketten i hallen.",
    "En persienn saknas.",
    "Spisen behöver rengöras.",
    "Märken på väggen i sovrummet.",
)
CLOSED: Final = (Unavailability.RENOVATION, Unavailability.INSPECTION, Unavailability.DAMAGE, Unavailability.PESTS)
#: Of a hundred free homes so many are closed for a time, and of all homes so many have a fault or were looked over.
CLOSED_SHARE, FAULT_SHARE, INSPECTED_SHARE = 22, 30, 45


def keep_up(random: Random, rows: Rows, stock: Stock, today: date, coordinator_id: int) -> None:
    """Closures, faults and inspections, unit by unit."""
    shared = {"made_by_id": coordinator_id}
    for unit in stock.units:
        if unit.is_free(Period(today, today)) and random.randrange(100) < CLOSED_SHARE:
            _close(random, rows, unit, today)
        if random.randrange(100) < FAULT_SHARE:
            rows.add(Fault, number=stock.numbers.next(), unit_id=unit.unit_id, **_fault(random, today), **shared)
        if random.randrange(100) < INSPECTED_SHARE:
            rows.add(Inspection, unit_id=unit.unit_id, **_inspection(random, unit, today), **shared)


def _close(random: Random, rows: Rows, unit: Unit, today: date) -> None:
    """Until a day before the next contract, if there is one."""
    last_on = today + timedelta(days=random.randrange(5, 50))
    following = min((one.first for one in unit.taken if one.first > today), default=None)
    if following is not None:
        last_on = min(last_on, following - timedelta(days=1))
    latest = max((one.end for one in unit.taken if one.end < today), default=today - timedelta(days=30))
    first_on = max(today - timedelta(days=random.randrange(0, 20)), latest + timedelta(days=1))
    rows.add(Closure, unit_id=unit.unit_id, first_on=first_on, last_on=last_on, reason=random.choice(CLOSED))


def _fault(random: Random, today: date) -> dict[str, object]:
    reported = today - timedelta(days=random.randrange(0, 200))
    sent = min(reported + timedelta(days=random.randrange(0, 6)), today)
    days = (today - reported).days
    if days > 45 or random.random() < 0.4:
        ended = min(sent + timedelta(days=random.randrange(2, 30)), today)
        state, dates = FaultState.MENDED, {"sent_on": sent, "ended_on": ended}
    elif random.random() < 0.6:
        state, dates = FaultState.WITH_LANDLORD, {"sent_on": sent}
    else:
        state, dates = FaultState.REPORTED, {}
    what = random.choice(FAULTS)
    return {"what": what, "reported_on": reported, "state": state, "made_at": at_nine(reported), **dates}


def _inspection(random: Random, unit: Unit, today: date) -> dict[str, object]:
    """At moving in where somebody lives there, else some time ago."""
    moved = [one.first for one in unit.taken if one.first <= today]
    is_fine = random.random() < 0.75
    on_day = moved[-1] if moved else today - timedelta(days=random.randrange(10, 300))
    return {
        "kind": InspectionKind.MOVE_IN if moved else InspectionKind.PERIODIC,
        "on_day": on_day,
        "is_fine": is_fine,
        "remarks": "" if is_fine else random.choice(REMARKS),
        "made_at": at_nine(on_day),
    }
