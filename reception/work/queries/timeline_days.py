"""The days of work that a timeline tells, each with its sentence and its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from reception.access.permit import Permit
from reception.db.aliases import shared_alias
from reception.i18n.markers import N_, Term
from reception.organisations.models import Organisation
from reception.work import permits
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    Employment,
    EmploymentCheck,
    Enrolment,
    OfWorkFile,
    Opening,
    Placement,
    Programme,
    Proposal,
    Study,
)
from reception.work.terms.desk import DecisionKind, ProgrammeEnd, ProgrammeKind
from reception.work.terms.employers import ProposalAnswer
from reception.work.terms.jobs import (
    BusinessResult,
    CheckAnswer,
    JobContract,
    PlacementKind,
    PlacementOutcome,
    StudyEnd,
    StudyLevel,
)

_employer, _job = shared_alias(Organisation), shared_alias(Employment)
#: A placeholder of the sentence, the column whose word stands there, and of which list it is; None: as it is.
Word = tuple[str, Any, type[Term] | None]


@dataclass(frozen=True)
class Day:
    """A column of days. `said`: a msgid with the placeholders of `words`. `about`: what somebody wrote.

    `endpoint`: the page, found by the person's number (`with_number`) and by `key` under `key_name`, if there is one.
    """

    model: type[OfWorkFile]
    permit: Permit
    on: Any
    said: str
    words: tuple[Word, ...] = ()
    about: Any = None
    endpoint: str = "person_jobs.of_person"
    key_name: str = ""
    key: Any = None
    with_number: bool = True
    joins: tuple[tuple[Any, Any], ...] = ()


def _desk(model: type[OfWorkFile], permit: Permit, on: Any, said: str, *words: Word) -> Day:
    return Day(model, permit, on, said, words, endpoint="work_desk.of_person")


def _placement(on: Any, said: str, *words: Word) -> Day:
    return Day(
        Placement, permits.PLACEMENTS, on, said, (("kind", Placement.kind, PlacementKind), *words),
        about=Placement.title + " – " + _employer.name, joins=((_employer, _employer.id == Placement.organisation_id),),
        endpoint="person_placements.placement", key_name="placement_id", key=Placement.id,
    )  # fmt: skip


def _employment(on: Any, said: str, *words: Word) -> Day:
    return Day(
        Employment, permits.EMPLOYMENTS, on, said, words, about=Employment.title,
        endpoint="person_employments.employment", key_name="employment_id", key=Employment.id,
    )  # fmt: skip


def _study(on: Any, said: str, *words: Word) -> Day:
    return Day(Study, permits.STUDIES, on, said, (("kind", Study.level, StudyLevel), *words), about=Study.title)


def _proposal(on: Any, said: str, *words: Word) -> Day:
    return Day(
        Proposal, permits.PROPOSALS, on, said, words,
        about=Opening.title + " – " + _employer.name,
        joins=((Opening, Opening.id == Proposal.opening_id), (_employer, _employer.id == Opening.organisation_id)),
        endpoint="openings.opening", key_name="number", key=Opening.number, with_number=False,
    )  # fmt: skip


_PROGRAMME: Final = ("kind", Programme.kind, ProgrammeKind)
DAYS: Final[Mapping[str, Day]] = {
    "enrolled": _desk(Enrolment, permits.ENROLMENTS, Enrolment.enrolled_on, N_("Enrolled at Arbetsförmedlingen")),
    "enrolment-ended": _desk(
        Enrolment, permits.ENROLMENTS, Enrolment.ended_on, N_("No longer enrolled at Arbetsförmedlingen")
    ),
    "programme-began": _desk(Programme, permits.PROGRAMMES, Programme.started_on, N_("%(kind)s: began"), _PROGRAMME),
    "programme-ended": _desk(
        Programme, permits.PROGRAMMES, Programme.ended_on, N_("%(kind)s: ended, %(how)s"),
        _PROGRAMME, ("how", Programme.ended_because, ProgrammeEnd),
    ),
    "decided": _desk(
        AuthorityDecision, permits.DECISIONS, AuthorityDecision.decided_on, N_("Decided by the authority: %(kind)s"),
        ("kind", AuthorityDecision.kind, DecisionKind),
    ),
    "placement-agreed": _placement(Placement.agreed_on, N_("%(kind)s: the agreement was signed")),
    "placement-began": _placement(Placement.started_on, N_("%(kind)s: began")),
    "placement-ended": _placement(
        Placement.ended_on, N_("%(kind)s: ended, %(how)s"), ("how", Placement.outcome, PlacementOutcome)
    ),
    "job-began": _employment(
        Employment.started_on, N_("A job began: %(kind)s"), ("kind", Employment.contract, JobContract)
    ),
    "job-ended": _employment(Employment.ended_on, N_("A job ended")),
    "job-asked": Day(
        EmploymentCheck, permits.CHECKS, EmploymentCheck.asked_on,
        N_("Whether the job lasts, after %(months)s months: %(how)s"),
        (("months", EmploymentCheck.months, None), ("how", EmploymentCheck.answer, CheckAnswer)),
        about=_job.title, joins=((_job, _job.id == EmploymentCheck.employment_id),),
        endpoint="person_employments.employment", key_name="employment_id", key=EmploymentCheck.employment_id,
    ),
    "study-began": _study(Study.started_on, N_("%(kind)s: began")),
    "study-ended": _study(Study.ended_on, N_("%(kind)s: ended, %(how)s"), ("how", Study.ended_as, StudyEnd)),
    "advised": Day(
        BusinessAdvice, permits.ADVICE, BusinessAdvice.advised_on, N_("Advice on starting a business: %(how)s"),
        (("how", BusinessAdvice.result, BusinessResult),),
    ),
    "business-began": Day(BusinessAdvice, permits.ADVICE, BusinessAdvice.started_on, N_("A business began")),
    "proposed": _proposal(Proposal.proposed_on, N_("Proposed for a place")),
    "proposal-ended": _proposal(
        Proposal.ended_on, N_("The proposal ended. The person: %(person)s. The employer: %(employer)s."),
        ("person", Proposal.person_answer, ProposalAnswer), ("employer", Proposal.employer_answer, ProposalAnswer),
    ),
}  # fmt: skip
