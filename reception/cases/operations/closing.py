"""Closing a case with an outcome and a reason, putting that right afterwards, and opening the case again.

Silence is no outcome: what nobody answers stays unanswered.
"""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from reception.access.actor import current
from reception.audit.log import must_record, record, record_many
from reception.cases import queries
from reception.cases.models import Case, Closing, FollowUp, Task
from reception.cases.operations.files import close_case, reopen_case
from reception.cases.rules import days_to_ask, is_asked_after
from reception.cases.terms import CaseState, ClosingReason, FollowUpState, Outcome, TaskState
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today


class AlreadyClosed(Exception):
    """Somebody has closed the case."""


class NotClosed(Exception):
    """The case is open."""


class AlreadyDescribed(Exception):
    """Somebody has written down how the case ended."""


class AnotherOpen(Exception):
    """The unit has another open case about the person."""


def close(
    case: Case,
    *,
    on: date,
    outcome: Outcome,
    reason: ClosingReason,
    note: str | None = None,
    cancel_tasks: bool = False,
) -> Closing:
    """Close a case, and set the four questions that are asked after it. Raises AlreadyClosed.

    Next steps stay as they are unless they are to be cancelled; those of a closed case call nobody.
    """
    hold(case)
    if case.state is CaseState.CLOSED:
        raise AlreadyClosed
    close_case(case, on=on)
    if cancel_tasks:
        _cancel_tasks(case)
    closing = _closing(case, on, outcome, reason, note)
    _ask_later(closing, days_to_ask(on).values())
    db.session.flush()
    record("closing.made", closing)
    return closing


def describe_ending(case: Case, *, outcome: Outcome, reason: ClosingReason, note: str | None = None) -> Closing:
    """Write down how a case ended that was closed without saying so: taken from a list, or closed before this was
    asked. Only what lies ahead is asked. Raises NotClosed, AlreadyDescribed.
    """
    hold(case)
    if case.closed_on is None:
        raise NotClosed
    if queries.ending_of(case).closing is not None:
        raise AlreadyDescribed
    closing = _closing(case, case.closed_on, outcome, reason, note)
    _ask_later(closing, [day for day in days_to_ask(case.closed_on).values() if day >= today()])
    db.session.flush()
    record("closing.made", closing)
    return closing


def change_closing(closing: Closing, *, outcome: Outcome, reason: ClosingReason, note: str | None = None) -> None:
    """Put right how a case ended. What is asked afterwards follows the reason; answers stay."""
    closing.outcome, closing.reason, closing.note = outcome, reason, note or None
    for follow_up in closing.follow_ups:
        if follow_up.state in {FollowUpState.WAITING, FollowUpState.NOT_ASKED}:
            _set_by_reason(follow_up, reason)
    db.session.flush()
    record("closing.changed", closing)


def reopen(case: Case, *, on: date, because: str) -> None:
    """Open a closed case again: the same number, with its history. What waited to be asked is dropped.

    Raises NotClosed, AnotherOpen.
    """
    hold(case)
    if case.state is not CaseState.CLOSED:
        raise NotClosed
    if queries.has_another_open(case):
        raise AnotherOpen
    closing = queries.ending_of(case).closing
    try:
        with db.session.begin_nested():
            if closing is not None:
                _undo(closing, on, because)
            reopen_case(case, on=on)
    except IntegrityError as clash:  # somebody opened another at this very moment
        raise AnotherOpen from clash


def _undo(closing: Closing, on: date, because: str) -> None:
    closing.reopened_on, closing.reopened_because, closing.reopened_by_id = on, because, current().user_id
    for follow_up in closing.follow_ups:
        if follow_up.state is FollowUpState.WAITING:
            _end(follow_up, FollowUpState.DROPPED)
    db.session.flush()
    record("closing.undone", closing)


def _closing(case: Case, on: date, outcome: Outcome, reason: ClosingReason, note: str | None) -> Closing:
    closing = Closing(
        case=case,
        closed_on=on,
        outcome=outcome,
        reason=reason,
        note=note or None,
        made_at=now(),
        made_by_id=current().user_id,
    )
    db.session.add(closing)
    return closing


def _ask_later(closing: Closing, days: Iterable[date]) -> None:
    """The questions that fall on those days."""
    wanted = set(days)
    for moment, day in days_to_ask(closing.closed_on).items():
        if day in wanted:
            follow_up = FollowUp(case=closing.case, moment=moment, due_on=day, tries=0)
            _set_by_reason(follow_up, closing.reason)
            closing.follow_ups.append(follow_up)


def _set_by_reason(follow_up: FollowUp, reason: ClosingReason) -> None:
    if is_asked_after(reason):
        follow_up.state, follow_up.ended_on, follow_up.ended_by_id = FollowUpState.WAITING, None, None
    else:
        _end(follow_up, FollowUpState.NOT_ASKED)


def _end(follow_up: FollowUp, state: FollowUpState) -> None:
    follow_up.state, follow_up.ended_on, follow_up.ended_by_id = state, today(), current().user_id


def _cancel_tasks(case: Case) -> None:
    """Every next step that is open, in a few statements however many they are."""
    tasks = queries.open_tasks_of(case)
    if not tasks:
        return
    must_record(Task)
    ended = {"state": TaskState.CANCELLED, "ended_at": now(), "resting_until": None, "version": Task.version + 1}
    open_ones = sa.update(Task).where(Task.case_id == case.id, Task.state == TaskState.OPEN)
    db.session.execute(open_ones.values(ended), execution_options={"synchronize_session": False})
    record_many("task.cancelled", ((task, {}) for task in tasks))
    for task in tasks:
        db.session.expire(task)
