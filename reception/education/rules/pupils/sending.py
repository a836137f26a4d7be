"""What is proposed when a case's staff send an application for somebody, each with why. Pure.

A proposal is only that: whoever sends it sees why it stands there, and may write something else.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.education.rules.studies.right import of_age_from, right_arises
from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.people.terms import Ground
from reception.people.terms.papers import InformationGroup
from reception.reckoning.provisions import Provision

#: The permits that lag (2017:584) 1 § names, as `path/definitions/groups.toml` reads it. Family of theirs is meant too,
#: which the ground alone does not tell.
ESTABLISHING: Final = frozenset(
    {
        Ground.REFUGEE, Ground.SUBSIDIARY_PROTECTION, Ground.RESETTLED, Ground.DISTRESSING_CIRCUMSTANCES,
        Ground.IMPEDIMENT, Ground.TEMPORARY_PROTECTION,
    }
)  # fmt: skip
NOT_ESTABLISHING: Final = frozenset({Ground.WORK, Ground.STUDY, Ground.EU})
_ACT: Final = "Lag (2017:584) om ansvar för etableringsinsatser 1 §"
#: From this age.
AGE: Final = Provision(_ACT, date(2018, 1, 1), amount=20, measure="years")
#: Until the target age for pension (riktålder) of the year, or until 66 for those who turned 66 before 2026: the path
#: knows which. Here, who is younger than the first is surely below, older than the second surely above; people decide
#: about the years between.
SURELY_BELOW: Final = Provision(f"{_ACT} i lydelse före 2022:896", date(2023, 1, 1), amount=66, measure="years")
SURELY_ABOVE: Final = Provision(
    f"{_ACT} (2022:896); riktålder enligt förordning (2019:780)", date(2026, 1, 1), amount=67, measure="years"
)


@dataclass(frozen=True)
class Proposal:
    """What is proposed (None: nothing is), and a sentence that says why."""

    value: date | bool | None
    why: Said


def right_from(birth_year: int | None, resident_from: date | None) -> Proposal:
    """Since when the person has the right to SFI: resident, and of age."""
    day = right_arises(birth_year, resident_from)
    if day is None or birth_year is None:
        says = N_("Nothing is proposed: the year of birth or the first day of population registration is not noted.")
        return Proposal(None, Said(says, {}))
    if day == of_age_from(birth_year):
        return Proposal(day, Said(N_("From this day on the person is of age for SFI (skollagen 20 kap. 31 §)."), {}))
    says = N_("The day of the first population registration (skollagen 20 kap. 31 §).")
    return Proposal(day, Said(says, {}))


def establishment(ground: Ground | None, birth_year: int | None, year: int) -> Proposal:
    """Whether lag (2017:584) holds, by the permit and the age in years."""
    if ground in NOT_ESTABLISHING:
        return Proposal(value=False, why=Said(N_("The ground of the permit is not one of the establishment law."), {}))
    if ground not in ESTABLISHING or birth_year is None:
        says = N_("Nothing is proposed: the permit or the year of birth does not tell.")
        return Proposal(None, Said(says, {}))
    age = year - birth_year
    if AGE.amount < age < SURELY_BELOW.amount:
        return Proposal(value=True, why=Said(N_("By the ground of the permit and the age."), {}))
    if AGE.amount <= age <= SURELY_ABOVE.amount:
        return Proposal(None, Said(N_("Nothing is proposed: it depends on the day of birth."), {}))
    return Proposal(
        value=False, why=Said(N_("The establishment law is for those from 20 years to the age of pension."), {})
    )


def told(*, has_language: bool, tells_right: bool) -> tuple[InformationGroup, ...]:
    """Which parts of the file an application tells of, for the log of what was told."""
    found = [InformationGroup.IDENTITY, InformationGroup.EDUCATION]
    if has_language:
        found.append(InformationGroup.LANGUAGE)
    if tells_right:
        found.append(InformationGroup.PERMIT)
    return tuple(found)
