"""What the walk of all pages needs beside the demo about work: Fadi has a row of most kinds; Farid has what goes on."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.access import actor as actors
from reception.accounts import queries as account_queries
from reception.accounts.models import User
from reception.cases.operations import registration
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.models import Person
from reception.people.terms import BirthPrecision
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    EmployerContact,
    Employment,
    Enrolment,
    IncomePeriod,
    OfWorkFile,
    Opening,
    Placement,
    Programme,
    Proposal,
    Study,
    WorkFile,
)
from reception.work.operations import desk, employments, incomes, placements, proposals, search, studies
from reception.work.terms.desk import DecisionKind, ProgrammeKind
from reception.work.terms.employers import OpeningState, ProposalAnswer
from reception.work.terms.file import LearntThrough, Seeks
from reception.work.terms.income import IncomeSource
from reception.work.terms.jobs import (
    BusinessResult,
    DecidedBy,
    JobContract,
    PlacementKind,
    StudyFunding,
    StudyLevel,
    Subsidy,
)

FADI: Final = "Fadi Mansour"
YARED: Final = "Yared Mengistu"
FARID: Final = "Farid Arbetsprov"
NOBODY_YET: Final = "Nadia Nyanländ"
_WORK: Final = "/people/<number>/work"
_TOLD: Final = {"learnt_through": LearntThrough.PERSON}


def add() -> None:
    """Farid, in the middle of everything, and Nadia, of whom nothing about work is noted. Nobody's caseworker."""
    actor = account_queries.actor_of(_user("caseworker"))
    actors.become(actor)
    born = (date(1984, 2, 3), BirthPrecision.DAY)
    for name in (FARID, NOBODY_YET):
        registration.register_with_case(unit_id=actor.duties[0].unit_id, worker_id=None, name=name, birth=born)
    db.session.flush()
    farid = _person(FARID)
    search.look_for(farid, seeks=Seeks.BOTH, can_begin_on=_ago(-20), extent=75)
    _at_the_desk(farid)
    _at_work(farid)
    _beside_work(farid)
    yes = ProposalAnswer.YES
    for opening, answers in zip(_all(_open()), ({}, {"person_answer": yes, "employer_answer": yes}), strict=False):
        made = proposals.propose(farid, opening)
        if answers:
            proposals.note_answers(made, **answers, ended_on=None, note=None)
    db.session.flush()


def _at_the_desk(farid: Person) -> None:
    desk.note_enrolment(
        farid, enrolled_on=_ago(300), category=None, office="Arbetsförmedlingen Exempelby", planner="Kerstin Lilja",
        planner_phone="070-174 06 11", next_meeting_on=_ago(-9), ended_on=None,
    )  # fmt: skip
    desk.note_programme(
        farid, kind=ProgrammeKind.ESTABLISHMENT, started_on=_ago(280), planned_end_on=_ago(-450), extent=75,
        ended_on=None, ended_because=None, **_TOLD,
    )  # fmt: skip
    desk.note_decision(
        farid, kind=DecisionKind.MEASURE, decided_on=_ago(30), valid_from=_ago(20), valid_to=_ago(-40),
        note="Praktik på heltid.", **_TOLD,
    )  # fmt: skip


def _at_work(farid: Person) -> None:
    """A placement that was to end, at an employer that has closed since; two jobs on full time in the same days."""
    gone = _closed()
    assert gone.closed_on is not None
    began = min(gone.closed_on - timedelta(days=30), _ago(200))
    placements.add_placement(
        farid, kind=PlacementKind.WORK_TRAINING, organisation_id=gone.id, title="Montör", occupation_code=None,
        extent=None, decided_by=DecidedBy.MUNICIPALITY, agreed_on=None, agreement_id=None, started_on=began,
        planned_end_on=_ago(10), follow_up_on=_ago(40), note="Ring innan.",
    )  # fmt: skip
    job: dict[str, Any] = {
        "organisation_id": None, "occupation_code": "7212", "contract": JobContract.FIXED_TERM, "extent": 100,
        "subsidy": Subsidy.WAGE_SUBSIDY, "planned_end_on": _ago(-200), "note": None, **_TOLD,
    }  # fmt: skip
    for title, ago in (("Svetsare", 400), ("Svetsare på natten", 100)):
        employments.add_employment(
            farid, **job, employer_name="Plåtslageriet i grannkommunen", title=title, started_on=_ago(ago),
            subsidy_until=_ago(-30),
        )  # fmt: skip


def _beside_work(farid: Person) -> None:
    """Studies that go on, advice, and what he lived by: with a hole, and one source that nobody has heard of since."""
    studies.add_study(
        farid, level=StudyLevel.VOCATIONAL, title="Svetsspecialist", school="Yrkeshögskolan Exempelby",
        funding=StudyFunding.APPLIED, extent=50, started_on=_ago(60), planned_end_on=_ago(-300), **_TOLD,
    )  # fmt: skip
    studies.add_advice(
        farid, advised_on=_ago(50), organisation_id=None, adviser="NyföretagarCentrum", result=BusinessResult.PREPARES,
        started_on=None, note="Vill öppna en egen verkstad.",
    )  # fmt: skip
    month = today().replace(day=1)
    first, last, second = (date(month.year - 2, number, 1) for number in (3, 5, 9))
    for source, begins, ends in ((IncomeSource.SOCIAL_ASSISTANCE, first, last), (IncomeSource.WAGE, second, None)):
        incomes.note_income(
            farid, source=source, first_month=begins, last_month=ends, confirmed_on=second.replace(day=20), **_TOLD
        )


def samples() -> dict[str, Callable[[], Any]]:
    """As `casework.samples`: Fadi's rows; Farid's where Fadi has none."""
    one = "/employers/<organisation_id>"
    return {
        _WORK: lambda: _person(FADI).number,
        f"{_WORK}/studies": lambda: _person(FARID).number,
        f"{_WORK}/advice": lambda: _person(FARID).number,
        f"{_WORK}/desk/enrolments/<enrolment_id>": _row_of(FADI, Enrolment),
        f"{_WORK}/desk/programmes/<programme_id>": _row_of(FADI, Programme),
        f"{_WORK}/desk/decisions/<decision_id>": _row_of(FADI, AuthorityDecision),
        f"{_WORK}/placements/<placement_id>": _row_of(FADI, Placement),
        f"{_WORK}/employments/<employment_id>": _row_of(FADI, Employment),
        f"{_WORK}/employments/<employment_id>/checks/<months>": lambda: 6,
        f"{_WORK}/proposals/<proposal_id>": _row_of(FADI, Proposal),
        f"{_WORK}/income/<period_id>": _row_of(FADI, IncomePeriod),
        f"{_WORK}/studies/<study_id>": _row_of(FARID, Study),
        f"{_WORK}/advice/<advice_id>": _row_of(FARID, BusinessAdvice),
        one: _employer_of_fadi,
        f"{one}/contacts/<contact_id>": lambda: (
            _one(sa.select(EmployerContact).filter_by(organisation_id=_employer_of_fadi())).id
        ),
        "/employers/openings/<number>": lambda: _one(_open()).number,
    }


def more() -> Iterator[tuple[str, str]]:
    """(role, path) of the same pages in another state: under way, ended, closed, filled, empty, of other kinds."""
    farid, nadia, fadi, yared = (f"/people/{_person(name).number}" for name in (FARID, NOBODY_YET, FADI, YARED))
    for path in (*_under_way(farid), *_in_the_register()):
        yield "caseworker", path
    for page in ("", "/desk", "/jobs", "/income", "/income/household", "/places", "/search"):
        yield "caseworker", f"{nadia}/work{page}"
    placed, opening = _row(FADI, Placement).id, _one(_open()).number
    old = [one.id for one in _rows(YARED, Placement)]
    for path in (
        f"{yared}/work", f"{yared}/work/jobs", f"{yared}/work/desk", f"{yared}/work/income",
        f"{yared}/work/placements/{old[0]}", f"{yared}/work/placements/{old[0]}/edit",
        f"{fadi}/timeline?kind=work", f"{fadi}/work/employments/new?placement={placed}",
        f"{nadia}/work/placements/new?opening={opening}", f"{nadia}/work/employments/new?opening={opening}",
        f"{nadia}/work/income/new?month=2026-03",
        "/work/waiting?first=2026-02-01&last=2026-01-01", f"{fadi}/work/statuses/received-48-months",
    ):  # fmt: skip
        yield "caseworker", path
    for path in ("/employers", "/employers/openings", f"/employers/{_employer_of_fadi()}"):
        yield "guidance", path


def _under_way(farid: str) -> Iterator[str]:
    """Pages of Farid, with whom everything goes on."""
    for page in ("", "/desk", "/jobs", "/income", "/income/household", "/places", "/search"):
        yield f"{farid}/work{page}"
    placement, (first, second) = _row(FARID, Placement).id, (one.id for one in _rows(FARID, Employment))
    for page in ("", "/edit", "/end", "/follow-up", "/tutor"):
        yield f"{farid}/work/placements/{placement}{page}"
    for page in (f"{first}", f"{second}", f"{first}/end", f"{first}/checks/3", f"{first}/checks/12"):
        yield f"{farid}/work/employments/{page}"
    yield from (f"{farid}/work/proposals/{one.id}" for one in _rows(FARID, Proposal))
    yield f"{farid}/work/employments/new?advice={_row(FARID, BusinessAdvice).id}"
    yield f"{farid}/work/income/{_rows(FARID, IncomePeriod)[-1].id}/end"


def _in_the_register() -> Iterator[str]:
    """Employers and places: closed, filled and withdrawn; lists that are narrowed, and that hold nothing."""
    closed = f"/employers/{_closed().id}"
    yield from (closed, f"{closed}/openings/new", f"{closed}/edit", f"{closed}/people")
    for state in (OpeningState.FILLED, OpeningState.WITHDRAWN):
        one = f"/employers/openings/{_one(sa.select(Opening).filter_by(state=state)).number}"
        yield from (one, f"{one}/people", f"{one}/close", f"{one}/edit")
    yield from ("/employers?closed=1&order=call", "/employers?q=zzzz", "/employers/openings?q=zzzz&stale=1")
    yield "/employers?municipal=1&stale=1"


def _employer_of_fadi() -> int:
    return int(_row(FADI, Employment).organisation_id)


def _said_with(organisation_id: int) -> Any:
    return sa.select(EmployerContact).filter_by(organisation_id=organisation_id).order_by(EmployerContact.id)


def _open() -> Any:
    """Places for which somebody can be proposed for long."""
    return sa.select(Opening).filter_by(state=OpeningState.OPEN, open_until=None, ends_on=None).order_by(Opening.id)


def _closed() -> Organisation:
    gone = sa.select(Organisation).filter_by(kind=OrganisationKind.EMPLOYER)
    found: Organisation = _one(gone.where(Organisation.closed_on.is_not(None)).order_by(Organisation.id))
    return found


def _ago(days: int) -> date:
    return today() - timedelta(days=days)


def _row_of(name: str, model: type[OfWorkFile]) -> Callable[[], Any]:
    return lambda: _row(name, model).id


def _row(name: str, model: type[OfWorkFile]) -> Any:
    return _rows(name, model)[0]


def _rows(name: str, model: type[OfWorkFile]) -> list[Any]:
    theirs = sa.select(WorkFile.id).where(WorkFile.person_id == _person(name).id)
    return _all(sa.select(model).where(model.work_file_id.in_(theirs)).order_by(model.id))


def _person(name: str) -> Person:
    found: Person = _one(sa.select(Person).filter_by(shown_name=name))
    return found


def _user(role: str) -> User:
    found: User = _one(sa.select(User).filter_by(email=f"{role}@demo.example"))
    return found


def _all(query: Any) -> list[Any]:
    """The rows, with the eyes of the system."""
    return list(db.session.scalars(query.execution_options(permit="test")))


def _one(query: Any) -> Any:
    found = _all(query.limit(1))
    assert found, str(query)
    return found[0]
