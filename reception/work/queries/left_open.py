"""What is open about work in a case that is to be closed. Registered in the registry."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.cases.queries import LeftOpen
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.work import permits
from reception.work.models import Employment, OfWorkFile, Opening, Placement, Proposal, WorkFile
from reception.work.rules.checks import JobDays, due_checks
from reception.work.rules.parameters import Code, numbers

Row = TypeVar("Row", bound=OfWorkFile)


def left_open(case: Case) -> Iterable[LeftOpen]:
    """Placements under way, jobs of which it is not asked whether they last, and proposals: of the case's board."""
    number = case.person.number
    yield from _placements(case, number)
    yield from _checks(case, number)
    yield from _proposals(case)


def _of_case(case: Case, model: type[Row], permit: Permit, *order: Any, where: Any, load: Any = None) -> Iterator[Row]:
    board = sa.select(sa.func.coalesce(Unit.parent_id, Unit.id)).where(Unit.id == case.unit_id).scalar_subquery()
    files = sa.select(WorkFile.id).where(WorkFile.person_id == case.person_id, WorkFile.board_id == board)
    query = sa.select(model).where(model.work_file_id.in_(files), where).order_by(*order, model.id)
    yield from permit.all(query.options(load) if load is not None else query)


def _placements(case: Case, number: str) -> Iterator[LeftOpen]:
    for one in _of_case(case, Placement, permits.PLACEMENTS, Placement.started_on, where=Placement.ended_on.is_(None)):
        yield LeftOpen(
            N_("A placement under way"),
            text=one.title,
            day=one.planned_end_on,
            endpoint="person_placements.placement",
            values={"number": number, "placement_id": one.id},
        )


def _checks(case: Case, number: str) -> Iterator[LeftOpen]:
    """What is due today: a case that is closed asks nothing later."""
    months = numbers(Code.CHECKS, today())
    found = _of_case(
        case, Employment, permits.EMPLOYMENTS, Employment.started_on,
        where=Employment.ended_on.is_(None), load=joinedload(Employment.checks),
    )  # fmt: skip
    for one in found:
        answers = {check.months: check.answer for check in one.checks}
        for check in due_checks(JobDays(one.started_on, one.ended_on, answers), months, today()):
            yield LeftOpen(
                N_("Nobody has asked whether a job lasts"),
                text=one.title,
                day=check.due_on,
                endpoint="person_employments.check",
                values={"number": number, "employment_id": one.id, "months": check.months},
            )


def _proposals(case: Case) -> Iterator[LeftOpen]:
    found = _of_case(
        case, Proposal, permits.PROPOSALS, Proposal.proposed_on,
        where=Proposal.ended_on.is_(None), load=joinedload(Proposal.opening).joinedload(Opening.organisation),
    )  # fmt: skip
    for one in found:
        yield LeftOpen(
            N_("A proposal that has not ended"),
            text=f"{one.opening.title}, {one.opening.organisation.name}",
            day=one.proposed_on,
            endpoint="openings.opening",
            values={"number": one.opening.number},
        )
