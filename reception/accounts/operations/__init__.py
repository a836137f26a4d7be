"""What may happen to accounts, units, duties and sessions."""

from reception.accounts.operations.accounts import (
    ClosedAccount,
    LastAdministrator,
    OwnAccount,
    change_account,
    choose_password,
    choose_settings,
    deactivate,
    invite,
    open_account,
    reactivate,
)
from reception.accounts.operations.duties import OwnDuty, end_duty, give_duty
from reception.accounts.operations.sessions import end_session, end_sessions_of, look_away, start_session
from reception.accounts.operations.submissions import forget_old_submissions, settle_submission, take_submission
from reception.accounts.operations.units import (
    UnitInUse,
    change_unit,
    close_unit,
    kept_open_by,
    open_unit,
    reopen_unit,
)

__all__ = [
    "ClosedAccount",
    "LastAdministrator",
    "OwnAccount",
    "OwnDuty",
    "UnitInUse",
    "change_account",
    "change_unit",
    "choose_password",
    "choose_settings",
    "close_unit",
    "deactivate",
    "end_duty",
    "end_session",
    "end_sessions_of",
    "forget_old_submissions",
    "give_duty",
    "invite",
    "kept_open_by",
    "look_away",
    "open_account",
    "open_unit",
    "reactivate",
    "reopen_unit",
    "settle_submission",
    "start_session",
    "take_submission",
]
