"""Validations as caseworkers and guidance enter and read them, from the first step to the end."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.models import Document, Person
from reception.people.terms import Protection
from reception.people.terms.papers import DocumentKind
from reception.skills.models import Qualification, SkillsProfile, Validation, ValidationPaper, ValidationStep
from reception.skills.terms import Body, Outcome, QualificationKind, Recognition, Step, ValidationEnd, WaitsOn
from reception.web import short_number
from tests.clients import Read, StrictClient
from tests.factories.education import make_pupil
from tests.factories.municipality import Municipality
from tests.factories.people import SOURCE, make_person
from tests.factories.skills import MADE, make_profile, make_qualification, make_validation, taken

ClientOf = Callable[[User], StrictClient]


def day(days: int) -> date:
    return today() + timedelta(days=days)


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def profile(municipality: Municipality, person: Person) -> SkillsProfile:
    return make_profile(person, unit=municipality.unit, started_on=day(-400))


@pytest.fixture
def degree(profile: SkillsProfile) -> Qualification:
    return make_qualification(profile, QualificationKind.EDUCATION, "Nursing, Mogadishu", level_code="5", country="SO")


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def of_profile(profile: SkillsProfile) -> str:
    return f"/skills/{profile.number}/validations"


def the_validation() -> Validation:
    with system("test"):
        return db.session.scalars(sa.select(Validation).execution_options(permit="test")).one()


def the_step(step: Step) -> ValidationStep | None:
    with system("test"):
        query = sa.select(ValidationStep).where(ValidationStep.step == step)
        return db.session.scalars(query.execution_options(permit="test")).one_or_none()


def begun(degree: Qualification, *steps: ValidationStep, **facts: object) -> Validation:
    return make_validation(degree, *steps, **{"started_on": day(-300), **facts})


def page_of(profile: SkillsProfile, one: Validation) -> str:
    return f"{of_profile(profile)}/{one.number}"


def left_out(*steps: Step) -> list[ValidationStep]:
    return [ValidationStep(step=step, left_out_because="UHR tillfrågas direkt.", made_at=MADE) for step in steps]


EARLY = (Step.SELF_RATING, Step.OVERVIEW, Step.DEEPENED)


def refused(answer: Read, message: str) -> None:
    assert answer.status_code == 200
    assert message in answer.words


def test_what_is_mapped_is_offered_and_a_validation_begins(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    page = browser.get(of_profile(profile))
    assert "No validation has begun" in page.words
    assert "Nursing, Mogadishu" in page.words
    new = f"{of_profile(profile)}/new?qualification={degree.id}"
    assert browser.get(new).form_values()["aims_at"] == "statement"
    assert browser.fill(new, aims_at="licence", started_on=str(day(-3))).status_code == 303
    one = the_validation()
    assert (one.aims_at, one.started_on, one.made_by_id is not None) == (Recognition.LICENCE, day(-3), True)
    page = browser.get(of_profile(profile))
    assert "Waits on the unit" in page.words
    assert "Begin a validation" not in page.words
    refused(browser.fill(new, aims_at="licence"), "A validation of this goes on already.")


def test_a_qualification_of_nobodys_gets_no_validation(
    browser: StrictClient, municipality: Municipality, profile: SkillsProfile
) -> None:
    other = make_qualification(make_profile(make_person(unit=municipality.unit), unit=municipality.unit))
    for wrong in ("", "x", "0", "99999999999", str(other.id)):
        assert browser.get(f"{of_profile(profile)}/new?qualification={wrong}").status_code == 404


def test_five_steps_lead_to_a_recognition(browser: StrictClient, profile: SkillsProfile, degree: Qualification) -> None:
    path = page_of(profile, begun(degree))
    assert "Take the step: Self-rating" in browser.get(path).words
    assert browser.get(f"{path}/steps/self-rating").form_values()["body"] == "own-unit"
    answered = {"answered_on": str(day(-290)), "outcome": "confirmed"}
    assert browser.fill(f"{path}/steps/self-rating", asked_on=str(day(-299)), **answered).status_code == 303
    assert browser.fill(f"{path}/leave-out", through="deepened", left_out_because="Har diplom.").status_code == 303
    assert browser.get(f"{path}/steps/assessment").form_values()["body"] == "uhr"
    asked = {"body": "uhr", "reference": "5.2-1-26", "asked_on": str(day(-280))}
    assert browser.fill(f"{path}/steps/assessment", **asked).status_code == 303
    words = browser.get(path).words
    assert "Waits on the body that was asked" in words
    assert "Has waited 280 days" in words
    assert "usually 2 to 10 months" in words
    assert browser.fill(f"{path}/steps/assessment/papers", more_asked_on=str(day(-200))).status_code == 303
    assert "Waits on the person" in browser.get(path).words
    assert browser.fill(f"{path}/steps/assessment/papers", more_sent_on=str(day(-150))).status_code == 303
    answer = {"answered_on": str(day(-100)), "outcome": "partly", "result": "Motsvarar kandidatexamen."}
    assert browser.fill(f"{path}/steps/assessment/answer", **answer).status_code == 303
    words = browser.get(path).words
    assert "Waited 180 days, 50 of them for papers from the person" in words
    assert "Motsvarar kandidatexamen." in words
    asked = {"body": "socialstyrelsen", "asked_on": str(day(-90))}
    assert browser.fill(f"{path}/steps/recognition", **asked).status_code == 303
    answer = {"answered_on": str(day(-10)), "outcome": "confirmed", "recognition": "licence"}
    assert browser.fill(f"{path}/steps/recognition/answer", **answer).status_code == 303
    page = browser.get(path)
    assert "End the validation" in page.words
    assert browser.get(f"{path}/end").form_values()["ended_as"] == "recognised"
    assert browser.fill(f"{path}/end", ended_on=str(day(-9))).status_code == 303
    assert (the_validation().ended_on, the_validation().ended_as) == (day(-9), ValidationEnd.RECOGNISED)
    words = browser.get(path).words
    assert "The validation ended: Recognised" in words
    assert f"{day(-280)} Asked, or begun Assessment" in words
    assert "What could be validated" in browser.get(of_profile(profile)).words


def test_a_body_is_asked_straight_when_what_comes_before_is_left_out(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    path = page_of(profile, begun(degree))
    refused(
        browser.fill(f"{path}/steps/assessment", body="uhr", asked_on=str(day(-9)), reference="5.2-7"),
        "“Self-rating” comes before. Note its answer first, or leave it out with a reason.",
    )
    refused(browser.fill(f"{path}/leave-out", through="deepened"), "Write why it is left out.")
    assert browser.fill(f"{path}/leave-out", through="deepened", left_out_because="Direkt.").status_code == 303
    assert browser.fill(f"{path}/steps/assessment", body="uhr", asked_on=str(day(-9))).status_code == 303
    assert [step.step for step in the_validation().steps] == [*EARLY, Step.ASSESSMENT]
    assert browser.get(f"{path}/leave-out").status_code == 404


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"answered_on": day(-60), "outcome": "confirmed"}, f"It was asked on {day(-50)}."),
        ({"answered_on": day(-40)}, "Choose what the answer was."),
        ({"outcome": "partly"}, "Write the day of the answer."),
        ({"asked_on": day(2)}, "This date has not come yet."),
        ({"asked_on": day(-301)}, "The validation began on"),
        ({"asked_on": "snart"}, "Write a date, for example"),
        ({"more_sent_on": day(-40)}, "Write when more papers were asked for."),
        ({"more_asked_on": day(-60)}, "after this day."),
        (
            {"more_asked_on": day(-30), "answered_on": day(-40), "outcome": "confirmed"},
            f"The answer came on {day(-40)}, before this day.",
        ),
        ({"body": ""}, "Choose who is asked."),
        ({"body": "x"}, "Choose who is asked."),
        ({"outcome": "x"}, "Choose one from the list."),
        ({"organisation_id": "999999"}, "Choose one from the list."),
        ({"result": "x" * 1001}, "Shorten this to 1000 characters"),
    ],
)
def test_bad_input_gets_a_message_and_nothing_is_lost(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification, values: dict[str, object], message: str
) -> None:
    path = page_of(profile, begun(degree, *left_out(*EARLY)))
    given = {"body": "uhr", "reference": "5.2-77", "asked_on": day(-50), **values}
    answer = browser.fill(f"{path}/steps/assessment", **{name: str(value) for name, value in given.items()})
    refused(answer, message)
    assert answer.form_values()["reference"] == "5.2-77"
    assert the_step(Step.ASSESSMENT) is None


def test_only_where_there_are_several_one_is_named(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    school = Organisation(name="Komvux Exempelby", sort_key="komvux exempelby", kind=OrganisationKind.SCHOOL)
    db.session.add(school)
    db.session.commit()
    path = page_of(profile, begun(degree, *left_out(*EARLY)))
    given = {"asked_on": str(day(-5)), "organisation_id": str(school.id)}
    refused(browser.fill(f"{path}/steps/assessment", body="uhr", **given), "There is only one of the body")
    assert browser.fill(f"{path}/steps/assessment", body="school", **given).status_code == 303
    assert school.name in browser.get(path).words


def test_a_recognition_says_what_is_in_hand(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    asked = taken(Step.RECOGNITION, day(-50), body=Body.UHR)
    path = page_of(profile, begun(degree, *left_out(*EARLY, Step.ASSESSMENT), asked))
    answer = browser.fill(f"{path}/steps/recognition/answer", outcome="confirmed", result="Utlåtande.")
    refused(answer, "Choose what the person has in hand now.")
    assert answer.form_values()["result"] == "Utlåtande."
    assert "recognition" not in browser.get(f"{path}/steps/assessment").form_values()
    refused(browser.fill(f"{path}/end", ended_as="recognised"), "No recognition is confirmed.")


def test_a_step_is_corrected_within_its_neighbours_and_the_last_taken_back(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    first = taken(Step.SELF_RATING, day(-90), body=Body.OWN_UNIT, answered_on=day(-80), outcome=Outcome.CONFIRMED)
    second = taken(Step.OVERVIEW, day(-70), body=Body.OWN_UNIT)
    path = page_of(profile, begun(degree, first, second))
    refused(browser.fill(f"{path}/steps/self-rating", answered_on=str(day(-60))), f"asked for on {day(-70)}.")
    refused(browser.fill(f"{path}/steps/self-rating", answered_on="", outcome=""), "is entered already")
    assert browser.fill(f"{path}/steps/self-rating", answered_on=str(day(-75))).status_code == 303
    refused(browser.fill(f"{path}/steps/self-rating/take-back"), "Take that one back first.")
    assert browser.fill(f"{path}/steps/overview/take-back").status_code == 303
    assert the_step(Step.OVERVIEW) is None
    assert the_step(Step.SELF_RATING) is not None
    assert browser.get(f"{path}/steps/overview/take-back").status_code == 404
    assert browser.get(f"{path}/steps/overview/answer").status_code == 404
    assert browser.get(f"{path}/steps/nonsense").status_code == 404


def test_what_was_left_out_is_taken_after_all(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    path = page_of(profile, begun(degree, *left_out(Step.SELF_RATING)))
    assert "Take it after all" in browser.get(path).words
    assert browser.fill(f"{path}/steps/self-rating", asked_on=str(day(-5))).status_code == 303
    step = the_step(Step.SELF_RATING)
    assert step
    assert (step.asked_on, step.left_out_because) == (day(-5), None)


def test_the_next_step_is_noted_kept_and_taken_away(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    path = page_of(profile, begun(degree))
    assert "No next step is noted." in browser.get(path).words
    refused(browser.fill(f"{path}/next", next_step="Ring UHR"), "Choose who is to do it.")
    refused(browser.fill(f"{path}/next", next_step="Ring UHR", next_by="unit", next_on=str(day(-1))), "has passed")
    assert browser.fill(f"{path}/next", next_step="Ring UHR", next_by="person", next_on="+7").status_code == 303
    one = the_validation()
    assert (one.next_step, one.next_on, one.next_by) == ("Ring UHR", day(7), WaitsOn.PERSON)
    assert "Waits on the person" in browser.get(path).words
    assert browser.fill(f"{path}/next", next_step="", next_on="", next_by="").status_code == 303
    assert the_validation().next_step is None


def test_it_ends_and_is_opened_again(browser: StrictClient, profile: SkillsProfile, degree: Qualification) -> None:
    asked = taken(Step.ASSESSMENT, day(-50), body=Body.UHR)
    path = page_of(profile, begun(degree, *left_out(*EARLY), asked, next_step="Ring", next_on=day(1)))
    assert browser.get(f"{path}/end").form_values()["ended_as"] == "stopped"
    refused(browser.fill(f"{path}/end", ended_as="not-recognised"), "“Assessment” has not been answered.")
    refused(browser.fill(f"{path}/end", ended_on=str(day(-51))), f"The last day that is entered is {day(-50)}.")
    assert browser.fill(f"{path}/end").status_code == 303
    assert the_validation().next_step is None
    words = browser.get(path).words
    assert "Goes on after all" in words
    refused(browser.fill(f"{path}/steps/assessment/answer", outcome="confirmed"), "The validation has ended.")
    begun(degree)
    browser.post(f"{path}/reopen")
    assert "A validation of this goes on already." in browser.get(path).words


def test_opening_again_lets_it_go_on(browser: StrictClient, profile: SkillsProfile, degree: Qualification) -> None:
    path = page_of(profile, begun(degree, ended_on=day(-2), ended_as=ValidationEnd.STOPPED))
    assert browser.post(f"{path}/reopen").status_code == 303
    assert the_validation().ended_on is None
    assert browser.fill(f"{path}/change", started_on=str(day(-200)), aims_at="grade").status_code == 303
    assert (the_validation().started_on, the_validation().aims_at) == (day(-200), Recognition.GRADE)


def test_two_who_write_of_one_step_at_once_both_see_it(
    municipality: Municipality,
    client_of: ClientOf,
    browser: StrictClient,
    profile: SkillsProfile,
    degree: Qualification,
) -> None:
    path = page_of(profile, begun(degree, taken(Step.SELF_RATING, day(-50), body=Body.OWN_UNIT)))
    mine = browser.get(f"{path}/steps/self-rating").form_values()
    assert client_of(municipality.manager).fill(f"{path}/steps/self-rating", asked_on=str(day(-40))).status_code == 303
    assert browser.post(f"{path}/steps/self-rating", data={**mine, "asked_on": str(day(-30))}).status_code == 409
    step = the_step(Step.SELF_RATING)
    assert step
    assert step.asked_on == day(-40)


def make_document(person: Person, municipality: Municipality, **facts: object) -> Document:
    with system("test"):
        made = Document(
            number=short_number.make(SOURCE), person_id=person.id, unit_id=municipality.unit.id,
            kind=DocumentKind.OTHER, title="Diplom", made_at=MADE, **facts,
        )  # fmt: skip
        db.session.add(made)
        db.session.flush()
        record("test.made", made)
        db.session.commit()
    return made


def test_documents_of_the_person_go_along_with_a_step(
    municipality: Municipality, browser: StrictClient, person: Person, profile: SkillsProfile, degree: Qualification
) -> None:
    path = page_of(profile, begun(degree, taken(Step.SELF_RATING, day(-50), body=Body.OWN_UNIT)))
    documents = f"{path}/steps/self-rating/documents"
    assert "The person has no documents here" in browser.get(documents).words
    document = make_document(person, municipality)
    assert browser.fill(documents, documents=[str(document.id)]).status_code == 303
    links = [one.get("href") for one in browser.get(path).all("a")]
    assert f"/people/{person.number}/documents/{document.number}" in links
    assert browser.fill(documents, documents=["999999"]).status_code == 200
    assert browser.fill(documents, documents=[]).status_code == 303
    with system("test"):
        assert not db.session.scalars(sa.select(ValidationPaper).execution_options(permit="test")).all()


def test_guidance_validates_for_a_pupil_and_reaches_no_documents(
    municipality: Municipality, client_of: ClientOf, person: Person, profile: SkillsProfile, degree: Qualification
) -> None:
    make_pupil(person, unit=municipality.unit)
    one = begun(degree, taken(Step.SELF_RATING, day(-50), body=Body.OWN_UNIT))
    document = make_document(person, municipality)
    with system("test"):
        step = the_step(Step.SELF_RATING)
        assert step
        step.papers.append(ValidationPaper(document_id=document.id))
        record("test.made", one)
        db.session.commit()
    browser = client_of(municipality.guidance)
    path = page_of(profile, one)
    words = browser.get(path).words
    assert "1 document that you do not reach" in words
    assert "Diplom" not in words
    assert "You do not reach the person's documents" in browser.get(f"{path}/steps/self-rating/documents").words
    assert browser.fill(f"{path}/steps/self-rating/answer", outcome="confirmed").status_code == 303
    assert "Nursing, Mogadishu" in browser.get(of_profile(profile)).words


def test_who_is_out_of_reach_finds_nothing(
    municipality: Municipality, client_of: ClientOf, profile: SkillsProfile, degree: Qualification
) -> None:
    one = begun(degree)
    path = page_of(profile, one)
    stranger = client_of(municipality.other_board_caseworker)
    for address in (of_profile(profile), path, f"{path}/next", f"{path}/steps/self-rating", f"{path}/end"):
        assert stranger.get(address).status_code == 404, address
    assert stranger.post(f"{path}/reopen").status_code == 404
    teacher = client_of(municipality.sfi_staff)
    assert teacher.get(path).status_code == 403


def test_a_protected_person_is_for_named_staff(
    municipality: Municipality, client_of: ClientOf, browser: StrictClient
) -> None:
    hidden = make_person(
        name="Daryna Koval", unit=municipality.unit, worker=municipality.caseworker, named=[municipality.caseworker],
        protection=Protection.MARKING,
    )  # fmt: skip
    profile = make_profile(hidden, unit=municipality.unit)
    path = page_of(profile, make_validation(make_qualification(profile)))
    assert browser.get(path).status_code == 200
    assert client_of(municipality.caseworker2).get(path).status_code == 404
    assert client_of(municipality.guidance).get(path).status_code == 404


def test_the_log_keeps_codes_and_no_words(browser: StrictClient, profile: SkillsProfile, degree: Qualification) -> None:
    path = page_of(profile, begun(degree))
    browser.fill(f"{path}/leave-out", through="deepened", left_out_because="Hemligt skäl.")
    browser.fill(f"{path}/steps/assessment", body="uhr", asked_on=str(day(-9)), reference="5.2-88")
    browser.fill(f"{path}/next", next_step="Hemlig sak", next_by="unit", next_on="+7")
    with system("test"):
        events = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action.startswith("validation"))).all()
    assert {"validation.steps-left-out", "validation-step.written", "validation.next-step"} <= {
        event.action for event in events
    }
    told = " ".join(str(event.details) for event in events)
    assert not {"Hemligt", "Hemlig", "5.2-88"} & set(told.replace('"', " ").split())


@pytest.mark.parametrize(
    ("facts", "body", "aim"),
    [
        ({"kind": QualificationKind.EDUCATION, "profession_code": "pharmacist"}, "socialstyrelsen", "licence"),
        ({"kind": QualificationKind.WORK}, "school", "certificate"),
        ({"kind": QualificationKind.EDUCATION, "level_code": "3", "country": "SY"}, "uhr", "statement"),
        ({"kind": QualificationKind.CERTIFICATE}, None, "certificate"),
    ],
)
def test_whom_one_naturally_asks_is_proposed_and_never_forced(
    browser: StrictClient, profile: SkillsProfile, facts: dict[str, object], body: str | None, aim: str
) -> None:
    what = make_qualification(profile, title="Farmaci", **facts)  # type: ignore[arg-type]
    assert browser.get(f"{of_profile(profile)}/new?qualification={what.id}").form_values()["aims_at"] == aim
    path = f"{page_of(profile, begun(what, *left_out(*EARLY)))}/steps/assessment"
    page = browser.get(path)
    assert page.form_values().get("body") == body
    assert ("Usually asked for this" in page.words) is (body is not None)
    assert browser.fill(path, body="university", asked_on=str(day(-1))).status_code == 303
