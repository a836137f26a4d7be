"""One statement that tells the days of studies of the files that cross to cases, each under the code of its fact."""

from typing import Any, Final

import sqlalchemy as sa

from reception.db.likely import leaves_few
from reception.education.models import (
    Application,
    Assessment,
    Enrolment,
    GuidanceMeeting,
    OrientationNote,
    Place,
    Pupil,
    Result,
    RightExtension,
    StudyGroup,
    StudyPlan,
)
from reception.education.rules.studies.courses import LAST_COURSE
from reception.education.terms.pupils import OrientationNoteKind, Programme, ResultPart
from reception.education.terms.sharing import SharedGroup
from reception.education.terms.studies import Grade
from reception.i18n.formats import today

SFI_APPLIED: Final = "sfi_applied"
#: Not a fact by itself: a decision to make the right longer, from which its last day is reckoned.
EXTENSION: Final = "extension"
_FINISHED: Final = (OrientationNoteKind.CERTIFICATE, OrientationNoteKind.FINISHED_ELSEWHERE)


def told_to(crossing: sa.CTE) -> sa.Select[*tuple[Any, ...]]:
    """case_id, code, day, and `until` of an extension. `crossing`: case_id, pupil_id and facts, as `days` makes it."""
    parts = (
        *_of_applying(crossing),
        *_of_studies(crossing),
        *_of_plans(crossing),
        *_of_results(crossing),
        *_of_orientation(crossing),
    )
    return sa.select(sa.union_all(*parts).subquery())


def _told(
    crossing: sa.CTE, facts: SharedGroup, code: str, day: Any, model: Any, *, until: Any = None
) -> sa.Select[Any]:
    """The days of rows of pupils whose `facts` cross.

    What crosses is a few rows for each case of a portion. SQLite is told: it otherwise reads whole tables to find them.
    """
    key = Pupil.id if model is Pupil else model.pupil_id
    last = sa.cast(sa.null(), sa.Date) if until is None else until
    columns = (crossing.c.case_id, sa.literal(code).label("code"), day.label("day"), last.label("until"))
    own = sa.and_(key == crossing.c.pupil_id, leaves_few(crossing.c.facts == facts))
    return sa.select(*columns).select_from(crossing).join(model, own)


def _of_applying(crossing: sa.CTE) -> list[sa.Select[Any]]:
    status = SharedGroup.STATUS
    applied = _told(crossing, status, SFI_APPLIED, Application.applied_on, Application)
    longer = _told(crossing, status, EXTENSION, RightExtension.decided_on, RightExtension, until=RightExtension.until)
    return [
        applied.where(Application.programme == Programme.SFI),
        _told(crossing, status, "sfi_received", Pupil.received_on, Pupil),
        longer.where(RightExtension.struck_at.is_(None)),
    ]


def _of_studies(crossing: sa.CTE) -> list[sa.Select[Any]]:
    """A start that lies ahead is no start yet."""
    started = _told(crossing, SharedGroup.STATUS, "sfi_started", Enrolment.first_on, Enrolment)
    return [
        started.where(Enrolment.first_on <= today()),
        _told(crossing, SharedGroup.STATUS, "sfi_assessed", Assessment.on, Assessment),
    ]


def _of_plans(crossing: sa.CTE) -> list[sa.Select[Any]]:
    """Guidance is offered on the day on which a meeting is agreed on; what is said there stays with guidance."""
    return [
        _told(crossing, SharedGroup.PLAN, "study_plan_made", StudyPlan.on, StudyPlan),
        _told(crossing, SharedGroup.PLAN, "guidance_offered", sa.func.date(GuidanceMeeting.made_at), GuidanceMeeting),
    ]


def _of_results(crossing: sa.CTE) -> list[sa.Select[Any]]:
    """The last course, passed: a grade that is signed and was not corrected since."""
    completed = _told(crossing, SharedGroup.RESULTS, "sfi_completed", Result.on, Result)
    return [
        completed.where(
            Result.course == LAST_COURSE, Result.part == ResultPart.GRADE, Result.grade == Grade.PASSED,
            Result.signed_at.is_not(None), Result.replaced_at.is_(None),
        )
    ]  # fmt: skip


def _of_orientation(crossing: sa.CTE) -> list[sa.Select[Any]]:
    """Begun with the first day in a group, or with hours elsewhere; finished with a certificate or elsewhere."""
    note, status = OrientationNote, SharedGroup.STATUS
    stands = note.struck_at.is_(None)
    offered = _told(crossing, status, "civic_orientation_offered", note.on, note)
    elsewhere = _told(crossing, status, "civic_orientation_started", note.on, note)
    finished = _told(crossing, SharedGroup.RESULTS, "civic_orientation_finished", note.on, note)
    began = _told(crossing, status, "civic_orientation_started", Place.first_on, Place)
    of_groups = began.join(StudyGroup, StudyGroup.id == Place.group_id)
    return [
        offered.where(stands, note.kind == OrientationNoteKind.OFFERED),
        elsewhere.where(stands, note.kind == OrientationNoteKind.HOURS_ELSEWHERE),
        finished.where(stands, note.kind.in_(_FINISHED)),
        of_groups.where(StudyGroup.programme == Programme.ORIENTATION, Place.first_on <= today()),
    ]
