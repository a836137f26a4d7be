"""The days of homes, for the path: many cases at once. Each person's own homes alone, told to her own case alone."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.bulk import chunks
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember
from reception.housing.rules.days import Link, days_of
from reception.housing.terms import EndingReason
from reception.i18n.formats import today
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind


def days_of_homes(case_ids: Sequence[int]) -> dict[int, dict[str, date]]:
    """By the id of the case, as facts of the path: "moved_in", "lease_signed", "lease_ends", "minor_placed".

    What there is not is left out. One statement for each portion of cases, however many contracts they have.
    """
    found: dict[int, dict[str, date]] = {}
    for part in chunks(case_ids):
        for case_id, rows in groupby(db.session.execute(permits.HOME_DAYS.within(_links(part))), lambda row: row[0]):
            found[case_id] = days_of((_link(row) for row in rows), today())
    return {case_id: days for case_id, days in found.items() if days}


def _links(case_ids: Sequence[int]) -> sa.Select[*tuple[Any, ...]]:
    """The homes of the people of these cases, in their order: neither cancelled nor entered by mistake."""
    end = sa.func.coalesce(Contract.ended_on, Contract.last_on)
    reason = Contract.end_reason
    return (
        sa.select(
            Case.id, Contract.tenure, Contract.first_on, sa.type_coerce(end, sa.Date), Contract.signed_on,
            Contract.moved_in_on, ContractMember.came_on, ContractMember.left_on, KeyDate.on_day,
        )
        .join(ContractMember, ContractMember.contract_id == Contract.id)
        .join(Case, Case.person_id == ContractMember.person_id)
        .outerjoin(KeyDate, sa.and_(KeyDate.person_id == Case.person_id, KeyDate.kind == KeyDateKind.ASSIGNED))
        .where(Case.id.in_(case_ids), Contract.cancelled_at.is_(None))
        .where(sa.or_(reason.is_(None), reason != EndingReason.MISTAKE))
        .order_by(Case.id, Contract.first_on, Contract.id)
    )  # fmt: skip


def _link(row: Any) -> Link:
    _case_id, tenure, first, end, signed_on, moved_in_on, came_on, left_on, assigned_on = row
    return Link(
        tenure=tenure,
        first=max(first, came_on or first),
        end=min(filter(None, (end, left_on)), default=None),
        signed_on=signed_on,
        moved_in_on=None if moved_in_on is None else max(moved_in_on, came_on or moved_in_on),
        assigned_on=assigned_on,
    )
