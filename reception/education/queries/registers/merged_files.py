"""One pupil twice on one register: of two files that were merged both may have stood there. Each lesson counts once."""

import sqlalchemy as sa

from reception.db.aliases import shared_alias
from reception.education.models import AttendanceMark, Place, Register, RosterPlace

_other, _on_roster = shared_alias(Place), shared_alias(RosterPlace)
_register, _its_mark = shared_alias(Register), shared_alias(AttendanceMark)


def is_first() -> sa.ColumnElement[bool]:
    """Not the second place of one pupil on one register: two files that were merged may both have stood there.

    Nobody else has two places of one group at a time, so hardly any row asks further than the places of the pupil.
    """
    also = sa.exists().where(_other_place(), _on_roster.roster_id == RosterPlace.roster_id, _other.id < Place.id)
    return sa.not_(also)


def counts() -> sa.ColumnElement[bool]:
    """Of two places of one pupil on one register the one that attended more counts: she was there."""
    better = sa.or_(
        _its_mark.id.is_(None),
        _its_mark.missed < AttendanceMark.missed,
        sa.and_(_its_mark.missed == AttendanceMark.missed, _other.id < Place.id),
    )
    also = (
        sa.select(sa.literal(1))
        .select_from(_other)
        .join(_on_roster, _on_roster.place_id == _other.id)
        .join(_register, _register.roster_id == _on_roster.roster_id)
        .outerjoin(_its_mark, sa.and_(_its_mark.lesson_id == _register.lesson_id, _its_mark.place_id == _other.id))
        .where(_other_place(), _register.lesson_id == AttendanceMark.lesson_id, better)
    )
    return sa.not_(also.correlate(Place, AttendanceMark).exists())


def _other_place() -> sa.ColumnElement[bool]:
    return sa.and_(
        _other.pupil_id == Place.pupil_id, _other.group_id == Place.group_id, _other.id != Place.id,
        _on_roster.place_id == _other.id,
    )  # fmt: skip
