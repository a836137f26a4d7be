"""What of somebody's skills goes along when she is handed over, and what a partner is shown of them."""

from datetime import date

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.queries.packets import packet_sections
from reception.db.session import db
from reception.skills.models import SkillsAnswer, SkillsConsent, SkillsLanguage
from reception.skills.terms import (
    Body,
    Completion,
    LanguageLevel,
    Outcome,
    Papers,
    QualificationKind,
    Recognition,
    Step,
    ValidationEnd,
)
from tests.cases.test_packet_of_homes import text_of
from tests.cases.transferring import offered, packet_of, page_to
from tests.factories.people import make_person
from tests.factories.skills import make_profile, make_qualification, make_validation, taken
from tests.overview.making import day
from tests.people.sharing import at, choose_extract

ENDED = date(2026, 9, 1)


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


def keep(*rows):
    with system("test"):
        db.session.add_all(rows)
        db.session.flush()
        record("test.made", rows[0])
        db.session.commit()


@pytest.fixture
def profile(municipality, person):
    """All that a profile can hold, with a word in each place that is nobody else's to read."""
    made = make_profile(person, unit=municipality.unit, mapped_on=date(2026, 4, 1))
    levels = {"speaks": LanguageLevel.WELL, "reads": LanguageLevel.LITTLE, "writes": LanguageLevel.NOT}
    keep(SkillsLanguage(profile_id=made.id, language="so", is_mother_tongue=True, **levels))
    keep(SkillsAnswer(profile_id=made.id, question="childcare", answer="Hemligt hinder"))
    midwife = make_qualification(
        made, QualificationKind.EDUCATION, "Barnmorskeutbildning", country="SO", place="Banadir hospital",
        first_year=2008, last_year=2012, completion=Completion.COMPLETED, papers=Papers.AT_HAND,
        note="Hemlig anteckning",
    )  # fmt: skip
    make_validation(
        midwife,
        taken(
            Step.RECOGNITION, date(2026, 5, 4), body=Body.SOCIALSTYRELSEN, answered_on=ENDED,
            outcome=Outcome.CONFIRMED, recognition=Recognition.LICENCE,
        ),
        ended_on=ENDED, ended_as=ValidationEnd.RECOGNISED,
    )  # fmt: skip
    nurse = make_qualification(made, title="Sköterska", occupation_code="2221", months=30)
    make_validation(
        nurse, taken(Step.SELF_RATING, date(2026, 5, 4)), next_step="Skicka betyget", next_on=day(20)
    )  # fmt: skip
    return made


SECRET = ("Hemligt hinder", "Hemlig anteckning", "Banadir")


def test_the_mapping_goes_along_with_each_validation_and_no_more(municipality, client_of, person, profile):
    transfer = offered(client_of(municipality.caseworker), person, municipality.other_unit)
    told = {section.name: text_of(section) for section in packet_of(transfer).sections}["skills"]
    for words in (
        "All seven parts are mapped", "Barnmorskeutbildning", "2008–2012", "Completed", "Has the papers", "Recognised",
        "Licence to practise", "Sköterska", "(2221)", "Self-rating", "no answer yet", "Skicka betyget", "Mother tongue",
    ):  # fmt: skip
        assert words in told
    assert not [word for word in SECRET if word in told]


def test_who_takes_over_reads_it_in_her_language(municipality, client_of, person, profile):
    transfer = offered(client_of(municipality.caseworker), person, municipality.other_unit)
    page = client_of(municipality.other_unit_manager).get(f"/transfers/{transfer.number}")
    assert page.status_code == 200, page.location
    assert "Somalia" in page.words
    assert "Barnmorskeutbildning" in page.words


def test_a_mapping_that_is_under_way_says_so(municipality, client_of, person):
    make_profile(person, unit=municipality.unit)
    transfer = offered(client_of(municipality.caseworker), person, municipality.other_unit)
    told = {section.name: text_of(section) for section in packet_of(transfer).sections}
    assert "The mapping is under way" in told["skills"]


def test_to_another_board_it_waits_to_be_chosen(municipality, client_of, person, profile):
    page = page_to(client_of(municipality.caseworker), person, municipality.other_board_unit)
    boxes = {box.get("value"): box.get("checked") for box in page.all("input", name="sections")}
    assert boxes["skills"] is None
    assert "skills" in {one.name for one in packet_sections() if one.withheld}


def others(municipality, person):
    """What another board mapped, and lets this one read."""
    made = make_profile(person, unit=municipality.other_board_unit)
    make_qualification(made, title="Svetsare")
    days = {"given_on": day(-3), "expires_on": day(30)}
    keep(SkillsConsent(profile_id=made.id, to_board_id=municipality.board.id, language="so", **days))


def test_what_another_board_let_it_read_a_board_tells_nobody(municipality, client_of, person):
    others(municipality, person)
    browser = client_of(municipality.caseworker)
    transfer = offered(browser, person, municipality.other_unit)
    assert "skills" not in {section.name for section in packet_of(transfer).sections}
    boxes = {box.get("value") for box in browser.get(at(person, "/extracts/new")).all("input", name="scope")}
    assert "skills" not in boxes


def test_an_extract_shows_what_was_brought_and_where_it_stands(municipality, client_of, person, profile):
    words = choose_extract(client_of(municipality.caseworker), person, scope=["skills"]).words
    assert "Skills and validation" in words
    for told in ("Barnmorskeutbildning", "Somalia", "Recognised", ENDED.isoformat(), "Sköterska", "30 months"):
        assert told in words
    assert not [word for word in (*SECRET, "Skicka betyget") if word in words]


def test_there_is_no_box_for_skills_where_nothing_is_mapped(municipality, client_of, person):
    page = client_of(municipality.caseworker).get(at(person, "/extracts/new"))
    assert "skills" not in {box.get("value") for box in page.all("input", name="scope")}
