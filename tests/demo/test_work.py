"""Work in Exempelby: the welder's way from a placement to a job that lasts, employers, and everybody else."""

from collections import Counter
from datetime import date, timedelta

import sqlalchemy as sa

from reception.access.actor import acting_as
from reception.accounts import queries as accounts
from reception.cases.models import Case
from reception.contacts.models import Contact, Question
from reception.db.base import Base
from reception.db.session import db
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind, Protection
from reception.skills.models import Qualification
from reception.skills.rules.bundled import bundled
from reception.skills.terms import Scheme
from reception.work import permits
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    Employer,
    EmployerContact,
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
from reception.work.rules.kinds import kinds
from reception.work.rules.moments import Origins, asked
from reception.work.rules.self_support import Income, months_of
from reception.work.rules.support_definitions import Variant, definitions
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind
from reception.work.terms.employers import OpeningKind, OpeningState, ProposalAnswer
from reception.work.terms.file import EndedBy, Seeks
from reception.work.terms.income import IncomeSource, Support, WorkStatus
from reception.work.terms.jobs import CheckAnswer, JobContract, PlacementKind, PlacementOutcome, Subsidy
from tests.demo.told import DAY, everything

TABLES = (
    Employer, EmployerContact, Opening, WorkFile, Enrolment, Programme, AuthorityDecision, Proposal, Placement,
    Employment, EmploymentCheck, Study, BusinessAdvice, IncomePeriod, StatusNote,
)  # fmt: skip
OF_FILE = TABLES[4:]
_NUMBERED_ON = [Base.metadata.tables[name].c.id for name in ("staff_user", "organisation", "unit", "contact_person")]


def file_of(name: str) -> WorkFile:
    [found] = [one for one in everything(WorkFile) if one.person.shown_name == name]
    return found


def rows_of(file: WorkFile, model):
    return [one for one in everything(model) if one.work_file_id == file.id]


def test_the_welder_goes_from_a_placement_to_a_job_that_is_still_there_after_a_year(smallest):
    file = file_of("Fadi Mansour")
    [case] = [one for one in everything(Case) if one.person_id == file.person_id]
    assert case.worker.email == "caseworker@demo.example"
    assert (case.unit.name, case.person.protection) == ("Integrationsenheten", Protection.NONE)
    assert 28 * 30 < (DAY - case.opened_on).days < 32 * 31
    [enrolment], [programme] = rows_of(file, Enrolment), rows_of(file, Programme)
    [proposal], [placement], [job] = rows_of(file, Proposal), rows_of(file, Placement), rows_of(file, Employment)
    opening = proposal.opening
    days = [
        case.opened_on, enrolment.enrolled_on, programme.started_on, opening.confirmed_on, proposal.proposed_on,
        proposal.ended_on, placement.agreed_on, placement.started_on, placement.follow_up_on, placement.ended_on,
        programme.ended_on, job.started_on,
    ]  # fmt: skip
    assert days == sorted(set(days))
    assert (proposal.person_answer, proposal.employer_answer) == (ProposalAnswer.YES, ProposalAnswer.YES)
    assert (opening.state, placement.opening_id, job.opening_id) == (OpeningState.FILLED, opening.id, opening.id)
    assert (placement.outcome, job.placement_id) == (PlacementOutcome.JOB_THERE, placement.id)
    assert {opening.organisation_id, placement.organisation_id, job.organisation_id} == {job.organisation_id}
    assert placement.contact_person.organisation_id == job.organisation_id
    assert placement.agreement.person_id == file.person_id
    assert placement.agreement.issued_on == placement.agreed_on
    assert programme.ended_because is ProgrammeEnd.WORK
    assert (job.contract, job.subsidy, job.ended_on) == (JobContract.PERMANENT, Subsidy.NEW_START_JOB, None)
    assert job.subsidy_until < DAY
    assert [(one.months, one.answer) for one in job.checks] == [(each, CheckAnswer.STILL_THERE) for each in (3, 6, 12)]
    assert all(job.started_on < one.asked_on <= DAY for one in job.checks)


def test_the_welder_works_with_what_was_mapped(smallest):
    file = file_of("Fadi Mansour")
    [job], [placement] = rows_of(file, Employment), rows_of(file, Placement)
    mapped = {one.occupation_code for one in everything(Qualification) if one.profile.person_id == file.person_id}
    assert {job.occupation_code, placement.occupation_code} == {"7212"} <= mapped


def test_the_unit_met_arbetsformedlingen_within_sixty_days_and_its_questions_were_answered(smallest):
    file = file_of("Fadi Mansour")
    [enrolment] = rows_of(file, Enrolment)
    met = [
        one.at.date()
        for one in everything(Contact)
        if one.case.person_id == file.person_id and one.organisation and one.organisation.name == "Arbetsförmedlingen"
    ]
    assert (min(met) - enrolment.enrolled_on).days <= 60
    put = [one for one in everything(Question) if one.case.person_id == file.person_id and one.answered_on]
    waits = [(one.answered_on - one.asked_on).days for one in put]
    assert len(waits) >= 4
    assert all(0 < days < 30 for days in waits)
    assert rows_of(file, AuthorityDecision)


def test_the_welders_money_tells_the_same_days(smallest):
    file = file_of("Fadi Mansour")
    [job], [programme] = rows_of(file, Employment), rows_of(file, Programme)
    periods = rows_of(file, IncomePeriod)
    assert [one.source for one in periods] == [
        IncomeSource.SOCIAL_ASSISTANCE, IncomeSource.ESTABLISHMENT_BENEFIT, IncomeSource.SOCIAL_ASSISTANCE,
        IncomeSource.WAGE,
    ]  # fmt: skip
    incomes = [Income(one.source, one.first_month, one.last_month, one.confirmed_on) for one in periods]
    months = months_of(incomes, definitions()[Variant.MAIN], periods[0].first_month, DAY)
    assert not any(one.is_hole for one in months)
    assert [one.support for one in months if one.month > job.started_on + timedelta(days=62)].count(Support.YES) >= 12
    assert all(one.support is Support.NO for one in months if one.month < job.started_on)
    received = next(
        one.on_day for one in everything(KeyDate)
        if one.person_id == file.person_id and one.kind is KeyDateKind.RECEIVED
    )  # fmt: skip
    due = {one.moment.code: one.on for one in asked(Origins(programme.ended_on, received), {}, DAY, 0) if one.on <= DAY}
    noted = {one.moment: (one.on, one.status) for one in rows_of(file, StatusNote)}
    assert {moment: on for moment, (on, _status) in noted.items()} == due
    assert noted["left-90-days"][1] is WorkStatus.NEW_START_JOB


def test_kinds_that_are_no_longer_given_stand_in_the_years_when_they_were(smallest):
    file = file_of("Yared Mengistu")
    historic = {one.kind: one for one in rows_of(file, Placement)}
    assert {PlacementKind.ENTRY_JOB, PlacementKind.EXTRA_SERVICE} <= set(historic)
    assert historic[PlacementKind.ENTRY_JOB].organisation.closed_on is not None


def test_the_register_has_employers_of_every_kind(smallest):
    every = everything(Employer)
    assert 38 <= len(every) <= 45
    assert len([one for one in every if one.is_municipal]) == 8
    assert len([one for one in every if one.organisation.closed_on]) == 2
    heard = [(DAY - one.confirmed_on).days for one in every if one.confirmed_on and not one.organisation.closed_on]
    assert 3 <= len([days for days in heard if days > 90]) <= 16
    assert all(one.organisation.contact_persons for one in every)
    assert everything(EmployerContact)
    openings = everything(Opening)
    assert 18 <= len([one for one in openings if one.state is OpeningState.OPEN]) <= 32
    assert {one.state for one in openings} == set(OpeningState)
    assert {one.kind for one in openings} == set(OpeningKind)
    assert {one.driving_licence for one in openings} == {one.odd_hours for one in openings} == {True, False}
    assert all(one.organisation.closed_on is None for one in openings if one.state is OpeningState.OPEN)
    known = bundled(Scheme.OCCUPATION).by_code
    assert {one.occupation_code for one in openings} <= set(known)


def test_nobody_has_a_row_from_before_she_was_grown_up_or_from_tomorrow(exempelby):
    for model in OF_FILE:
        for one in everything(model):
            assert one.made_at.date() <= DAY
            if one.work_file.person.birth_on is None:
                continue
            grown = one.work_file.person.birth_on.replace(day=1) + timedelta(days=18 * 365)
            began = getattr(one, "started_on", None) or getattr(one, "enrolled_on", None)
            assert began is None or grown <= began <= DAY
            ended = getattr(one, "ended_on", None)
            assert ended is None or ended <= DAY


def test_placements_are_of_kinds_that_were_given_and_what_came_of_them_is_so(exempelby):
    for one in everything(Placement):
        assert kinds()[one.kind].basis.holds_on(one.started_on), one.kind
        jobs = [job for job in rows_of(one.work_file, Employment) if job.placement_id == one.id]
        assert all(job.started_on > one.ended_on and job.organisation_id == one.organisation_id for job in jobs)
        assert not jobs or one.outcome is PlacementOutcome.JOB_THERE
    for check in everything(EmploymentCheck):
        ended = check.employment.ended_on
        assert check.asked_on > check.employment.started_on
        assert check.answer is not CheckAnswer.ENDED or ended is not None


def test_shares_are_those_of_the_domain_facts_and_protected_people_are_among_them(exempelby):
    files = everything(WorkFile)
    assert any(one.person.protection is not Protection.NONE for one in files)
    here = {
        one.person_id: one.on_day
        for one in everything(KeyDate)
        if one.kind is KeyDateKind.RECEIVED and one.on_day < DAY - timedelta(days=730)
    }
    grown = [one for one in files if one.person_id in here and one.person.birth_on]
    working = {
        one.work_file.person_id
        for one in everything(Employment)
        if (day := here.get(one.work_file.person_id))
        and one.started_on <= day + timedelta(days=730) <= (one.ended_on or date.max)
    }
    assert 0.2 < len(working) / len(grown) < 0.5
    programmes = Counter(one.ended_because for one in everything(Programme) if one.kind is ProgrammeKind.ESTABLISHMENT)
    assert programmes[ProgrammeEnd.TIME] > programmes[ProgrammeEnd.WORK] > 0
    answered = Counter(one.answer for one in everything(EmploymentCheck))
    assert answered[CheckAnswer.STILL_THERE] > answered[CheckAnswer.ENDED] > 0


def test_every_word_of_the_closed_lists_is_there(exempelby):
    assert {one.kind for one in everything(Placement)} >= set(PlacementKind) - {PlacementKind.ESTABLISHMENT_JOB}
    assert {one.outcome for one in everything(Placement)} == {None, *PlacementOutcome}
    assert {one.kind for one in everything(Programme)} == set(ProgrammeKind)
    assert {one.ended_because for one in everything(Programme)} == {None, *ProgrammeEnd}
    assert {one.contract for one in everything(Employment)} == set(JobContract)
    assert {one.answer for one in everything(EmploymentCheck)} == set(CheckAnswer)
    assert {one.source for one in everything(IncomePeriod)} == set(IncomeSource)
    assert {one.status for one in everything(StatusNote)} == set(WorkStatus)
    assert {one.seeks for one in everything(WorkFile)} == {None, *Seeks}
    proposals = everything(Proposal)
    for side in ("person_answer", "employer_answer"):
        assert {getattr(one, side) for one in proposals} == set(ProposalAnswer)
    assert {one.ended_by for one in everything(Placement)} >= {
        None,
        EndedBy.AS_PLANNED,
        EndedBy.PERSON,
        EndedBy.EMPLOYER,
    }


def test_the_caseworker_reaches_the_welder_and_not_the_other_unit_of_another_board(smallest):
    file = file_of("Fadi Mansour")
    query = sa.select(WorkFile.id).where(WorkFile.id == file.id)
    for email, sees in (("caseworker@demo.example", True), ("guidance@demo.example", False)):
        user = accounts.user_by_email(email)
        assert user is not None
        with acting_as(accounts.actor_of(user)):
            assert bool(db.session.scalars(permits.FILES.within(query)).all()) is sees
