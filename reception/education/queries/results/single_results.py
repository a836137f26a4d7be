"""One result with what stood before it and what stands in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.education.models import Pupil, Result
from reception.education.permits import RESULTS
from reception.i18n.formats import local


def result(pupil: Pupil, result_id: int) -> Result:
    """That result of the pupil. Raises OutOfReach."""
    query = sa.select(Result).where(Result.id == result_id, Result.pupil_id == pupil.id)
    return RESULTS.one(query.options(joinedload(Result.group), joinedload(Result.signed_by), joinedload(Result.pupil)))


def chain(found: Result, everything: Sequence[Result]) -> list[Result]:
    """A result with all rows that it corrects or that correct it, the latest first. `everything`: of the pupil."""
    by_id = {one.id: one for one in everything}
    following = {one.replaces_id: one for one in everything if one.replaces_id is not None}
    latest = found
    while latest.id in following:
        latest = following[latest.id]
    rows = [latest]
    while (before := by_id.get(rows[-1].replaces_id or 0)) is not None:
        rows.append(before)
    return rows


@dataclass(frozen=True)
class Correction:
    """A signed result was corrected on a day: `old` still stands to be seen, `new` took its place."""

    on: date
    old: Result
    new: Result


def corrections(rows: Sequence[Result]) -> list[Correction]:
    """The corrections in a chain, the latest first."""
    return [Correction(local(new.made_at).date(), old, new) for new, old in pairwise(rows)]
