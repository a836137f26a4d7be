"""People sent on to organisations: one referral, those of a person, and all that wait for an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.accounts.models import Unit
from reception.audit.reading import saw
from reception.cases import permits
from reception.cases.models import Case, Referral, ReferralStep
from reception.cases.queries.awaited import NOBODY, Awaited, Colleagues, about, in_place_of, of_units
from reception.cases.queries.files import cases_about
from reception.cases.rules.referrals import is_late
from reception.cases.terms import CaseState, ReferralPurpose, ReferralState
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.queries import is_there
from reception.people import permits as people_permits
from reception.people.models import Person


@dataclass(frozen=True)
class ReferralsPage:
    """The referrals of a person in the actor's units: those that something is awaited of, and those that ended."""

    case: Case
    under_way: Sequence[Referral]
    ended: Sequence[Referral]

    @property
    def is_open(self) -> bool:
        """Whether a new one may be made."""
        return self.case.state is CaseState.OPEN


@dataclass(frozen=True, kw_only=True)
class WaitingReferral(Awaited):
    """A referral that an organisation has not answered."""

    number: str
    purpose: ReferralPurpose
    sent_on: date

    @property
    def days(self) -> int:
        """How long the answer has been awaited."""
        return max((today() - self.sent_on).days, 0)

    @property
    def is_overdue(self) -> bool:
        """Whether it should have come by now."""
        return is_late(ReferralState.SENT, self.expected_on, today())


def referral(number: str, permit: Permit = permits.REFERRALS) -> Referral:
    """The referral of that number with all its steps. Raises OutOfReach."""
    query = sa.select(Referral).where(Referral.number == number).options(*_whole())
    found = permit.one(query)
    saw(found.audited_people)
    return found


def _whole() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    case, steps = joinedload(Referral.case), selectinload(Referral.steps)
    return (
        case.joinedload(Case.person),
        case.joinedload(Case.unit).joinedload(Unit.parent),
        case.joinedload(Case.worker),
        joinedload(Referral.organisation),
        joinedload(Referral.disclosure),
        joinedload(Referral.made_by),
        steps.joinedload(ReferralStep.made_by),
        steps.joinedload(ReferralStep.undone_by),
    )


def referrals_page(person_number: str) -> ReferralsPage:
    """Every referral of a person that the actor's units made, the latest first. Raises OutOfReach."""
    own_cases = cases_about(person_number)
    found = referrals_in([case.id for case in own_cases])
    under_way = [one for one in found if one.state in _UNDER_WAY]
    ended = [one for one in found if one.state not in _UNDER_WAY]
    return ReferralsPage(own_cases[0], under_way, ended)


_UNDER_WAY: Final = (ReferralState.SENT, ReferralState.ACCEPTED)


def referrals_in(case_ids: Sequence[int], permit: Permit = permits.REFERRALS) -> Sequence[Referral]:
    """The referrals of cases with their organisations, the latest first. One statement."""
    query = sa.select(Referral).where(Referral.case_id.in_(case_ids))
    loaded = query.options(joinedload(Referral.organisation), joinedload(Referral.made_by))
    return permit.all(loaded.order_by(Referral.sent_on.desc(), Referral.id.desc()))


def waiting(
    actor: Actor,
    *,
    whole_unit: bool = False,
    is_late_only: bool = True,
    standing_in: Colleagues = NOBODY,
    window: tuple[int, int] = (0, 200),
) -> list[WaitingReferral]:
    """The referrals that should have been answered by now, the longest awaited first: those the actor made or whose
    case is hers (of `whole_unit`: of the actor's units), of open cases; and those of colleagues that she stands in for.

    Without `is_late_only` those still in time as well. One statement.
    """
    offset, limit = window
    query = _waiting().where(of_units(actor) if whole_unit else _of(actor, standing_in)).offset(offset).limit(limit)
    if is_late_only:
        query = query.where(Referral.expected_on < today())
    found: Any = db.session.execute(permits.REFERRALS.within(query))
    rows = [
        _row(sent, name, case_number, person, in_place_of(actor, standing_in, whose, sent.made_by_id))
        for sent, name, case_number, person, whose in found
    ]
    saw(row.person_id for row in rows)
    return rows


def _waiting() -> sa.Select[Referral, str, str, Person, int | None]:
    return (
        sa.select(Referral, Organisation.name, Case.number, Person, Case.worker_id)
        .join(Referral.organisation)
        .join(Referral.case)
        .join(Case.person)
        .where(Referral.state == ReferralState.SENT, Case.state == CaseState.OPEN)
        .order_by(Referral.expected_on.is_(None), Referral.expected_on, Referral.id)
    )


def _of(actor: Actor, standing_in: Colleagues) -> sa.ColumnElement[bool]:
    ids = [actor.user_id, *standing_in]
    return sa.or_(Referral.made_by_id.in_(ids), Case.worker_id.in_(ids))


def _row(
    sent: Referral, organisation_name: str, case_number: str, person: Person, for_name: str | None
) -> WaitingReferral:
    return WaitingReferral(
        number=sent.number,
        organisation_id=sent.organisation_id,
        organisation_name=organisation_name,
        purpose=sent.purpose,
        sent_on=sent.sent_on,
        expected_on=sent.expected_on,
        case_number=case_number,
        **about(person),
        for_name=for_name,
    )


def receivers() -> Sequence[Organisation]:
    """Every organisation that somebody can be sent on to: those that have not closed, by name."""
    query = sa.select(Organisation).where(is_there()).order_by(Organisation.sort_key, Organisation.id)
    return db.session.scalars(query).all()


def is_referral_number_used(number: str) -> bool:
    """Whether a referral has that number already, within reach or not."""
    used = sa.select(Referral.id).where(Referral.number == number)
    return db.session.scalar(people_permits.NUMBER_IN_USE.within(used)) is not None
