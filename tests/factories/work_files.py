"""What a board has noted of somebody's work. Its words never hold the person's name."""

from datetime import UTC, date, datetime
from typing import Any

from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.db.session import db
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.people.models import Person
from reception.web import short_number
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    Employment,
    EmploymentCheck,
    Enrolment,
    IncomePeriod,
    Opening,
    Placement,
    Programme,
    Proposal,
    StatusNote,
    Study,
    WorkFile,
)
from reception.work.terms.desk import DecisionKind, ProgrammeKind
from reception.work.terms.employers import OpeningKind, ProposalAnswer
from reception.work.terms.file import LearntThrough, Seeks
from reception.work.terms.income import IncomeSource, WorkStatus
from reception.work.terms.jobs import (
    BusinessResult,
    CheckAnswer,
    DecidedBy,
    JobContract,
    PlacementKind,
    StudyFunding,
    StudyLevel,
    Subsidy,
)
from tests.factories.people import SOURCE

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
DAY = date(2026, 11, 2)
TOLD = {"learnt_through": LearntThrough.PERSON}


def work_rows(mark: str, person: Person, case: Case) -> dict[str, Any]:
    """The rows, by what they are; all words hold `mark`."""
    unit = db.session.get_one(Unit, case.unit_id)
    file = WorkFile(
        person_id=person.id, unit_id=unit.id, board_id=unit.parent_id or unit.id, seeks=Seeks.BOTH, made_at=NOON
    )
    made = {"work_file": file, "made_at": NOON}
    opening = _opening()
    job = Employment(
        employer_name=f"Firma{mark}", title=f"Jobb{mark}", contract=JobContract.PERMANENT, extent=100,
        subsidy=Subsidy.NONE, started_on=DAY, **TOLD, **made,
    )  # fmt: skip
    rows = {
        "work_file": file,
        "opening": opening,
        "employer": opening.organisation,
        "work_enrolment": Enrolment(enrolled_on=DAY, planner=f"Planerare{mark}", **made),
        "programme": Programme(kind=ProgrammeKind.ESTABLISHMENT, started_on=DAY, **TOLD, **made),
        "work_decision": AuthorityDecision(
            kind=DecisionKind.ASSIGNMENT, decided_on=DAY, note=f"Beslut{mark}", **TOLD, **made
        ),
        "placement": Placement(
            kind=PlacementKind.PLACEMENT, organisation=opening.organisation, decided_by=DecidedBy.AUTHORITY,
            title=f"Praktik{mark}", started_on=DAY, **made,
        ),
        "employment": job,
        "employment_check": EmploymentCheck(
            employment=job, months=3, answer=CheckAnswer.STILL_THERE, asked_on=DAY, **TOLD, **made
        ),
        "work_study": Study(
            level=StudyLevel.BASIC, title=f"Kurs{mark}", funding=StudyFunding.GRANTED, started_on=DAY, **TOLD, **made
        ),
        "advice": BusinessAdvice(advised_on=DAY, adviser=f"Radgivare{mark}", result=BusinessResult.CONSIDERS, **made),
        "income": IncomePeriod(
            source=IncomeSource.WAGE, first_month=DAY.replace(day=1), confirmed_on=DAY, **TOLD, **made
        ),
        "work_status": StatusNote(
            moment="received-24-months", on=DAY, status=WorkStatus.WORK, note=f"Laget{mark}", **TOLD, **made
        ),
        "proposal": Proposal(
            opening=opening, proposed_on=DAY, person_answer=ProposalAnswer.WAITING,
            employer_answer=ProposalAnswer.WAITING, note=f"Forslag{mark}", **made,
        ),
    }  # fmt: skip
    db.session.add_all(rows.values())
    db.session.flush()
    return rows


def work_words(mark: str) -> tuple[str, ...]:
    """The words of these rows."""
    kinds = "Firma", "Jobb", "Planerare", "Beslut", "Praktik", "Kurs", "Radgivare", "Laget", "Forslag"
    return tuple(f"{kind}{mark}" for kind in kinds)


def _opening() -> Opening:
    """A place of an employer: nobody's own, so that its words hold no mark."""
    number = short_number.make(SOURCE)
    employer = Organisation(
        name=f"Arbetsgivaren {number}", sort_key=sort_key(f"Arbetsgivaren {number}"), kind=OrganisationKind.EMPLOYER,
        languages="",
    )  # fmt: skip
    return Opening(
        number=number,
        organisation=employer,
        kind=OpeningKind.PLACEMENT,
        title="Svetsare",
        confirmed_on=DAY,
        made_at=NOON,
    )
