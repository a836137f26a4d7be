"""What figure I9 is counted from: who began SFI or another course, and met guidance. No page shows it."""

from collections.abc import Iterable, Iterator
from datetime import date

import sqlalchemy as sa

from reception.education.models import AdultCourse, GuidanceMeeting
from reception.education.queries.figures import Studies, rows
from reception.education.rules.guiding import Starter
from reception.i18n.formats import local


def starters(found: Iterable[Studies]) -> Iterator[Starter]:
    """Those who have begun, each once, by the first start of SFI or of another course. Two statements."""
    courses, meetings = _first_days(), _first_meetings()
    for one in found:
        starts = [courses[pupil_id] for pupil_id in one.pupil_ids if pupil_id in courses]
        if one.began_on is not None:
            starts.append(one.began_on)
        if starts:
            met = [meetings[pupil_id] for pupil_id in one.pupil_ids if pupil_id in meetings]
            yield Starter(min(starts), min(met, default=None), one.died_on)


def _first_days() -> dict[int, date]:
    first = sa.func.min(AdultCourse.first_on)
    query = sa.select(AdultCourse.pupil_id, first).where(AdultCourse.first_on.is_not(None))
    return {row[0]: row[1] for row in rows(query.group_by(AdultCourse.pupil_id))}


def _first_meetings() -> dict[int, date]:
    """The day of the first meeting that somebody came to."""
    query = sa.select(GuidanceMeeting.pupil_id, sa.func.min(GuidanceMeeting.at)).where(GuidanceMeeting.came.is_(True))
    return {pupil_id: local(at).date() for pupil_id, at in rows(query.group_by(GuidanceMeeting.pupil_id))}
