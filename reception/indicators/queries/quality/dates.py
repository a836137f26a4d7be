"""Days that cannot be right: before birth, ahead, in the wrong order."""

import sqlalchemy as sa

from reception.cases import permits as cases
from reception.cases.models import Case, Closing
from reception.cases.terms import CaseState, ClosingReason
from reception.db.aliases import shared_alias
from reception.db.civil import days_between, months_after, year_of
from reception.housing import permits as housing
from reception.housing.models import Contract, ContractMember
from reception.indicators.queries.quality.base import Ground, Part, of_open
from reception.indicators.queries.quality.missing import FILE
from reception.indicators.rules.quality import Limit
from reception.people.models import Identifier, KeyDate, Person
from reception.people.terms import BirthPrecision, NumberKind
from reception.work import permits as work
from reception.work.models import Employment

_MONTHS_A_YEAR = 12
_then, _case = shared_alias(KeyDate), shared_alias(Case)
#: An estimated year may be some years wrong: nothing is held against it.
_IS_KNOWN = Person.birth_precision != BirthPrecision.ESTIMATED


def birth(ground: Ground) -> Part:
    """Born in days to come, or longer ago than anybody lives."""
    oldest = months_after(ground.today, -_MONTHS_A_YEAR * ground.number(Limit.OLDEST_YEARS))
    return of_open(Person.birth_on).where(sa.or_(Person.birth_on > ground.today, Person.birth_on < oldest))


def number(_ground: Ground) -> Part:
    """The number she has tells another year of birth. The day and month of a number may differ: days run out."""
    year = sa.func.substr(Identifier.value, 1, 4)
    return (
        of_open(Person.birth_on, word=year, row=Identifier.id)
        .join(Identifier, Identifier.person_id == Person.id)
        .where(
            Identifier.kind == NumberKind.PERSONNUMMER, Identifier.verified, Identifier.ends_on.is_(None), _IS_KNOWN,
            year != sa.cast(year_of(Person.birth_on), sa.Text()),
        )
    )  # fmt: skip


def before_birth(_ground: Ground) -> Part:
    """A key date before she was born. Of a birth known by its year the first day of the year stands."""
    return (
        of_open(KeyDate.on_day, Person.birth_on, word=KeyDate.kind, row=KeyDate.id)
        .join(KeyDate, KeyDate.person_id == Person.id)
        .where(KeyDate.on_day < Person.birth_on, _IS_KNOWN)
    )


def opened_before_birth(_ground: Ground) -> Part:
    """A case that is older than she."""
    return of_open(Case.opened_on, Person.birth_on).where(Case.opened_on < Person.birth_on, _IS_KNOWN)


def ahead(ground: Ground) -> Part:
    """A key date of something that has happened, which has not come yet."""
    return (
        of_open(KeyDate.on_day, word=KeyDate.kind, row=KeyDate.id)
        .join(KeyDate, KeyDate.person_id == Person.id)
        .where(KeyDate.kind.in_(ground.limits.happened), KeyDate.on_day > ground.today)
    )


def order(ground: Ground) -> Part:
    """Two key dates of which the second lies before the first, by more than is allowed."""
    wrong = [
        sa.and_(
            KeyDate.kind == one.first,
            _then.kind == one.then,
            days_between(_then.on_day, KeyDate.on_day) > one.days,
        )
        for one in ground.limits.orders
        if one.basis.holds_on(ground.today)
    ]
    return (
        of_open(KeyDate.on_day, _then.on_day, word=KeyDate.kind, other=_then.kind, row=_then.id)
        .join(KeyDate, KeyDate.person_id == Person.id)
        .join(_then, _then.person_id == Person.id)
        .where(sa.or_(sa.false(), *wrong))
    )


def contract_days(_ground: Ground) -> Part:
    """Moved in after the contract's last day, or out before moving in. On the tenants' cases."""
    last = sa.func.coalesce(Contract.moved_out_on, Contract.ended_on, Contract.last_on)
    query = of_open(Contract.moved_in_on, last, row=Contract.id, key=Contract.number)
    query = query.join(ContractMember, ContractMember.person_id == Case.person_id)
    query = query.join(Contract, Contract.id == ContractMember.contract_id)
    return housing.CONTRACTS.within(query).where(
        ContractMember.is_tenant, Contract.cancelled_at.is_(None), Contract.moved_in_on > last
    )


def too_young(ground: Ground) -> Part:
    """A job that began before anybody may work."""
    age = _MONTHS_A_YEAR * ground.number(Limit.WORKING_AGE_YEARS)
    query = of_open(Employment.started_on, Person.birth_on, row=Employment.id)
    query = query.join(FILE, FILE.person_id == Case.person_id).join(Employment, Employment.work_file_id == FILE.id)
    return work.EMPLOYMENTS.within(query).where(Employment.started_on < months_after(Person.birth_on, age), _IS_KNOWN)


def after_death(ground: Ground) -> Part:
    """An open case of somebody whose other case, of one's own units too, was closed because she died."""
    own = ground.actor.unit_ids(cases.READ.roles)
    died = sa.select(_case.person_id, sa.func.max(Closing.closed_on).label("on")).join(
        Closing, Closing.case_id == _case.id
    )
    died = died.where(
        _case.unit_id.in_(own), _case.state == CaseState.CLOSED, Closing.reopened_on.is_(None),
        Closing.reason == ClosingReason.DECEASED,
    )  # fmt: skip
    dead = died.group_by(_case.person_id).subquery("dead")
    return of_open(dead.c.on, Case.opened_on).join(dead, dead.c.person_id == Case.person_id)
