"""The tables of work."""

from reception.work.models.desk import AuthorityDecision, Enrolment, Programme
from reception.work.models.employers import Employer, EmployerContact, Opening
from reception.work.models.file import OfWorkFile, WorkFile
from reception.work.models.income import IncomePeriod, StatusNote
from reception.work.models.jobs import BusinessAdvice, Employment, EmploymentCheck, Placement, Study
from reception.work.models.proposals import Proposal

__all__ = [
    "AuthorityDecision",
    "BusinessAdvice",
    "Employer",
    "EmployerContact",
    "Employment",
    "EmploymentCheck",
    "Enrolment",
    "IncomePeriod",
    "OfWorkFile",
    "Opening",
    "Placement",
    "Programme",
    "Proposal",
    "StatusNote",
    "Study",
    "WorkFile",
]
