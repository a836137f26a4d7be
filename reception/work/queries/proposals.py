"""Proposals: of one person, and for one place."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.db.session import db
from reception.people.models import Person
from reception.work import permits
from reception.work.models import Employment, Opening, Placement, Proposal, WorkFile
from reception.work.queries.files import row
from reception.work.rules.proposals import Answers

_LOADED = joinedload(Proposal.opening).joinedload(Opening.organisation)


def proposals_in(file: WorkFile | None) -> Sequence[Proposal]:
    """What was proposed to somebody: what is not ended first, then the latest. Nothing where there is no file."""
    if file is None:
        return ()
    query = sa.select(Proposal).where(Proposal.work_file_id == file.id).options(_LOADED)
    order = (Proposal.ended_on.is_not(None), Proposal.proposed_on.desc(), Proposal.id.desc())
    return permits.PROPOSALS.all(query.order_by(*order))


def proposals_for(opening: Opening) -> Sequence[Proposal]:
    """Who within reach was proposed for a place: what is not ended first, then the earliest."""
    whose = joinedload(Proposal.work_file).joinedload(WorkFile.person)
    query = sa.select(Proposal).where(Proposal.opening_id == opening.id).options(whose)
    return permits.PROPOSALS.all(query.order_by(Proposal.ended_on.is_not(None), Proposal.id))


def proposal_of(person: Person, proposal_id: int) -> Proposal:
    """A proposal of a person. Raises OutOfReach."""
    return row(person, Proposal, proposal_id, permits.PROPOSALS)


def noted_openings(file: WorkFile | None) -> set[int]:
    """The ids of the places of which a placement or a job is noted in a file. One statement."""
    if file is None:
        return set()
    rows = [
        permit.within(sa.select(model.opening_id).where(model.work_file_id == file.id, model.opening_id.is_not(None)))
        for model, permit in ((Placement, permits.PLACEMENTS), (Employment, permits.EMPLOYMENTS))
    ]
    return set(db.session.scalars(sa.union(*rows).execution_options(permit=permits.PLACEMENTS.name)))


def answers_of(proposal: Proposal) -> Answers:
    """What came of it, as the rules see it."""
    return Answers(proposal.proposed_on, proposal.person_answer, proposal.employer_answer, proposal.ended_on)
