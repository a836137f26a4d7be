"""What extracts say of home, plan, needs, studies and work: what the partner may know, and of nobody else."""

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.terms import Owner, Phase
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind, Protection
from reception.plans.models import Action, Goal, NeedsAssessment, NeedsLine, Plan
from reception.plans.terms import NeedAnswer, PlanState
from tests.factories.homes import make_contract, make_home, whole
from tests.factories.needs import make_need
from tests.factories.people import make_person
from tests.overview.making import case_of, day
from tests.people.sharing import at, choose_extract


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def keep(row, person):
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.made", row, people=(person.id,))
        db.session.commit()


def offered(browser, person):
    page = browser.get(at(person, "/extracts/new"))
    return {box.get("value") for box in page.all("input", name="scope")}


def told(browser, person, group):
    return choose_extract(browser, person, scope=[group]).words


def test_of_a_home_its_address_tenure_and_days_and_that_one_is_sought(browser, person):
    assert "housing" not in offered(browser, person)
    make_contract(whole(make_home("Storgatan 77")), [person], day(-30), day(200))
    make_need(person)
    words = told(browser, person, "housing")
    assert "Storgatan 77" in words
    assert day(200).isoformat() in words
    assert "A home is sought" in words


def test_a_home_with_somebody_protected_is_told_to_nobody(municipality, browser, person):
    other = make_person(
        name="Hidden Person", unit=municipality.unit, worker=municipality.caseworker,
        protection=Protection.MARKING, named=[municipality.caseworker],
    )  # fmt: skip
    make_contract(whole(make_home("Storgatan 77")), [person, other], day(-30), day(200))
    assert "housing" not in offered(browser, person)


def test_of_needs_those_answered_with_yes_and_nothing_of_health_or_safety(municipality, browser, person):
    found = NeedsAssessment(
        case_id=case_of(person).id, on_day=day(-3), made_at=now(), made_by_id=municipality.caseworker.id
    )
    answers = {
        "childcare": "yes",
        "letters": "no",
        "safety": "yes",
        "health_contact": "yes",
        "home_without_stairs": "yes",
    }
    found.answers = [
        NeedsLine(question=code, answer=NeedAnswer(answer), note="Egna ord" if code == "childcare" else None)
        for code, answer in answers.items()
    ]
    keep(found, person)
    words = told(browser, person, "needs")
    assert "childcare" in words
    for kept in ("Egna ord", "letters and forms", "being safe", "health care", "stairs"):
        assert kept not in words


def test_of_the_plan_sentences_of_ours_and_no_own_words_nor_health(municipality, browser, person):
    plan = Plan(
        case_id=case_of(person).id, state=PlanState.AGREED, agreed_on=day(-2), own_wish="Bo nära Fatima",
        made_at=now(), made_by_id=municipality.caseworker.id,
    )  # fmt: skip
    papers = Goal(position=1, phase=Phase.RECEPTION, sentence="goal-papers", text="Med hjälp av Karin Granne")
    papers.actions = [
        Action(position=1, owner=Owner.MUNICIPALITY, sentence="health-examination"),
        Action(position=2, owner=Owner.MUNICIPALITY, text="Ring Karin Granne"),
    ]
    plan.goals = [papers, Goal(position=2, phase=Phase.RECEPTION, sentence="goal-health")]
    keep(plan, person)
    words = told(browser, person, "plan")
    assert "I have the papers and the numbers that I need in Sweden." in words
    for kept in ("Fatima", "Karin Granne", "health examination", "where I get care"):
        assert kept not in words


def test_days_of_studies_and_work_stand_with_studies_and_work_not_with_the_permit(browser, person):
    for kind, days in (
        (KeyDateKind.SFI_STARTED, -11),
        (KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE, -12),
        (KeyDateKind.DECIDED, -13),
    ):
        keep(KeyDate(person_id=person.id, kind=kind, on_day=day(days)), person)
    stands = {
        group: [days for days in (-11, -12, -13) if day(days).isoformat() in told(browser, person, group)]
        for group in ("education", "work", "permit")
    }
    assert stands == {"education": [-11], "work": [-12], "permit": [-13]}
