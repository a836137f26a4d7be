"""A case belongs to the board whose unit opened it, with all that is done to it."""

from reception.cases.models.endings import Closing, FollowUp, OfCase, Pause
from reception.cases.models.files import (
    SORTED_AS_THE_PERSON,
    Absence,
    Case,
    CaseAssignment,
    HandedCase,
    HandOver,
    Task,
)
from reception.cases.models.referrals import Referral, ReferralStep
from reception.cases.models.transfers import Transfer

__all__ = [
    "SORTED_AS_THE_PERSON",
    "Absence",
    "Case",
    "CaseAssignment",
    "Closing",
    "FollowUp",
    "HandOver",
    "HandedCase",
    "OfCase",
    "Pause",
    "Referral",
    "ReferralStep",
    "Task",
    "Transfer",
]
