"""What may happen to duties. Nobody changes their own; an end date acts on the next request."""

from datetime import date, timedelta

from reception.access.roles import Role
from reception.accounts.models import RoleAssignment, Unit, User
from reception.accounts.operations.accounts import keep_an_administrator
from reception.accounts.operations.sessions import end_sessions_of
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today


class OwnDuty(Exception):
    """Nobody changes their own duties."""


def give_duty(
    user: User, *, role: Role, unit: Unit, starts_on: date, ends_on: date | None, given_by: int | None
) -> RoleAssignment:
    """Trust `user` with `role` in `unit`. Raises OwnDuty."""
    if given_by == user.id:
        raise OwnDuty
    duty = RoleAssignment(user_id=user.id, unit_id=unit.id, role=role, starts_on=starts_on, ends_on=ends_on)
    db.session.add(duty)
    end_sessions_of(user)
    db.session.flush()
    record("duty.given", duty, role=role, unit=unit.id, user=user.id)
    return duty


def end_duty(duty: RoleAssignment, *, ended_by: int | None, last_day: date | None = None) -> None:
    """Let a duty end after `last_day`; without one, at once. Raises OwnDuty, LastAdministrator."""
    if ended_by == duty.user_id:
        raise OwnDuty
    if duty.role is Role.ADMINISTRATOR:
        keep_an_administrator(duty.user)
    last = last_day or today() - timedelta(days=1)
    # A duty that never held a whole day is kept as one day, so that the log of duties stays whole.
    duty.starts_on, duty.ends_on = min(duty.starts_on, last), last
    if last < today():
        end_sessions_of(duty.user)
    db.session.flush()
    record("duty.ended", duty, role=duty.role, user=duty.user_id, last_day=last)
