"""A letter to one person: chosen, looked over in both languages, made, printed, withdrawn."""

from datetime import date

import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Case
from reception.contacts.terms import Channel
from reception.db.session import db
from reception.messages.models import Letter
from reception.people.models import Person
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.letters import BODY, IN_ARABIC, SUBJECT, lives_at, make_template, plan
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.factories.plans import case_of
from tests.factories.portal import make_link
from tests.messages.pdfs import letters_in
from tests.skills.test_pdf import unpacked


def letters_to(person: Person) -> list[Letter]:
    query = sa.select(Letter).where(Letter.case.has(person_id=person.id)).order_by(Letter.id)
    return list(db.session.scalars(query.execution_options(permit="test")))


def new(person: Person, letter: object, language: str = "ar", **more: object) -> str:
    asked = "&".join(f"{key}={value}" for key, value in {"letter": letter, "language": language, **more}.items())
    return f"/people/{person.number}/letters/new?{asked}"


def make(browser: StrictClient, person: Person, letter: object, language: str = "ar", **values: object):
    page = browser.get(where := new(person, letter, language))
    form = next(form for form in page.page.findall(".//main//form") if form.get("method") == "post")
    sent = {field.get("name"): field.get("value", "") for field in form.iter("input") if field.get("type") == "hidden"}
    ticked = {box.get("name"): "y" for box in form.iter("input") if box.get("checked") is not None}
    return browser.post(where, data={**sent, **ticked, "note": "", **values})


def test_a_letter_reads_in_both_languages_before_it_is_made(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    page = browser.get(new(person, letter.id))
    assert SUBJECT in page.words
    assert IN_ARABIC[0] in page.words
    assert [one for one in page.all("p", lang="ar", dir="rtl") if "Amina Yusuf" in "".join(one.itertext())]
    assert "Karin Kase" in page.words
    assert letters_to(person) == []


def test_her_own_language_is_proposed_first(browser: StrictClient, person: Person, municipality: Municipality) -> None:
    lives_at(person, None, "so", "ar")
    page = browser.get(f"/people/{person.number}/letters/new")
    options = [option.get("value") for option in page.page.findall(".//select[@name='language']/option")]
    assert options[:2] == ["so", "ar"]
    assert options[-1] == "sv"
    assert set(options) >= {"fa-AF", "ti", "uk"}


def test_a_letter_is_made_kept_as_it_was_and_listed(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    answer = make(browser, person, letter.id, note="Ta med ditt kort 😀.")
    assert answer.status_code == 303, answer.words
    [made] = letters_to(person)
    assert made.content["reference"] == f"{person.number}/{made.id}"
    assert made.content["swedish"]["paragraphs"][0] == "Hej Amina Yusuf!"
    assert made.content["translated"]["subject"] == IN_ARABIC[0]
    assert made.content["note"] == "Ta med ditt kort 😀."
    assert made.language == "ar"
    browser.fill(f"/letter-templates/{letter.id}/edit", body="Något helt annat.")
    assert "Hej Amina Yusuf!" in browser.get(answer.location).words
    listed = browser.get(f"/people/{person.number}/letters")
    assert made.content["reference"] in listed.words


def test_a_letter_without_a_text_in_her_language_is_in_swedish_and_says_so(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit)
    assert "has no text in this language" in browser.get(new(person, letter.id, "ti")).words
    make(browser, person, letter.id, "en")
    [made] = letters_to(person)
    assert made.content["translated"]["subject"] == "This letter is in Swedish"
    assert made.content["swedish"]["paragraphs"][0] == "Hej Amina Yusuf!"


def test_an_outdated_text_is_not_sent(browser: StrictClient, person: Person, municipality: Municipality) -> None:
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    browser.fill(f"/letter-templates/{letter.id}/edit", body=BODY + "\n\nNytt.")
    page = browser.get(new(person, letter.id))
    assert "The text in this language is outdated" in page.words
    assert IN_ARABIC[0] not in page.words


def test_a_text_that_a_machine_made_says_so_in_both_languages(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, said=("Kom", "Hej {namn}!"))
    browser.fill(f"/letter-templates/{letter.id}/texts/en", subject="Come", body="Hello {namn}!", state="machine")
    make(browser, person, letter.id, "en")
    [made] = letters_to(person)
    assert "translated by a machine" in made.content["translated"]["paragraphs"][-1]
    assert len(made.content["swedish"]["paragraphs"]) == 2


def test_an_invitation_tells_when_and_where_with_the_same_figures(
    browser: StrictClient, person: Person, case: Case, municipality: Municipality
) -> None:
    municipality.caseworker.phone = "070-123 45 67"
    contact = plan(case)
    page = browser.get(new(person, "standard-invitation", "en"))
    assert "Rum 3, Stadshuset" in page.words
    make(browser, person, "standard-invitation", "en")
    [made] = letters_to(person)
    assert made.contact_id == contact.id
    swedish, english = (" ".join(made.content[one]["paragraphs"]) for one in ("swedish", "translated"))
    figures = [sorted(filter(str.isdigit, text)) for text in (swedish, english)]
    assert figures[0] == figures[1]
    assert "070-123 45 67" in english
    assert contact.at.date().isoformat() in english


def test_an_invitation_without_an_appointment_is_not_made(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    assert "No appointment lies ahead" in browser.get(new(person, "standard-invitation")).words
    answer = make(browser, person, "standard-invitation")
    assert answer.status_code == 200
    assert "the day of the appointment" in answer.words
    assert letters_to(person) == []


def test_what_nobody_comes_to_is_no_appointment_of_an_invitation(
    browser: StrictClient, person: Person, case: Case, municipality: Municipality
) -> None:
    planned = plan(case)
    with system("test"):
        planned.channel = Channel.SMS
        record("test.changed", planned)
        db.session.commit()
    assert "No appointment lies ahead" in browser.get(new(person, "standard-invitation")).words


def test_what_is_not_known_is_named_before_the_letter_is_made(
    browser: StrictClient, person: Person, case: Case, municipality: Municipality
) -> None:
    plan(case, place=None)
    page = browser.get(new(person, "standard-summons", "en"))
    assert "the place of the appointment" in page.words
    assert "the telephone number of the caseworker" in page.words


def test_the_paper_has_her_address_and_no_sign_is_missing_though_an_emoji_was_written(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    lives_at(person, "Ægirsgatan 4, 541 30 Skövde")
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    make(browser, person, letter.id, note="Vi ses 😀")
    [made] = letters_to(person)
    paper = browser.get(f"/people/{person.number}/letters/{made.id}.pdf")
    assert paper.mimetype == "application/pdf"
    assert b"pdfuaid:part>1<" in unpacked(paper.data)
    assert {"Æ", "ع"} <= letters_in(paper.data)
    assert "Amina" not in paper.headers["Content-Disposition"]


def test_somebody_without_an_address_gets_her_letter_by_hand(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    assert "No address is noted" in browser.get(new(person, letter.id)).words
    make(browser, person, letter.id)
    [made] = letters_to(person)
    assert browser.get(f"/people/{person.number}/letters/{made.id}.pdf").status_code == 200


def test_the_letter_of_a_protected_person_has_no_address_and_is_not_shown_by_itself(
    client_of, municipality: Municipality
) -> None:
    worker = municipality.caseworker
    person = make_person(
        name="Daryna Koval", unit=municipality.unit, worker=worker,
        protection=Protection.MARKING, named=[worker],
    )  # fmt: skip
    lives_at(person, "Ægirsgatan 9")
    make_link(case_of(person))
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    browser = client_of(worker)
    page = browser.get(new(person, letter.id))
    assert "no address is printed" in page.words
    [box] = page.all("input", name="is_shown")
    assert box.get("checked") is None
    make(browser, person, letter.id)
    [made] = letters_to(person)
    assert made.is_shown is False
    paper = browser.get(f"/people/{person.number}/letters/{made.id}.pdf")
    assert "Æ" not in letters_in(paper.data)
    assert client_of(municipality.caseworker2).get(f"/people/{person.number}/letters").status_code == 404


def test_a_letter_is_shown_in_my_plan_only_while_a_link_holds(
    browser: StrictClient, person: Person, case: Case, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    assert not browser.get(new(person, letter.id)).all("input", name="is_shown")
    answer = make(browser, person, letter.id, is_shown="y")
    assert "no link to My plan" in answer.words
    make_link(case)
    make(browser, person, letter.id)
    [made] = letters_to(person)
    assert made.is_shown is True
    assert "not opened yet" in browser.get(f"/people/{person.number}/letters").words


def test_a_letter_to_a_child_is_addressed_to_the_guardian(browser: StrictClient, municipality: Municipality) -> None:
    child = make_person(name="Li Barn", birth=date(2019, 1, 1), unit=municipality.unit, worker=municipality.caseworker)
    lives_at(child)
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    assert "under 18" in browser.get(new(child, letter.id)).words


def test_a_letter_is_withdrawn_and_brought_back(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    make(browser, person, letter.id)
    [made] = letters_to(person)
    page = browser.get(browser.post(f"/people/{person.number}/letters/{made.id}/withdraw").location)
    assert "Withdrawn" in page.words
    [undo] = page.all("form", action=f"/people/{person.number}/letters/{made.id}/bring-back")
    browser.post(undo.get("action"))
    db.session.refresh(made)
    assert made.withdrawn_at is None


def test_a_closed_case_gets_no_new_letter_and_keeps_its_old_ones(
    browser: StrictClient, municipality: Municipality
) -> None:
    person = make_person(name="Samira Gone")
    make_case(person, unit=municipality.unit, worker=municipality.caseworker, closed_on=date(2026, 6, 1))
    db.session.commit()
    assert browser.get(f"/people/{person.number}/letters").status_code == 200
    assert browser.get(f"/people/{person.number}/letters/new").status_code == 404


def test_a_letter_of_another_person_or_unit_is_not_there(
    browser: StrictClient, person: Person, municipality: Municipality, client_of
) -> None:
    letter = make_template(municipality.unit, ar=IN_ARABIC)
    make(browser, person, letter.id)
    [made] = letters_to(person)
    other = make_person(name="Hana Other", unit=municipality.unit, worker=municipality.caseworker)
    assert browser.get(f"/people/{other.number}/letters/{made.id}").status_code == 404
    stranger = client_of(municipality.other_unit_caseworker)
    assert stranger.get(f"/people/{person.number}/letters/{made.id}.pdf").status_code == 404


def test_nonsense_in_the_address_is_answered_with_the_choice(browser: StrictClient, person: Person) -> None:
    for letter, language in (("9999999999999", "ar"), ("standard-nothing", "ar"), ("²", "xx"), ("", "")):
        assert browser.get(new(person, letter, language)).status_code == 200
