"""Results: what was entered, signed and corrected, by pupil and by group."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.db.session import db
from reception.education.models import Pupil, Result
from reception.education.permits import PUPILS
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import Grade, SfiCourse

Passed = tuple[tuple[SfiCourse, date], ...]


def passed(pupil_ids: Collection[int], permit: Permit = PUPILS) -> dict[int, Passed]:
    """The courses that each has passed, each with the first day of a grade, in order of days: signed grades alone.

    `permit` is one on pupils; who has passed nothing is left out. One statement.
    """
    query = (
        sa.select(Result.pupil_id, Result.course, sa.func.min(Result.on))
        .join(Pupil, Pupil.id == Result.pupil_id)
        .where(Result.pupil_id.in_(pupil_ids), is_signed_grade(), Result.grade == Grade.PASSED)
        .group_by(Result.pupil_id, Result.course)
    )
    found: defaultdict[int, list[tuple[SfiCourse, date]]] = defaultdict(list)
    for pupil_id, course, on in db.session.execute(permit.within(query)):
        found[pupil_id].append((course, on))
    return {pupil_id: tuple(sorted(those, key=lambda one: (one[1], one[0]))) for pupil_id, those in found.items()}


def is_signed_grade() -> sa.ColumnElement[bool]:
    """The rows that stand in the catalogue: a grade or why there is none, signed and not corrected since."""
    return sa.and_(Result.part == ResultPart.GRADE, Result.signed_at.is_not(None), Result.replaced_at.is_(None))


def results_of(pupil_ids: Collection[int], permit: Permit = PUPILS) -> dict[int, Sequence[Result]]:
    """Everything that was entered of each, corrected rows among it, the oldest first. `permit` is one on pupils."""
    query = (
        sa.select(Result)
        .join(Pupil, Pupil.id == Result.pupil_id)
        .where(Result.pupil_id.in_(pupil_ids))
        .options(joinedload(Result.group), joinedload(Result.signed_by))
        .order_by(Result.on, Result.id)
    )
    found: defaultdict[int, list[Result]] = defaultdict(list)
    for one in permit.all(query):
        found[one.pupil_id].append(one)
    return dict(found)
