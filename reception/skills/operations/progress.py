"""Measuring how far somebody has come, again and again; putting a measurement right, or taking it away."""

from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa

from reception.access.actor import current
from reception.audit.log import record
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.reckoning.remarks import accepted
from reception.skills.models import SkillsMeasure, SkillsProfile
from reception.skills.permits import WRITE
from reception.skills.rules.progress import Rated, remarks_on_measuring

if TYPE_CHECKING:
    from reception.skills.queries.progress import MeasuredDay


def measure(profile: SkillsProfile, on: date, rated: Rated) -> None:
    """Write down what was measured on a day. What stood there is replaced where it is rated anew; the rest stays.

    Raises Refused.
    """
    hold(profile)
    accepted(remarks_on_measuring(on, today(), rated))
    _write(profile, on, rated)
    record("skills.measured", profile, on=on, areas=_areas(rated))


def correct(day: "MeasuredDay", rated: Rated) -> None:
    """Put right what was measured on a day: what is not rated any more goes. Raises Refused."""
    hold(day.profile)
    accepted(remarks_on_measuring(day.on, today(), rated))
    for key, row in _standing(day.profile, day.on).items():
        if key not in rated:
            db.session.delete(row)
    _write(day.profile, day.on, rated)
    record("skills.measurement-corrected", day.profile, on=day.on, areas=_areas(rated))


def remove(day: "MeasuredDay") -> None:
    """Nothing was measured on that day after all."""
    hold(day.profile)
    for row in _standing(day.profile, day.on).values():
        db.session.delete(row)
    record("skills.measurement-removed", day.profile, on=day.on)
    db.session.flush()


def _write(profile: SkillsProfile, on: date, rated: Rated) -> None:
    standing = _standing(profile, on)
    for (area, rated_by), level in rated.items():
        row = standing.get((area, rated_by))
        if row is None:
            row = SkillsMeasure(profile=profile, on=on, area=area, rated_by=rated_by)
            db.session.add(row)
        row.level, row.made_by_id = level, current().user_id
    db.session.flush()


def _standing(profile: SkillsProfile, on: date) -> dict[tuple[str, object], SkillsMeasure]:
    """What stands there now, read anew once the profile is held."""
    query = sa.select(SkillsMeasure).join(SkillsMeasure.profile).where(SkillsProfile.id == profile.id)
    query = query.where(SkillsMeasure.on == on).execution_options(populate_existing=True)
    return {(one.area, one.rated_by): one for one in WRITE.all(query)}


def _areas(rated: Rated) -> str:
    return " ".join(sorted({area for area, _by in rated}))
