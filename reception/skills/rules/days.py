"""What mapping and validation tell the path. Pure."""

from dataclasses import dataclass
from datetime import date

from reception.skills.rules.worth import Brought, WorthValidating, is_worth_validating

SkillsFact = date | bool


@dataclass(frozen=True)
class Known:
    """What a board may know of somebody: the first day of a whole mapping, what she brought that is not recognised
    yet, whether anything is, and the day on which the first validation began."""

    mapped_on: date | None
    not_recognised: tuple[Brought, ...] = ()
    is_any_recognised: bool = False
    begun_on: date | None = None


def facts_of(known: Known, of: WorthValidating) -> dict[str, SkillsFact]:
    """The facts of the path by their codes; what there is not, or is not known, is left out.

    A validation is needed while anything that is worth it is not recognised. That none is needed is said once all is
    mapped, or what was worth it is recognised: what has not been asked about might be.
    """
    days = {"mapping_done": known.mapped_on, "validation_offered": known.begun_on}
    found: dict[str, SkillsFact] = {code: day for code, day in days.items() if day is not None}
    is_needed = is_worth_validating(known.not_recognised, of)
    if is_needed or (is_needed is False and (known.mapped_on is not None or known.is_any_recognised)):
        found["validation_needed"] = is_needed
    return found
