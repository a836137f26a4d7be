"""The overview of the mapping: for casework, for guidance, and for a board that the person lets read."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind
from reception.skills.models import SkillsAnswer, SkillsConsent, SkillsLanguage, SkillsProfile
from reception.skills.terms import LanguageLevel
from tests.education.pupils import kept
from tests.factories.education import make_pupil
from tests.factories.people import make_case, make_person
from tests.factories.skills import make_profile, make_qualification
from tests.page_rules import text_of

MAPPED = date(2026, 3, 30)


@pytest.fixture
def person(municipality):
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def profile(municipality, person):
    made = make_profile(person, unit=municipality.unit, mapped_on=MAPPED)
    make_qualification(made, title="Midwife", occupation_code="2222", months=50)
    levels = {"speaks": LanguageLevel.FULLY, "reads": LanguageLevel.WELL, "writes": LanguageLevel.NOT}
    kept(SkillsLanguage(profile_id=made.id, language="so", is_mother_tongue=True, **levels))
    for question, answer in (("childcare", "yes"), ("childcare_words", "Till januari."), ("invented", "yes")):
        kept(SkillsAnswer(profile_id=made.id, question=question, answer=answer))
    return made


def test_it_shows_each_part_in_short_with_the_day_and_the_days_since_reception(
    client_of, municipality, person, profile
):
    kept(KeyDate(person_id=person.id, kind=KeyDateKind.RECEIVED, on_day=date(2026, 3, 1)))
    page = client_of(municipality.caseworker).get(f"/people/{person.number}/skills")
    for words in (
        "7 of 7 parts are done", "Mapped on 2026-03-30.", "That is 29 days after reception.", "Midwife", "2222",
        "4 years and 2 months", "Somali", "mother tongue", "Childcare", "Yes · Till januari.",
    ):  # fmt: skip
        assert words in page.words, words
    assert page.all("progress", value="7", max="7")
    assert page.all("a", href=f"/skills/{profile.number}/print")
    assert not page.all("a", href=f"/skills/{profile.number}/interview")
    assert "invented" not in page.words


def test_a_mapped_person_is_not_mapped_anew_when_a_part_is_ended_again(client_of, municipality, profile):
    client_of(municipality.caseworker).fill(
        f"/skills/{profile.number}/interview/obstacles", state="talked-through", interpreter="yes"
    )
    found = db.session.scalars(sa.select(SkillsProfile).execution_options(permit="test")).one()
    assert found.mapped_on == MAPPED


def test_guidance_interviews_a_pupil_of_its_own_school(client_of, municipality):
    person = make_person(name="Bahar Nazari")
    pupil = make_pupil(unit=municipality.unit, person=person)
    guide = client_of(municipality.guidance)
    page = guide.fill(f"/pupils/{pupil.number}/skills", form=f"/pupils/{pupil.number}/skills/start")
    assert page.status_code == 303
    location = guide.get(page.location).location
    answer = guide.fill(location, state="declined", interpreter="yes")
    assert answer.location.endswith("/interview/education")
    assert "1 of 7 parts are done" in guide.get(f"/pupils/{pupil.number}/skills").words
    assert guide.get(f"{location.rpartition('/interview')[0]}/print").status_code == 200
    assert client_of(municipality.teacher).get(location).status_code == 403
    assert client_of(municipality.other_board_caseworker).get(location).status_code == 404


def test_a_board_that_the_person_lets_read_reads_and_changes_nothing(client_of, municipality, person, profile):
    make_case(person, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    reader = client_of(municipality.other_board_caseworker)
    assert "Midwife" not in reader.get(f"/people/{person.number}/skills").words
    days = {"given_on": date(2026, 1, 1), "expires_on": date(2099, 1, 1)}
    kept(SkillsConsent(profile_id=profile.id, to_board_id=municipality.other_board.id, language="so", **days))
    page = reader.get(f"/people/{person.number}/skills")
    assert "Mapped by Arbetsmarknadsnämnden" in page.words
    assert "Midwife" in page.words
    assert not [one for one in page.all("a") if "/interview/" in one.get("href", "")]
    assert reader.get(f"/skills/{profile.number}/print").status_code == 200
    assert reader.get(f"/skills/{profile.number}/interview/work").status_code == 404


def test_the_paper_holds_what_was_said_and_the_empty_one_nothing_of_it(client_of, municipality, profile):
    worker = client_of(municipality.caseworker)
    sheet = worker.get(f"/skills/{profile.number}/print")
    assert "Midwife" in sheet.words
    beside = " ".join(text_of(one) for one in sheet.all("div", lang="sv", dir="ltr"))
    assert "somaliska" in beside
    assert "Somali" in sheet.words
    empty = worker.get(f"/skills/{profile.number}/print?empty=1")
    assert "Midwife" not in empty.words
    assert "Amina" not in empty.words
    assert all(one.get("aria-hidden") == "true" for one in empty.all("svg", class_="picture"))
