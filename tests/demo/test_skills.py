"""Exempelby's skills: a midwife whose file can be followed day by day, shares, and days that fit each other."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import sqlalchemy as sa

from reception.access.actor import Actor, acting_as, system
from reception.accounts import queries as accounts
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.base import Base
from reception.db.session import db
from reception.education.models import Pupil
from reception.people.models import Document, Person, PersonLanguage, PersonName
from reception.people.terms import Protection
from reception.skills import permits
from reception.skills.models import (
    CvChoice,
    Qualification,
    SkillsAnswer,
    SkillsConsent,
    SkillsLanguage,
    SkillsMeasure,
    SkillsPart,
    SkillsProfile,
    Validation,
    ValidationPaper,
    ValidationStep,
)
from reception.skills.operations.figures import count_figures
from reception.skills.rules.bundled import bundled
from reception.skills.rules.interview import interview
from reception.skills.rules.validation import StepFacts, by_step
from reception.skills.rules.validation_checks import check_end, check_left_out, check_start, check_step
from reception.skills.rules.worth import measures
from reception.skills.terms import (
    Body,
    Outcome,
    Papers,
    Part,
    PartState,
    QualificationKind,
    Recognition,
    Scheme,
    Step,
    ValidationEnd,
    WaitsOn,
)
from tests.demo.told import DAY, everything

TABLES = (
    SkillsProfile, SkillsPart, SkillsLanguage, Qualification, SkillsAnswer, SkillsMeasure, CvChoice, SkillsConsent,
    Validation, ValidationStep, ValidationPaper, Document,
)  # fmt: skip
_NUMBERED_ON = [Base.metadata.tables[name].c.id for name in ("staff_user", "organisation", "unit")]


def profile_of(name: str) -> SkillsProfile:
    [found] = [one for one in everything(SkillsProfile) if one.person.shown_name == name]
    return found


def validations_of(profile: SkillsProfile) -> list[Validation]:
    return [one for one in everything(Validation) if one.qualification.profile_id == profile.id]


def actor(email: str) -> Actor:
    user = accounts.user_by_email(email)
    assert user is not None
    return accounts.actor_of(user)


def test_selam_is_found_by_her_name_once_and_has_a_case_of_the_caseworker_and_a_place_at_the_school(smallest):
    [selam] = [one for one in everything(Person) if one.shown_name == "Selam Tesfay"]
    names = {one.text for one in everything(PersonName) if one.person_id == selam.id}
    assert "ሰላም ተስፋይ" in names
    assert selam.birth_on == date(1991, 3, 14)
    [case] = [one for one in everything(Case) if one.person_id == selam.id]
    assert (case.state, case.worker.email) == (CaseState.OPEN, "caseworker@demo.example")
    assert 260 <= (DAY - case.opened_on).days <= 280
    assert any(one.person_id == selam.id for one in everything(Pupil))
    with acting_as(actor("guidance@demo.example")):
        assert selam.id in db.session.scalars(permits.PEOPLE.within(sa.select(Person.id))).all()


def test_selam_is_mapped_whole_within_sixty_days_part_by_part(smallest):
    profile = profile_of("Selam Tesfay")
    received = DAY - timedelta(days=270)
    days = {one.part: one.first_done_on for one in profile.parts}
    assert set(days) == set(Part)
    assert len(set(days.values())) >= 4
    assert 18 <= (profile.started_on - received).days <= 24
    assert profile.mapped_on == max(days.values())
    assert (profile.mapped_on - received).days <= 60
    assert {one.state for one in profile.parts} == {PartState.TALKED_THROUGH}
    spoken = {one.language for one in everything(PersonLanguage) if one.person_id == profile.person_id}
    assert {"ti", "am", "ar", "en"} == spoken
    assert spoken <= {one.language for one in profile.languages}
    [mother] = [one for one in profile.languages if one.is_mother_tongue]
    assert mother.language == "ti"


def test_selams_education_is_recognised_and_every_paper_of_it_was_there_before_it_was_sent(smallest):
    profile = profile_of("Selam Tesfay")
    [diploma] = [one for one in profile.qualifications if one.profession_code == "midwife" and one.level_code]
    assert (diploma.kind, diploma.papers, diploma.country) == (QualificationKind.EDUCATION, Papers.AT_HAND, "ER")
    [found] = [one for one in validations_of(profile) if one.qualification_id == diploma.id]
    assert (found.aims_at, found.ended_as) == (Recognition.STATEMENT, ValidationEnd.RECOGNISED)
    steps = {one.step: one for one in found.steps}
    assert list(steps) == list(Step)
    assert (steps[Step.DEEPENED].body, steps[Step.ASSESSMENT].body) == (Body.SCHOOL, Body.UHR)
    assessment = steps[Step.ASSESSMENT]
    assert assessment.asked_on < assessment.more_asked_on < assessment.more_sent_on < assessment.answered_on
    assert steps[Step.RECOGNITION].recognition is Recognition.STATEMENT
    assert found.ended_on == steps[Step.RECOGNITION].answered_on
    for step in found.steps:
        for paper in step.papers:
            assert paper.document.person_id == profile.person_id
            assert paper.document.made_at.date() <= max(filter(None, (step.more_sent_on, step.answered_on)))
    assert steps[Step.RECOGNITION].papers


def test_selam_waits_for_her_licence_and_the_next_step_is_hers(smallest):
    profile = profile_of("Selam Tesfay")
    [work] = [one for one in profile.qualifications if one.kind is QualificationKind.WORK]
    assert (work.months, work.occupation_code) == (62, "2222")
    [found] = [one for one in validations_of(profile) if one.qualification_id == work.id]
    assert (found.aims_at, found.ended_on, found.next_by) == (Recognition.LICENCE, None, WaitsOn.PERSON)
    assert found.next_on > DAY
    waiting = found.steps[-1]
    assert (waiting.step, waiting.body, waiting.answered_on) == (Step.ASSESSMENT, Body.SOCIALSTYRELSEN, None)
    assert waiting.reference
    assert 70 <= (DAY - waiting.asked_on).days <= 82


def test_selam_has_said_what_she_wants_has_a_cv_and_was_measured_three_times_by_both(smallest):
    profile = profile_of("Selam Tesfay")
    wishes = {one.question: one.code for one in profile.answers if one.code}
    assert wishes == {"work_soon": "5321", "work_later": "2222"}
    assert profile.cv_title
    assert profile.cv_about
    own = {f"qualification:{one.id}" for one in profile.qualifications}
    assert own & {one.item for one in profile.cv_choices}
    measured = defaultdict(set)
    for one in profile.measures:
        measured[one.on].add(one.rated_by)
    assert len(measured) == 3
    assert {len(those) for those in measured.values()} == {2}
    [consent] = profile.consents
    assert consent.given_on <= DAY <= consent.expires_on


def test_amina_has_talked_through_five_of_seven_parts(smallest):
    profile = profile_of("Amina Yusuf")
    assert len(profile.parts) == 5
    assert profile.mapped_on is None
    work = {one.occupation_code: one.months for one in profile.qualifications if one.kind is QualificationKind.WORK}
    assert work == {"7531": 72, "5222": 12}


def test_of_the_protected_daryna_alone_has_a_profile_and_only_named_staff_reach_it(smallest):
    hidden = [one for one in everything(SkillsProfile) if one.person.protection is not Protection.NONE]
    assert [one.person.shown_name for one in hidden] == ["Daryna Koval"]
    query = sa.select(SkillsProfile.id)
    for email, sees in (("caseworker@demo.example", True), ("manager@demo.example", True),
                        ("caseworker2@demo.example", False), ("guidance@demo.example", False)):  # fmt: skip
        with acting_as(actor(email)):
            assert (hidden[0].id in db.session.scalars(permits.READ.within(query)).all()) is sees
    texts = [one.title for one in everything(Qualification)] + [one.answer for one in everything(SkillsAnswer)]
    texts += [one.next_step or "" for one in everything(Validation)]
    assert not [text for text in texts if "Daryna" in text or "Koval" in text]


def test_parts_are_ended_in_the_days_of_the_interview_and_whoever_ended_all_is_mapped(exempelby):
    for profile in everything(SkillsProfile):
        days = {one.part: one.first_done_on for one in profile.parts}
        assert all(profile.started_on <= day <= DAY for day in days.values())
        assert all(one.done_on <= DAY for one in profile.parts)
        assert profile.mapped_on == (max(days.values()) if len(days) == len(Part) else None)
        noted = {Part.EDUCATION: QualificationKind.EDUCATION, Part.WORK: QualificationKind.WORK}
        for part, kind in noted.items():
            there = [one for one in profile.qualifications if one.kind is kind]
            assert part in days or not there
            assert (next((one.state for one in profile.parts if one.part is part), None) is PartState.NOTHING) is (
                part in days and not there
            )
        codes = {code for part in days for code in interview().codes(part)}
        early = {"childcare", "childcare_words"}  # Amina told of it before the part was ended
        assert {one.question for one in profile.answers} <= codes | early


def test_no_validation_breaks_a_rule_of_the_forms(exempelby):
    found = everything(Validation)
    assert len(found) > 40
    for one in found:
        facts = [_facts_of(step) for step in one.steps]
        steps = by_step(facts)
        assert list(steps) == [step.step for step in facts]
        said = [*check_start(one.started_on, steps, DAY)]
        for place, step in enumerate(facts):
            if step.left_out_because:
                said += check_left_out(step.step, step.left_out_because, by_step(facts[:place]))
            else:
                said += check_step(step, steps, started_on=one.started_on, today=DAY)
        if one.ended_on and one.ended_as:
            said += check_end(one.ended_on, one.ended_as, steps, started_on=one.started_on, today=DAY)
        assert not said
        assert (one.next_step is None) is (one.next_on is None) is (one.next_by is None)
        assert (one.ended_on is None) is (one.next_step is not None)


def _facts_of(step: ValidationStep) -> StepFacts:
    return StepFacts(**{name: getattr(step, name) for name in StepFacts.__dataclass_fields__})


def test_every_code_stands_in_the_vocabularies_and_years_fit(exempelby):
    known = {scheme: bundled(scheme).by_code for scheme in Scheme}
    for one in everything(Qualification):
        for code, scheme in (
            (one.level_code, Scheme.LEVEL), (one.occupation_code, Scheme.OCCUPATION),
            (one.profession_code, Scheme.PROFESSION),
        ):  # fmt: skip
            assert code is None or code in known[scheme]
        years = (one.last_year or 0) - (one.first_year or 0) + 1
        assert one.months is None or one.first_year is None or one.months <= 12 * years
        assert one.first_year is None or one.first_year <= (one.last_year or DAY.year) <= DAY.year
    assert all(one.code is None or one.code in known[Scheme.OCCUPATION] for one in everything(SkillsAnswer))


def test_answers_are_such_as_can_be_chosen_and_no_question_is_answered_twice(exempelby):
    asked = interview().all
    found = everything(SkillsAnswer)
    for one in found:
        question = asked.get(one.question)
        if question is None:
            assert one.question in {other.words_code for other in asked.values()}
        elif question.choices:
            assert question.chosen(one.answer), (one.question, one.answer)
    assert len({(one.profile_id, one.question) for one in found}) == len(found)


def test_profiles_have_the_shares_that_were_meant(exempelby):
    profiles = everything(SkillsProfile)
    of_casework = [one for one in profiles if one.board.name == "Socialnämnden"]
    ages = measures().mapped
    grown = {
        one.person_id
        for one in everything(Case)
        if (DAY - one.opened_on).days > 60
        and one.person.birth_on
        and one.person.protection is Protection.NONE
        and ages.youngest * 365.25 <= (one.opened_on - one.person.birth_on).days < (ages.oldest + 1) * 365.25
    }
    begun = {one.person_id for one in of_casework}
    assert 0.6 < len(begun & grown) / len(grown) < 0.85
    mapped = [one for one in of_casework if one.mapped_on]
    assert 0.75 < len(mapped) / len(of_casework) < 0.97
    worth = {one.id for one in profiles if any(_is_worth(two) for two in one.qualifications)}
    validated = {one.qualification.profile_id for one in everything(Validation)}
    assert 0.25 < len(validated & worth) / len(worth) < 0.5
    assert validated <= worth | {profile_of("Daryna Koval").id, profile_of("Amina Yusuf").id}
    assert 2 <= len(profiles) - len(of_casework) <= len(of_casework)


def _is_worth(one: Qualification) -> bool:
    worth = measures().worth_validating
    further = one.kind is QualificationKind.EDUCATION and bool(one.level_code) and int(one.level_code[0]) >= worth.level
    return further or (one.kind is QualificationKind.WORK and (one.months or 0) >= worth.months)


def test_there_is_somebody_to_count_in_both_figures(exempelby):
    with system("test"):
        figures = count_figures(DAY.year, DAY)
    assert set(figures) == {"I7", "I8"}
    for one in figures.values():
        assert 0 < one.numerator < one.denominator


def test_validations_stand_in_every_state_and_bodies_take_their_own_time(exempelby):
    found = everything(Validation)
    assert {one.ended_as for one in found} == {None, *ValidationEnd}
    assert {one.next_by for one in found} == {None, *WaitsOn}
    waits = defaultdict(list)
    for one in everything(ValidationStep):
        if one.step is Step.ASSESSMENT and one.answered_on and one.body:
            waits[one.body].append((one.answered_on - one.asked_on).days)
    assert {Body.UHR, Body.SECTOR, Body.SCHOOL, Body.SOCIALSTYRELSEN} <= set(waits)
    mean = {body: sum(days) / len(days) for body, days in waits.items()}
    assert mean[Body.SECTOR] + 30 < mean[Body.UHR]
    assert any(one.left_out_because for one in everything(ValidationStep))
    assert any(one.more_asked_on and not one.more_sent_on for one in everything(ValidationStep))
    assert Counter(one.outcome for one in everything(ValidationStep))[Outcome.NOT_CONFIRMED]
