"""Proposals: of one person, and for one place."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.people.models import Person
from reception.work import permits
from reception.work.models import Opening, Proposal, WorkFile
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
    """Who within reach was proposed for a place."""
    query = sa.select(Proposal).where(Proposal.opening_id == opening.id).order_by(Proposal.id)
    return permits.PROPOSALS.all(query)


def proposal_of(person: Person, proposal_id: int) -> Proposal:
    """A proposal of a person. Raises OutOfReach."""
    return row(person, Proposal, proposal_id, permits.PROPOSALS)


def answers_of(proposal: Proposal) -> Answers:
    """What came of it, as the rules see it."""
    return Answers(proposal.proposed_on, proposal.person_answer, proposal.employer_answer, proposal.ended_on)
