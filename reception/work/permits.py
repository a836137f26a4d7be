"""Who may reach what is known of somebody's work: casework of the board that noted it. Employers are many roles'."""

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import CASEWORK, EVERY_ROLE, Role
from reception.people.permits import in_reach
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    Employment,
    EmploymentCheck,
    Enrolment,
    IncomePeriod,
    OfWorkFile,
    Placement,
    Programme,
    Proposal,
    StatusNote,
    Study,
    WorkFile,
)

#: Who finds places for people, or keeps in touch with those who offer them.
WITH_EMPLOYERS: Final = CASEWORK | {Role.GUIDANCE, Role.INTEGRATION_COORDINATOR}


def of_own_boards(actor: Actor) -> sa.ColumnElement[bool]:
    """The files of the actor's boards, of people whose record she reads."""
    return sa.and_(WorkFile.board_id.in_(actor.board_ids(CASEWORK)), WorkFile.person.has(in_reach(actor)))


def _in_files(model: type[OfWorkFile]) -> Callable[[Actor], Any]:
    return lambda actor: model.work_file_id.in_(sa.select(WorkFile.id).where(of_own_boards(actor)))


def _rows(name: str, model: type[OfWorkFile]) -> Permit:
    return Permit(name, CASEWORK, _in_files(model), personal=True)


#: Somebody whose way to work may be noted.
PEOPLE = Permit("work.people", CASEWORK, in_reach, personal=True)
FILES = Permit("work.file", CASEWORK, of_own_boards, personal=True)
ENROLMENTS = _rows("work-enrolment.keep", Enrolment)
PROGRAMMES = _rows("work-programme.keep", Programme)
DECISIONS = _rows("work-decision.keep", AuthorityDecision)
PLACEMENTS = _rows("placement.keep", Placement)
EMPLOYMENTS = _rows("employment.keep", Employment)
CHECKS = _rows("employment-check.keep", EmploymentCheck)
STUDIES = _rows("work-study.keep", Study)
ADVICE = _rows("business-advice.keep", BusinessAdvice)
INCOMES = _rows("income.keep", IncomePeriod)
STATUSES = _rows("work-status.keep", StatusNote)
PROPOSALS = _rows("work-proposal.keep", Proposal)
#: The register of employers and of what they offer.
EMPLOYERS = Permit("employer.read", WITH_EMPLOYERS)
KEEP_EMPLOYERS = Permit("employer.keep", WITH_EMPLOYERS)
#: How long each authority lets wait: counts of one's own units.
WAITING = Permit("work.waiting", CASEWORK)
#: Nobody sees a page with this: it gives the path the days of work of cases that the caller has found.
WORK_DAYS = Permit("work.days", EVERY_ROLE)
#: Nobody sees a page with this: counts that are not published yet are the statistician's (contract, decision 9).
OUTCOMES = Permit("work.outcomes", frozenset({Role.STATISTICIAN}))
#: Nobody sees a page with this: whether a short number is in use.
NUMBERS = Permit("work.number-in-use", WITH_EMPLOYERS)
