"""A CV through the front door: what stands on it, who decides that, who reaches it, and that nothing else is on it."""

from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.people.models import ContactDetail
from reception.people.terms import ContactKind, Protection
from reception.skills.models import CvChoice, SkillsAnswer, SkillsConsent, SkillsLanguage, SkillsProfile
from reception.skills.rules import cv as rules
from reception.skills.terms import (
    Body,
    Completion,
    LanguageLevel,
    Outcome,
    QualificationKind,
    Recognition,
    Step,
    ValidationEnd,
)
from tests.clients import Read, StrictClient
from tests.factories.education import make_pupil
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.factories.skills import make_profile, make_qualification, make_validation, taken
from tests.page_rules import text_of

ClientOf = Callable[[User], StrictClient]
#: A number for tests of Skatteverket.
NUMBER = "198408129800"


def keep(*rows: object) -> None:
    with system("test"):
        db.session.add_all(rows)
        db.session.flush()
        record("test.made")
        db.session.commit()


def speaks(profile: SkillsProfile, language: str, level: LanguageLevel, **facts: object) -> None:
    levels = {"speaks": level, "reads": level, "writes": level}
    keep(SkillsLanguage(profile_id=profile.id, language=language, **{**levels, **facts}))


def chooses(profile: SkillsProfile, *items: str) -> None:
    keep(*(CvChoice(profile_id=profile.id, item=item) for item in (rules.CHOSEN, *items)))


def items(profile: SkillsProfile) -> set[str]:
    query = sa.select(CvChoice.item).where(CvChoice.profile_id == profile.id)
    return set(db.session.scalars(query.execution_options(permit="test")))


@pytest.fixture
def profile(municipality: Municipality) -> SkillsProfile:
    """Amina, midwife, with a telephone, two languages, two works, a school, a certificate and an answer."""
    person = make_person(
        name="Amina Yusuf", own_script="أمينة يوسف", number=NUMBER, phone="070-174 06 33",
        unit=municipality.unit, worker=municipality.caseworker,
    )  # fmt: skip
    made = make_profile(person, unit=municipality.unit)
    speaks(made, "so", LanguageLevel.FULLY, is_mother_tongue=True)
    speaks(made, "sv", LanguageLevel.EVERYDAY, reads=LanguageLevel.LITTLE, writes=LanguageLevel.NOT)
    make_qualification(
        made, title="قابلة", occupation_code="2222", place="مستشفى بنادر", country="SO", first_year=2008, last_year=2014
    )
    make_qualification(made, title="Shop assistant", country="KE", first_year=2016, last_year=2019, months=30)
    make_qualification(
        made, QualificationKind.EDUCATION, "Midwifery", country="SO", first_year=2004, last_year=2007,
        completion=Completion.INTERRUPTED, note="Anatomy, nursing",
    )  # fmt: skip
    make_qualification(made, QualificationKind.CERTIFICATE, "Forklift", first_year=2020, expires_on=date(2027, 3, 1))
    keep(
        SkillsAnswer(profile_id=made.id, question="driving_licence", answer="yes"),
        SkillsAnswer(profile_id=made.id, question="sewing", answer="no"),
        SkillsAnswer(profile_id=made.id, question="more_skills", answer="Jag lagar cyklar."),
        SkillsAnswer(profile_id=made.id, question="more_obstacles", answer="Huset är kallt."),
    )
    return made


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def path_of(profile: SkillsProfile, below: str = "") -> str:
    return f"/skills/{profile.number}/cv{below}"


def printed(answer: Read) -> str:
    """What the CV itself says, on its page."""
    (article,) = answer.all("article", class_="cv")
    return text_of(article)


def of_kind(profile: SkillsProfile, *titles: str) -> list[str]:
    return [rules.item(rules.QUALIFICATION, row.id) for row in profile.qualifications if row.title in titles]


def test_before_anything_is_chosen_what_she_can_is_proposed_and_nothing_of_how_she_is_reached(
    browser: StrictClient, profile: SkillsProfile
) -> None:
    page = browser.get(path_of(profile, "?language=en"))
    assert "This is a proposal." in page.words
    said = printed(page)
    for words in ("Amina Yusuf", "قابلة", "Shop assistant", "Midwifery", "Forklift", "Somali", "Mother tongue"):
        assert words in said
    for words in ("070-174", "أمينة يوسف", "Driving licence", "cyklar", "Given on request", "Huset"):
        assert words not in said
    assert not page.all("a", download="")


def test_she_decides_box_by_box_and_writes_a_title_and_a_text_of_her_own(
    browser: StrictClient, profile: SkillsProfile
) -> None:
    detail = db.session.scalars(sa.select(ContactDetail.id).execution_options(permit="test")).one()
    work = of_kind(profile, "قابلة")
    phone = f"contact:phone:{detail}"
    answer = browser.fill(
        path_of(profile, "/choose"), cv_title="Barnmorska", cv_about="انا قابلة\nJag vill arbeta igen.",
        contact=[phone], name=["name:own"], work=work, education=[], certificates=[], languages=["language:so"],
        skills=["answer:driving_licence", "answer:more_skills"], references=["references"],
    )  # fmt: skip
    assert answer.status_code == 303, answer.words
    wanted = {phone, "name:own", "language:so", "answer:driving_licence", "answer:more_skills", "references", *work}
    assert items(profile) == wanted | {rules.CHOSEN}
    page = browser.get(path_of(profile, "?language=en"))
    said = printed(page)
    for words in ("Barnmorska", "انا قابلة", "Jag vill arbeta igen.", "070-174 06 33", "أمينة يوسف"):
        assert words in said
    for words in ("Midwives", "2008–2014", "Driving licence", "Jag lagar cyklar.", "Given on request"):
        assert words in said
    for words in ("Shop assistant", "Midwifery", "Forklift", "Swedish"):
        assert words not in said
    assert page.all("a", download="")
    event = db.session.scalars(
        sa.select(AuditEvent).where(AuditEvent.action == "cv.chosen").execution_options(permit="test")
    ).one()
    assert event.details["fields"] == ["cv_title", "cv_about"]
    assert "contact" in event.details["kinds"]
    assert "cyklar" not in str(event.details)


def test_everything_may_be_taken_off_and_stays_off(browser: StrictClient, profile: SkillsProfile) -> None:
    chooses(profile, *of_kind(profile, "Forklift"))
    assert "Forklift" in printed(browser.get(path_of(profile)))
    browser.fill(path_of(profile, "/choose"), certificates=[])
    assert items(profile) == {rules.CHOSEN}
    page = browser.get(path_of(profile))
    assert "Forklift" not in printed(page)
    assert "proposal" not in page.words


def test_the_newest_stands_first_and_years_tell_how_long(browser: StrictClient, profile: SkillsProfile) -> None:
    said = printed(browser.get(path_of(profile, "?language=en")))
    assert said.index("Shop assistant") < said.index("قابلة")
    assert "2016–2019 (2 years and 6 months)" in said
    assert "Interrupted" in said
    assert "Valid until 2027-03-01" in said
    assert "Speaks: enough for everyday life; reads: a little" in said


def test_the_language_of_the_cv_is_chosen_and_her_own_words_stay(browser: StrictClient, profile: SkillsProfile) -> None:
    swedish = browser.get(path_of(profile))
    (article,) = swedish.all("article", class_="cv")
    assert (article.get("lang"), article.get("dir")) == ("sv", "ltr")
    assert "Somaliska" in printed(swedish)
    assert "Shop assistant" in printed(swedish)
    assert "Somali" in printed(browser.get(path_of(profile, "?language=en")))
    mirrored = browser.get(path_of(profile, "?language=ar-XB"))
    assert mirrored.all("article", class_="cv")[0].get("dir") == "rtl"
    assert "\u20662016–2019\u2069" in mirrored.get_data(as_text=True)
    unknown = browser.get(path_of(profile, "?language=xx"))
    assert unknown.all("article", class_="cv")[0].get("lang") == "sv"


def recognised(profile: SkillsProfile, ended_as: ValidationEnd | None = None) -> str:
    midwife = next(row for row in profile.qualifications if row.title == "Midwifery")
    step = taken(
        Step.RECOGNITION, date(2026, 3, 9), body=Body.UHR, answered_on=date(2026, 5, 2), outcome=Outcome.CONFIRMED,
        recognition=Recognition.STATEMENT, result="Motsvarar svensk barnmorskeexamen",
    )  # fmt: skip
    ended = {"ended_as": ended_as, "ended_on": date(2026, 5, 2)} if ended_as else {}
    made = make_validation(midwife, taken(Step.SELF_RATING, date(2026, 3, 2)), step, **ended)
    return f"recognition:{made.id}"


def test_a_recognition_stands_below_what_it_recognises(browser: StrictClient, profile: SkillsProfile) -> None:
    code = recognised(profile, ValidationEnd.RECOGNISED)
    said = printed(browser.get(path_of(profile, "?language=en")))
    assert "Recognised by UHR (Swedish Council for Higher Education), 2026-05-02" in said
    assert "Motsvarar svensk barnmorskeexamen" in said
    school = of_kind(profile, "Midwifery")
    alone = browser.fill(path_of(profile, "/choose"), education=[code])
    assert alone.status_code == 200
    assert "Tick what was recognised as well" in alone.words
    browser.fill(path_of(profile, "/choose"), education=school)
    assert "Recognised by" not in printed(browser.get(path_of(profile, "?language=en")))
    browser.fill(path_of(profile, "/choose"), education=[*school, code])
    assert "Recognised by" in printed(browser.get(path_of(profile, "?language=en")))


def test_what_was_refused_in_the_end_is_not_told_as_recognised(browser: StrictClient, profile: SkillsProfile) -> None:
    recognised(profile, ValidationEnd.NOT_RECOGNISED)
    assert "Recognised by" not in printed(browser.get(path_of(profile, "?language=en")))


def test_nothing_of_her_identity_or_her_case_stands_on_it(browser: StrictClient, profile: SkillsProfile) -> None:
    keep(ContactDetail(person_id=profile.person_id, kind=ContactKind.ADDRESS, plain="Storgatan 1"))
    keep(ContactDetail(person_id=profile.person_id, kind=ContactKind.PHONE, plain="070-999 99 99", whose="brother"))
    keep(ContactDetail(person_id=profile.person_id, kind=ContactKind.PHONE, plain="08-1", ends_on=date(2020, 1, 1)))
    form = browser.get(path_of(profile, "/choose")).words
    for words in ("Storgatan", "070-999", "08-1"):
        assert words not in form
    chooses(profile, *items_offered(browser, profile))
    said = printed(browser.get(path_of(profile, "?language=en")))
    for words in ("1984", "1990", NUMBER, NUMBER[2:8], profile.number, profile.person.number, "Storgatan", "Karin"):
        assert words not in said


def items_offered(browser: StrictClient, profile: SkillsProfile) -> list[str]:
    boxes = browser.get(path_of(profile, "/choose")).all("input", type="checkbox")
    return [box.get("value", "") for box in boxes]


def test_what_is_not_there_any_more_is_ignored(browser: StrictClient, profile: SkillsProfile) -> None:
    chooses(profile, "language:xx", "qualification:999999", "contact:phone:999999", "answer:unknown", "nonsense")
    page = browser.get(path_of(profile, "?language=en"))
    assert "Somali" not in printed(page)
    assert browser.fill(path_of(profile, "/choose"), languages=["language:so"]).status_code == 303
    assert items(profile) == {rules.CHOSEN, "language:so"}


def test_what_was_not_offered_cannot_be_put_on_it(browser: StrictClient, profile: SkillsProfile) -> None:
    other = make_person(name="Nobody Else", phone="070-174 06 34")
    detail = db.session.scalars(
        sa.select(ContactDetail.id).where(ContactDetail.person_id == other.id).execution_options(permit="test")
    ).one()
    answer = browser.fill(path_of(profile, "/choose"), contact=[f"contact:phone:{detail}"], cv_title="Sömmerska")
    assert answer.status_code == 200
    assert "Choose one from the list." in answer.words
    assert answer.form_values()["cv_title"] == "Sömmerska"
    assert items(profile) == set()


@pytest.mark.parametrize("typed", [NUMBER, "19840812-9800", "840812-9800", "Jag är 840812 9800 och kock"])
def test_a_personal_number_is_not_taken_into_her_own_words(
    browser: StrictClient, profile: SkillsProfile, typed: str
) -> None:
    answer = browser.fill(path_of(profile, "/choose"), cv_about=typed, cv_title="Kock")
    assert answer.status_code == 200
    assert "A CV has no personal number." in answer.words
    assert answer.form_values()["cv_about"] == typed
    assert items(profile) == set()


def test_a_telephone_number_among_her_own_words_is_her_choice(browser: StrictClient, profile: SkillsProfile) -> None:
    for typed in ("Ring 070-174 06 33 eller 0701740633", "2008-2014, 2016-2019", "12 34"):
        assert browser.fill(path_of(profile, "/choose"), cv_about=typed).status_code == 303


def test_two_who_choose_at_once_are_asked_which_choice_stands(
    municipality: Municipality, client_of: ClientOf, profile: SkillsProfile
) -> None:
    first, second = client_of(municipality.caseworker), client_of(municipality.manager)
    opened = second.get(path_of(profile, "/choose"))
    assert first.fill(path_of(profile, "/choose"), cv_title="Barnmorska").status_code == 303
    answer = second.post(path_of(profile, "/choose"), data={**opened.form_values(), "cv_title": "Sömmerska"})
    assert answer.status_code == 409
    assert "Barnmorska" in answer.words
    assert "Sömmerska" in answer.words


def test_of_a_protected_person_no_contact_details_are_offered_and_named_staff_are_warned(
    municipality: Municipality, client_of: ClientOf
) -> None:
    person = make_person(
        name="Daryna Hidden", phone="070-174 06 33", protection=Protection.MARKING, named=[municipality.caseworker],
        unit=municipality.unit, worker=municipality.caseworker,
    )  # fmt: skip
    profile = make_profile(person, unit=municipality.unit)
    keep(CvChoice(profile_id=profile.id, item="contact:phone:1"))
    named = client_of(municipality.caseworker)
    page = named.get(path_of(profile))
    assert "Think before this CV is sent." in page.words
    assert "070" not in printed(page)
    form = named.get(path_of(profile, "/choose"))
    assert "no contact details can be put on the CV" in form.words
    assert not form.all("input", name="contact")
    assert named.fill(path_of(profile, "/choose"), cv_title="Kock").status_code == 303
    assert items(profile) == {rules.CHOSEN}
    for other in (municipality.caseworker2, municipality.manager):
        for below in ("", "/choose"):
            assert client_of(other).get(path_of(profile, below)).status_code == 404
        assert client_of(other).get(f"/skills/{profile.number}/cv.pdf").status_code == 404


def test_other_boards_do_not_find_it_unless_she_lets_them_read(
    municipality: Municipality, client_of: ClientOf, profile: SkillsProfile
) -> None:
    chooses(profile, "language:so")
    other = client_of(municipality.other_board_caseworker)
    addresses = [path_of(profile), path_of(profile, "/choose"), f"/skills/{profile.number}/cv.pdf"]
    assert [other.get(address).status_code for address in addresses] == [404, 404, 404]


def test_guidance_of_the_pupils_school_uses_it_without_the_municipal_record(
    municipality: Municipality, client_of: ClientOf
) -> None:
    person = make_person(name="Bahar Nazari", phone="070-174 06 33")
    make_pupil(person, unit=municipality.school)
    profile = make_profile(person, unit=municipality.school)
    speaks(profile, "fa", LanguageLevel.WELL)
    keep(CvChoice(profile_id=profile.id, item="contact:phone:7"))
    guidance = client_of(municipality.guidance)
    assert guidance.fill(path_of(profile, "/choose"), languages=["language:fa"]).status_code == 303
    assert items(profile) == {rules.CHOSEN, "contact:phone:7", "language:fa"}
    page = guidance.get(path_of(profile, "?language=en"))
    assert "Persian" in printed(page)
    assert "070" not in printed(page)
    assert guidance.get(f"/skills/{profile.number}/cv.pdf").status_code == 200
    assert client_of(municipality.sfi_staff).get(path_of(profile)).status_code in {403, 404}


def test_who_reads_by_consent_may_print_and_not_choose(municipality: Municipality, client_of: ClientOf) -> None:
    person = make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)
    make_case(person, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    profile = make_profile(person, unit=municipality.unit)
    other = client_of(municipality.other_board_caseworker)
    assert other.get(path_of(profile)).status_code == 404
    keep(
        SkillsConsent(
            profile_id=profile.id, to_board_id=municipality.other_board.id, language="so",
            given_on=date(2026, 1, 2), expires_on=date(2036, 1, 2),
        )
    )  # fmt: skip
    page = other.get(path_of(profile))
    assert page.status_code == 200
    assert "Choose what is on it" not in page.words
    assert other.get(path_of(profile, "/choose")).status_code == 404


def test_what_no_typeface_has_is_told_before_it_is_printed(browser: StrictClient, profile: SkillsProfile) -> None:
    make_qualification(profile, title="厨师")
    page = browser.get(path_of(profile))
    assert "Not everything here can be printed in the PDF." in page.words
