"""What is missing where it should stand: in the record, of homes, of how a case or a job ended."""

import sqlalchemy as sa

from reception.cases.models import Case, Closing
from reception.cases.terms import ClosingReason
from reception.db.aliases import shared_alias
from reception.db.civil import days_after
from reception.housing import permits as housing
from reception.housing.models import Contract, ContractMember
from reception.indicators.queries.quality.base import Ground, Part, of_closed, of_open
from reception.indicators.rules.quality import Limit
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind, LegalSex
from reception.work import permits as work
from reception.work.models import Employment, Placement, WorkFile
from reception.work.terms.file import EndedBy

# Under another name: the permit's own conditions ask of the same table.
FILE = shared_alias(WorkFile)


def _lasting(ground: Ground) -> Part:
    """The cases that have been open for long enough that the facts should stand."""
    since = days_after(ground.today, -ground.number(Limit.FACTS_DAYS))
    return of_open(Case.opened_on).where(Case.opened_on <= since)


def no_reception_day(ground: Ground) -> Part:
    """Nobody wrote when she was received."""
    noted = sa.exists().where(KeyDate.person_id == Case.person_id, KeyDate.kind == KeyDateKind.RECEIVED)
    return _lasting(ground).where(sa.not_(noted.correlate(Case)))


def no_route(ground: Ground) -> Part:
    """How she came here is not stated."""
    return _lasting(ground).where(Person.route.is_(None))


def no_birth(ground: Ground) -> Part:
    """Not even the year of birth is known."""
    return _lasting(ground).where(Person.birth_on.is_(None))


def no_sex(ground: Ground) -> Part:
    """Legal sex is not stated, and nobody has said that it is to stay so."""
    return _lasting(ground).where(Person.legal_sex == LegalSex.UNKNOWN, sa.not_(Person.legal_sex_set_by_hand))


def no_move_in_day(ground: Ground) -> Part:
    """A contract that has begun and goes on, and nobody wrote when they moved in. On the tenants' cases."""
    query = of_open(Contract.first_on, row=Contract.id, key=Contract.number)
    query = query.join(ContractMember, ContractMember.person_id == Case.person_id)
    query = query.join(Contract, Contract.id == ContractMember.contract_id)
    return housing.CONTRACTS.within(query).where(
        ContractMember.is_tenant,
        Contract.moved_in_on.is_(None),
        Contract.cancelled_at.is_(None),
        Contract.ended_on.is_(None),
        sa.or_(Contract.last_on.is_(None), Contract.last_on >= ground.today),
        Contract.first_on <= days_after(ground.today, -ground.number(Limit.MOVE_IN_DAYS)),
    )


def no_closing_reason(ground: Ground) -> Part:
    """Nobody wrote why it was closed, or that it is not known."""
    known = sa.exists().where(
        Closing.case_id == Case.id, Closing.reopened_on.is_(None), Closing.reason != ClosingReason.UNKNOWN
    )
    return of_closed(ground, Case.closed_on).where(sa.not_(known.correlate(Case)))


def job_end_unknown(ground: Ground) -> Part:
    """A job that has ended, nobody knows by whom."""
    query = of_open(Employment.ended_on, row=Employment.id).join(FILE, FILE.person_id == Case.person_id)
    query = query.join(Employment, Employment.work_file_id == FILE.id)
    return work.EMPLOYMENTS.within(query).where(
        Employment.ended_on >= ground.months_ago(Limit.BACK_MONTHS),
        sa.or_(Employment.ended_by.is_(None), Employment.ended_by == EndedBy.UNKNOWN),
    )


def placement_end_unknown(ground: Ground) -> Part:
    """A placement that has ended, nobody knows by whom."""
    query = of_open(Placement.ended_on, row=Placement.id).join(FILE, FILE.person_id == Case.person_id)
    query = query.join(Placement, Placement.work_file_id == FILE.id)
    return work.PLACEMENTS.within(query).where(
        Placement.ended_on >= ground.months_ago(Limit.BACK_MONTHS), Placement.ended_by == EndedBy.UNKNOWN
    )
