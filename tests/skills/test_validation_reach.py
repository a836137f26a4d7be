"""Validations: whose documents go along, who reads and who finds nothing, what the log keeps, whom one asks."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.people.models import Document, Person
from reception.people.terms import Protection
from reception.people.terms.papers import DocumentKind
from reception.skills.models import (
    Qualification,
    SkillsConsent,
    SkillsProfile,
    ValidationPaper,
)
from reception.skills.terms import Body, QualificationKind, Step
from reception.web import short_number
from tests.clients import StrictClient
from tests.factories.education import make_pupil
from tests.factories.municipality import Municipality
from tests.factories.people import SOURCE, make_case, make_person
from tests.factories.skills import MADE, make_profile, make_qualification, make_validation, taken
from tests.skills.validating import EARLY, begun, day, left_out, of_profile, page_of, the_step

ClientOf = Callable[[User], StrictClient]


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


def test_a_board_that_is_let_read_reads_and_changes_nothing(
    municipality: Municipality, client_of: ClientOf, person: Person, profile: SkillsProfile, degree: Qualification
) -> None:
    make_case(person, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    path = page_of(profile, begun(degree, taken(Step.SELF_RATING, day(-50), body=Body.OWN_UNIT)))
    browser = client_of(municipality.other_board_caseworker)
    assert browser.get(path).status_code == 404
    with system("test"):
        consent = SkillsConsent(
            profile_id=profile.id, to_board_id=municipality.other_board.id, language="so", given_on=day(-1),
            expires_on=day(30),
        )  # fmt: skip
        db.session.add(consent)
        db.session.flush()
        record("test.made", consent)
        db.session.commit()
    page = browser.get(path)
    assert "Self-rating" in page.words
    assert not [one for one in page.all("a") if (one.get("href") or "").startswith(f"{path}/")]
    assert "Begin a validation" not in browser.get(of_profile(profile)).words
    for address in ("next", "end", "change", "leave-out", "steps/self-rating", "steps/self-rating/answer"):
        assert browser.get(f"{path}/{address}").status_code == 404, address
    assert browser.post(f"{path}/reopen").status_code == 404
    assert "Amina" not in browser.get("/skills/waiting?whose=unit").words


def test_a_long_validation_costs_no_more_statements(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    begun(degree)
    browser.get(of_profile(profile))
    few = len(browser.statements)
    for number in range(5):
        what = make_qualification(profile, title=f"Kurs {number}")
        begun(what, *left_out(*EARLY), taken(Step.ASSESSMENT, day(-50), body=Body.UHR))
    browser.get(of_profile(profile))
    assert len(browser.statements) <= few + 1  # the documents' table is asked once there are steps
