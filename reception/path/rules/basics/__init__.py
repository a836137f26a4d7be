"""The eight basics of reception: what belongs to each, where it stands and what shows it, and counting them. Pure."""

from reception.path.rules.basics.belonging import BASICS, CODES, Basic, basic_of_purpose
from reception.path.rules.basics.counting import (
    HANDLED_WITHIN_DAYS,
    PAID_WITHIN_DAYS,
    Counted,
    InPlace,
    all_handled_in_time,
    counted,
    in_place,
    paid_in_time,
)
from reception.path.rules.basics.standing import (
    HANDLED,
    BasicNow,
    Evidence,
    basic_now,
    evidence_of_facts,
    evidence_of_steps,
)

__all__ = [
    "BASICS",
    "CODES",
    "HANDLED",
    "HANDLED_WITHIN_DAYS",
    "PAID_WITHIN_DAYS",
    "Basic",
    "BasicNow",
    "Counted",
    "Evidence",
    "InPlace",
    "all_handled_in_time",
    "basic_now",
    "basic_of_purpose",
    "counted",
    "evidence_of_facts",
    "evidence_of_steps",
    "in_place",
    "paid_in_time",
]
