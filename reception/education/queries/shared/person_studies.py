"""What another board sees of somebody's studies: as far as its sharing lets each group of facts cross.

Each group is asked under its own permit, so that nothing is read here that does not cross.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from reception.audit.reading import looked, saw
from reception.education import permits
from reception.education.models import (
    Pupil,
    Result,
    StudyPlan,
)
from reception.education.queries.results import is_signed_grade
from reception.education.queries.shared.attendance import Attended, attended_by, notes_of_orientation, term_of
from reception.education.queries.shared.status import Status, status_of
from reception.education.queries.sharing import LOOKED, reasons_not_shared, shared_with_actor
from reception.education.queries.studies.histories import histories
from reception.education.queries.studies.plans import is_latest_plan
from reception.education.rules.studies.course_bar import Step, bar
from reception.education.terms.pupils import OrientationNoteKind
from reception.education.terms.sharing import NotShared, SharedGroup
from reception.i18n.formats import today
from reception.people.models import Person
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class SharedStudies:
    """What crosses of one person. `not_shared`: the groups of which nothing does, and why."""

    not_shared: Mapping[SharedGroup, NotShared]
    term: Period
    status: Sequence[Status] = ()
    attendance: Attended | None = None
    results: Sequence[Result] = ()
    certificates: Sequence[date] = ()
    plans: Sequence[StudyPlan] = ()
    #: The pupil files of which anything is shown, for the log.
    files: Collection[int] = field(default_factory=tuple)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is shown of anything."""
        return not self.files


def studies_of(person: Person) -> SharedStudies:
    """What the actor's boards may see of the person's studies today."""
    files = _seen(person)
    missing = {facts for facts, ids in files.items() if not ids}
    why = reasons_not_shared() if missing else {}
    attendance = files[SharedGroup.ATTENDANCE]
    results = files[SharedGroup.RESULTS]
    notes = notes_of_orientation(attendance, results)
    return SharedStudies(
        not_shared={facts: why[facts] for facts in SharedGroup if facts in missing},
        term=term_of(today()),
        status=status_of(files[SharedGroup.STATUS]),
        attendance=attended_by(attendance, notes) if attendance else None,
        results=_grades(results),
        certificates=[one.on for one in notes if one.kind is OrientationNoteKind.CERTIFICATE],
        plans=_plans(files[SharedGroup.PLAN]),
        files=frozenset(one for ids in files.values() for one in ids),
    )


@dataclass(frozen=True)
class Outline:
    """What of somebody's studies goes along with a case: courses, signed grades and plans, as far as they cross."""

    bars: Sequence[tuple[Step, ...]]
    results: Sequence[Result]
    plans: Sequence[StudyPlan]


def outline_of(person: Person) -> Outline:
    """The same in short. One statement where nothing crosses, four where all does."""
    files = _seen(person)
    told = histories(files[SharedGroup.STATUS], permits.SHARED_STATUS)
    return Outline(
        [bar(history, today()) for history in told.values()],
        _grades(files[SharedGroup.RESULTS]),
        _plans(files[SharedGroup.PLAN]),
    )


def _seen(person: Person) -> dict[SharedGroup, Collection[int]]:
    """Of which of the person's files which facts cross. That they are shown is logged of each."""
    saw([person.id])
    files = shared_with_actor(person.id)
    for file_id in frozenset(one for ids in files.values() for one in ids):
        looked(LOOKED, Pupil, file_id, person.id)
    return files


def _grades(pupil_ids: Collection[int]) -> Sequence[Result]:
    """The grades that are signed, and signed reasons for none, the latest first."""
    if not pupil_ids:
        return []
    query = sa.select(Result).join(Pupil, Pupil.id == Result.pupil_id)
    query = query.where(Result.pupil_id.in_(pupil_ids), is_signed_grade())
    return permits.SHARED_RESULTS.all(query.order_by(Result.on.desc(), Result.id.desc()))


def _plans(pupil_ids: Collection[int]) -> Sequence[StudyPlan]:
    """The plan that holds, of each school."""
    if not pupil_ids:
        return []
    query = sa.select(StudyPlan).join(Pupil, Pupil.id == StudyPlan.pupil_id)
    return permits.SHARED_PLAN.all(query.where(StudyPlan.pupil_id.in_(pupil_ids), is_latest_plan()))
