"""Proposing somebody for a place, and noting what the two sides say. Raises `Refused` where rules stop it."""

from dataclasses import replace
from datetime import date
from typing import Any

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.people.models import Person
from reception.reckoning.remarks import Refused, Remarks, accepted, refusal
from reception.work.models import Opening, Proposal
from reception.work.operations.files import file_for, noted
from reception.work.queries.matching import offer_of
from reception.work.queries.proposals import answers_of, proposals_for
from reception.work.rules.proposals import check_answers, check_proposing
from reception.work.terms.employers import ProposalAnswer


def propose(person: Person, opening: Opening) -> Proposal:
    """Propose a person for a place, today. Raises OutOfReach, and Refused where she or the place cannot be."""
    hold(opening)  # of two who propose the same person at once, the second is told so
    accepted(check_proposing(offer_of(opening), today()))
    file = file_for(person)
    if any(one.work_file_id == file.id for one in proposals_for(opening)):
        says = N_("The person is proposed for this place already.")
        raise Refused((refusal("proposed-already", "", says),))
    waits = ProposalAnswer.WAITING
    told: dict[str, Any] = {"proposed_on": today(), "person_answer": waits, "employer_answer": waits}
    return noted(person, Proposal, "work.proposed", opening_id=opening.id, **told)


def note_answers(
    proposal: Proposal,
    *,
    person_answer: ProposalAnswer,
    employer_answer: ProposalAnswer,
    ended_on: date | None,
    note: str | None,
) -> Remarks:
    """What the two sides said, and whether the proposal has ended. Answers the warnings; raises Refused."""
    told = replace(answers_of(proposal), person=person_answer, employer=employer_answer, ended_on=ended_on)
    remarks = accepted(check_answers(told, today()))
    values = {"person_answer": person_answer, "employer_answer": employer_answer, "ended_on": ended_on, "note": note}
    record("work.proposal-answered", proposal, fields=" ".join(write_anew(proposal, values)))
    return remarks
