"""How far somebody has come: what was measured of a profile."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.permit import OutOfReach, Permit
from reception.audit.reading import saw
from reception.skills.models import SkillsMeasure, SkillsProfile
from reception.skills.rules.progress import Measure


def profile_measured(number: str, permit: Permit) -> SkillsProfile:
    """The profile of that number with all its measurements, as the database holds them now. Raises OutOfReach."""
    query = sa.select(SkillsProfile).where(SkillsProfile.number == number)
    loaded = (joinedload(SkillsProfile.person), joinedload(SkillsProfile.board), selectinload(SkillsProfile.measures))
    found = permit.one(query.options(*loaded).execution_options(populate_existing=True))
    saw([found.person_id])
    return found


def measures_of(profile: SkillsProfile) -> list[Measure]:
    """The measurements as the rules know them, the earliest first."""
    return [Measure(one.on, one.area, one.rated_by, one.level) for one in profile.measures]


@dataclass(frozen=True)
class MeasuredDay:
    """What was measured on one day, which is corrected as a whole. `version` tells one content from another."""

    profile: SkillsProfile
    on: date
    rows: Sequence[SkillsMeasure]

    @property
    def shown_rows(self) -> tuple[Any, ...]:
        """The profile, and what is corrected."""
        return (self.profile, *self.rows)

    @property
    def version(self) -> int:
        """A number of what stands there."""
        told = sorted(f"{one.area} {one.rated_by.value} {one.level}" for one in self.rows)
        return zlib.crc32("\n".join(told).encode())


def measured_on(profile: SkillsProfile, on: date) -> MeasuredDay:
    """What was measured on a day. Raises OutOfReach where nothing was."""
    rows = [one for one in profile.measures if one.on == on]
    if not rows:
        raise OutOfReach
    return MeasuredDay(profile, on, rows)
