"""Handing over many cases at once, and taking it back: the same few statements for two cases as for five hundred."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from reception.access.actor import current
from reception.audit.log import must_record, record, record_many
from reception.cases import queries
from reception.cases.models import Case, CaseAssignment, HandedCase, HandOver
from reception.cases.rules import TAKEN_BACK_WITHIN, day_of_assignment, last_day_of_former
from reception.cases.terms import CaseState, GivenOutcome
from reception.db.bulk import insert_many
from reception.db.session import db
from reception.i18n.formats import now
from reception.web import short_number

#: Bulk statements write past the session, which is told afterwards.
_PAST_SESSION = {"synchronize_session": False}


class NothingChosen(Exception):
    """There is no case to hand over."""


class TooLate(Exception):
    """What was handed over can no longer be taken back, or not by this member of staff."""


def hand_over(
    cases: Sequence[Case],
    worker_id: int | None,
    on: date,
    overlap_until: date | None = None,
    note: str | None = None,
    *,
    had: Mapping[str, int | None] | None = None,
) -> HandOver:
    """Give cases to one caseworker from `on`, or to nobody. What could not be given, and why, stands in the answer.

    The former caseworkers follow along until `overlap_until`. `had` says by case number who had the case when it was
    chosen: what somebody else has been given meanwhile is left with them. Raises NothingChosen.
    """
    if not cases:
        raise NothingChosen
    outcomes = _outcomes(cases, worker_id, had or {})
    made = _made(cases, worker_id, on, overlap_until if worker_id is not None else None, note)
    given = [case for case in cases if outcomes[case.id] is GivenOutcome.GIVEN]
    _keep_outcomes(made, cases, outcomes)
    record("cases.handed-over", made, user=worker_id, given=len(given), refused=len(cases) - len(given))
    if given:
        _give(made, given)
    return made


def _outcomes(cases: Sequence[Case], worker_id: int | None, had: Mapping[str, int | None]) -> dict[int, GivenOutcome]:
    """What is to become of each case."""
    if worker_id is None:
        return {case.id: _outcome(case, None, had) or GivenOutcome.GIVEN for case in cases}
    units = queries.units_of_work(worker_id, {case.unit_id for case in cases})
    open_to = queries.people_open_to(worker_id, [case.person for case in cases])
    return {
        case.id: _outcome(case, worker_id, had)
        or (GivenOutcome.OUTSIDE_UNIT if case.unit_id not in units else None)
        or (GivenOutcome.NOT_NAMED if case.person_id not in open_to else GivenOutcome.GIVEN)
        for case in cases
    }


def _outcome(case: Case, worker_id: int | None, had: Mapping[str, int | None]) -> GivenOutcome | None:
    """Why a case cannot be given to anybody, or None."""
    if case.state is CaseState.CLOSED:
        return GivenOutcome.CLOSED
    if case.worker_id == worker_id:
        return GivenOutcome.ALREADY
    return GivenOutcome.CHANGED if had.get(case.number, case.worker_id) != case.worker_id else None


def _made(
    cases: Sequence[Case], worker_id: int | None, on: date, overlap_until: date | None, note: str | None
) -> HandOver:
    made = HandOver(
        number=short_number.unused(queries.is_hand_over_number_used),
        unit_id=_unit_of(cases, worker_id),
        worker_id=worker_id,
        starts_on=on,
        overlap_until=overlap_until,
        note=note or None,
        made_at=now(),
        made_by_id=current().user_id,
    )
    db.session.add(made)
    db.session.flush()
    return made


def _unit_of(cases: Sequence[Case], worker_id: int | None) -> int:
    """The unit that a hand-over stands under: where the new caseworker works, else where most of the cases are."""
    most = [unit_id for unit_id, _count in Counter(case.unit_id for case in cases).most_common()]
    if worker_id is None or len(most) == 1:
        return most[0]
    units = queries.units_of_work(worker_id, most)
    return next((unit_id for unit_id in most if unit_id in units), most[0])


def _keep_outcomes(made: HandOver, cases: Sequence[Case], outcomes: Mapping[int, GivenOutcome]) -> None:
    insert_many(
        HandedCase,
        [
            {
                "hand_over_id": made.id,
                "case_id": case.id,
                "from_worker_id": case.worker_id,
                "outcome": outcomes[case.id],
                "case_version": case.version + (outcomes[case.id] is GivenOutcome.GIVEN),
            }
            for case in cases
        ],
    )


def _give(made: HandOver, given: Sequence[Case]) -> None:
    must_record(Case)
    record_many("case.assigned", ((case, {"user": made.worker_id, "hand_over": made.id}) for case in given))
    _end_assignments(given, last_day_of_former(made.starts_on, made.overlap_until))
    values = {"worker_id": made.worker_id, "version": Case.version + 1}
    _write(sa.update(Case).where(Case.id.in_([case.id for case in given])).values(values))
    if made.worker_id is not None:
        insert_many(CaseAssignment, [_assignment(made, made.worker_id, case) for case in given])
    for case in given:
        db.session.expire(case, ["worker_id", "worker", "version"])


def _assignment(made: HandOver, worker_id: int, case: Case) -> dict[str, object]:
    starts_on = day_of_assignment(made.starts_on, case.opened_on)
    return {"case_id": case.id, "user_id": worker_id, "starts_on": starts_on, "ends_on": None}


def _end_assignments(cases: Sequence[Case], last_day: date) -> None:
    running = (CaseAssignment.case_id.in_([case.id for case in cases]), CaseAssignment.ends_on.is_(None))
    began_later = CaseAssignment.starts_on > last_day
    ends_on = sa.case((began_later, CaseAssignment.starts_on), else_=sa.bindparam("last_day", last_day, sa.Date()))
    _write(sa.update(CaseAssignment).where(*running).values(ends_on=ends_on))


def _write(statement: sa.Update | sa.Delete) -> None:
    db.session.execute(statement, execution_options=_PAST_SESSION)


def can_take_back(made: HandOver) -> bool:
    """Whether the actor may take a hand-over back now: whoever made it, for ten minutes."""
    return made.made_by_id == current().user_id and now() - made.made_at <= TAKEN_BACK_WITHIN


def take_back(made: HandOver, handed: Sequence[HandedCase]) -> list[HandedCase]:
    """Give cases of a hand-over back to those who had them. Answers those that changed since and are left.

    Raises TooLate.
    """
    if not can_take_back(made):
        raise TooLate
    given = [one for one in handed if one.outcome is GivenOutcome.GIVEN]
    same = [one for one in given if one.case.version == one.case_version]
    if same:
        _return(made, same)
    return [one for one in given if one not in same]


def _return(made: HandOver, handed: Sequence[HandedCase]) -> None:
    for one in handed:
        one.outcome = GivenOutcome.TAKEN_BACK
    must_record(Case)
    record_many("case.hand-over-taken-back", ((one.case, {"hand_over": made.id}) for one in handed))
    ids = [one.case_id for one in handed]
    _remove_assignments(made, ids)
    _resume_assignments(made, ids)
    former = sa.select(HandedCase.from_worker_id).where(
        HandedCase.hand_over_id == made.id, HandedCase.case_id == Case.id
    )
    values = {"worker_id": former.scalar_subquery(), "version": Case.version + 1}
    _write(sa.update(Case).where(Case.id.in_(ids)).values(values))
    for one in handed:
        db.session.expire(one.case, ["worker_id", "worker", "version"])


def _remove_assignments(made: HandOver, case_ids: Sequence[int]) -> None:
    """The assignments that the hand-over began: nobody has worked under them."""
    running = (CaseAssignment.case_id.in_(case_ids), CaseAssignment.ends_on.is_(None))
    _write(sa.delete(CaseAssignment).where(*running, CaseAssignment.user_id == made.worker_id))


def _resume_assignments(made: HandOver, case_ids: Sequence[int]) -> None:
    """The assignments that the hand-over ended run on."""
    latest = (
        sa.select(sa.func.max(CaseAssignment.id))
        .join(HandedCase, HandedCase.case_id == CaseAssignment.case_id)
        .where(HandedCase.hand_over_id == made.id, HandedCase.case_id.in_(case_ids))
        .where(HandedCase.from_worker_id == CaseAssignment.user_id, CaseAssignment.ends_on >= made.starts_on)
        .group_by(CaseAssignment.case_id)
    )
    _write(sa.update(CaseAssignment).where(CaseAssignment.id.in_(latest)).values(ends_on=None))
