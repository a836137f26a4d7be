"""Letters to many: chosen, looked over, made beside the server, printed; nobody gets two, all others are named."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.files.claims import named
from reception.jobs import jobs
from reception.messages.models import Letter, LetterTemplate, Mailing, MailingLeftOut
from reception.messages.operations import mailings as operations
from reception.messages.terms import LeftOut, MailingState
from reception.people.models import Person
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.letters import IN_ARABIC, IN_SOMALI, lives_at, make_template
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.factories.plans import case_of
from tests.messages.pdfs import letters_in
from tests.skills.test_pdf import unpacked

NEW = "/mailings/new"


@pytest.fixture
def letter(municipality: Municipality) -> LetterTemplate:
    return make_template(municipality.unit, ar=IN_ARABIC, so=IN_SOMALI)


def one(municipality: Municipality, name: str, *languages: str, address: str | None = "Storgatan 4", **facts) -> Person:
    person = make_person(name=name, unit=municipality.unit, worker=municipality.caseworker, **facts)
    return lives_at(person, address, *languages)


def rows(model, **wanted):
    query = sa.select(model).filter_by(**wanted).order_by(model.id).execution_options(permit="test")
    return list(db.session.scalars(query))


def begin(browser: StrictClient, letter: LetterTemplate, *people: Person, **values: object) -> Mailing:
    numbers = " ".join(person.number for person in people)
    answer = browser.fill(NEW, letter=str(letter.id), numbers=numbers, **values)
    assert answer.status_code == 303, answer.words
    return rows(Mailing)[-1]


def make(browser: StrictClient, mailing: Mailing) -> None:
    browser.post(f"/mailings/{mailing.id}/make")
    jobs.work_waiting()
    db.session.expire_all()


def test_two_people_get_the_letter_each_in_her_own_language(
    browser: StrictClient, letter: LetterTemplate, municipality: Municipality
) -> None:
    amina, hodan = one(municipality, "Amina Arab", "ar"), one(municipality, "Hodan Somali", "so", "ar")
    mailing = begin(browser, letter, amina, hodan)
    draft = browser.get(f"/mailings/{mailing.id}")
    assert "2 people get the letter" in draft.words
    assert rows(Letter) == []
    make(browser, mailing)
    by_person = {made.case.person.shown_name: made for made in rows(Letter)}
    assert by_person["Amina Arab"].content["translated"]["subject"] == IN_ARABIC[0]
    assert by_person["Hodan Somali"].content["translated"]["subject"] == IN_SOMALI[0]
    assert by_person["Hodan Somali"].content["reference"] == f"{hodan.number}/{by_person['Hodan Somali'].id}"
    assert mailing.state is MailingState.DONE
    page = browser.get(f"/mailings/{mailing.id}")
    assert "2 letters" in page.words
    paper = browser.get(f"/mailings/{mailing.id}/letters.pdf")
    assert paper.mimetype == "application/pdf"
    assert b"pdfuaid:part>1<" in unpacked(paper.data)
    assert "ت" in letters_in(paper.data)


def test_who_gets_none_is_named_with_the_reason_before_and_after(
    browser: StrictClient, letter: LetterTemplate, municipality: Municipality
) -> None:
    worker = municipality.caseworker
    protected = make_person(
        name="Daryna Koval", unit=municipality.unit, worker=worker, protection=Protection.MARKING, named=[worker]
    )
    lives_at(protected, "Ægirsgatan 9", "ar")
    closed = lives_at(make_person(name="Samira Closed"), "Storgatan 1", "ar")
    make_case(closed, unit=municipality.unit, worker=worker, closed_on=date(2026, 6, 1))
    db.session.commit()
    child = one(municipality, "Li Barn", "ar", birth=date(2019, 1, 1))
    homeless = one(municipality, "Nadia Nowhere", "ar", address=None)
    silent = one(municipality, "Tesfay Wordless", "ti")
    fine = one(municipality, "Amina Fine", "ar")
    mailing = begin(browser, letter, protected, closed, child, homeless, silent, fine)
    draft = browser.get(f"/mailings/{mailing.id}")
    said = {
        closed.shown_name: "The case is closed",
        protected.number: "Protected personal data",
        child.shown_name: "Under 18",
        homeless.shown_name: "No address is noted",
        silent.shown_name: "no text in her language",
    }
    for name, reason in said.items():
        assert [row for row in draft.all("tr") if name in "".join(row.itertext()) and reason in "".join(row.itertext())]
    assert "Daryna" not in draft.words
    make(browser, mailing)
    assert {row.reason for row in rows(MailingLeftOut)} == set(LeftOut)
    assert [made.case.person.shown_name for made in rows(Letter)] == ["Amina Fine"]
    page = browser.get(f"/mailings/{mailing.id}")
    assert "5 people got no letter" in page.words
    assert "Æ" not in letters_in(browser.get(f"/mailings/{mailing.id}/letters.pdf").data)


def test_whoever_the_reader_may_not_see_is_not_there_at_all(
    client_of, letter: LetterTemplate, municipality: Municipality
) -> None:
    hidden = make_person(
        name="Daryna Koval", unit=municipality.unit, worker=municipality.caseworker,
        protection=Protection.MARKING, named=[municipality.caseworker],
    )  # fmt: skip
    seen = one(municipality, "Amina Fine", "ar")
    other = client_of(municipality.caseworker2)
    answer = other.fill(NEW, letter=str(letter.id), numbers=f"{hidden.number} {seen.number}")
    assert f"Nobody in the unit has these numbers: {hidden.number}" in answer.words
    mailing = begin(client_of(municipality.caseworker), letter, hidden, seen)
    page = other.get(f"/mailings/{mailing.id}")
    assert hidden.number not in page.words
    assert "Protected" not in page.words
    make(other, mailing)
    assert rows(MailingLeftOut) == []


def test_swedish_alone_goes_to_those_whose_language_has_no_text_if_one_wants(
    browser: StrictClient, letter: LetterTemplate, municipality: Municipality
) -> None:
    english, unknown = one(municipality, "Ann English", "en"), one(municipality, "Una Unknown")
    mailing = begin(browser, letter, english, unknown, swedish_alone="y")
    make(browser, mailing)
    by_person = {made.case.person.shown_name: made for made in rows(Letter)}
    assert by_person["Ann English"].content["translated"]["subject"] == "This letter is in Swedish"
    assert by_person["Una Unknown"].content["translated"] is None
    assert by_person["Una Unknown"].language is None


def test_what_is_added_may_be_changed_until_the_letters_are_made(
    browser: StrictClient, letter: LetterTemplate, municipality: Municipality
) -> None:
    silent = one(municipality, "Tesfay Wordless", "ti")
    mailing = begin(browser, letter, silent)
    where = f"/mailings/{mailing.id}"
    draft = browser.get(where)
    form = draft.page.findall(".//main//form")[-1]
    sent = {field.get("name"): field.get("value", "") for field in form.iter("input") if field.get("type") == "hidden"}
    page = browser.post(where, data={**sent, "note": "Välkommen 😀", "swedish_alone": "y"})
    assert page.status_code == 303
    make(browser, mailing)
    [made] = rows(Letter)
    assert made.content["note"] == "Välkommen 😀"
    assert browser.get(f"{where}/letters.pdf").status_code == 200


def test_work_that_was_broken_off_goes_on_and_nobody_gets_two(
    browser: StrictClient, letter: LetterTemplate, municipality: Municipality, acting, monkeypatch
) -> None:
    people = [one(municipality, f"Amina {place}", "ar") for place in range(5)]
    homeless = one(municipality, "Nadia Nowhere", "ar", address=None)
    mailing = begin(browser, letter, *people, homeless)
    monkeypatch.setattr(operations, "PORTION", 2)
    browser.post(f"/mailings/{mailing.id}/make")

    class BrokenOff(Exception):
        pass

    def stop(done: int, _total: int | None = None) -> None:
        db.session.commit()
        if done >= 2:
            raise BrokenOff

    with acting(municipality.caseworker), pytest.raises(BrokenOff):
        operations.make(mailing.id, stop)
    db.session.rollback()
    assert len(rows(Letter)) == 2
    jobs.work_waiting()
    db.session.expire_all()
    made = rows(Letter)
    assert len(made) == len({letter.case_id for letter in made}) == 5
    assert len(rows(MailingLeftOut)) == 1
    assert mailing.state is MailingState.DONE


def test_the_letters_are_ordered_once_and_the_page_shows_how_far_they_are(
    browser: StrictClient, letter: LetterTemplate, municipality: Municipality
) -> None:
    mailing = begin(browser, letter, one(municipality, "Amina Fine", "ar"))
    browser.post(f"/mailings/{mailing.id}/make")
    page = browser.get(browser.post(f"/mailings/{mailing.id}/make").location)
    assert "are being made already" in page.words
    assert page.all("meta", **{"http-equiv": "refresh"})
    assert not browser.get(f"/mailings/{mailing.id}?still=1").all("meta", **{"http-equiv": "refresh"})
    assert browser.get(f"/mailings/{mailing.id}/letters.pdf").status_code == 404
    assert jobs.work_waiting() == 1


def test_letters_that_were_begun_are_thrown_away_and_not_after_they_are_made(
    browser: StrictClient, letter: LetterTemplate, municipality: Municipality
) -> None:
    person = one(municipality, "Amina Fine", "ar")
    browser.post(f"/mailings/{begin(browser, letter, person).id}/throw-away")
    assert rows(Mailing) == []
    mailing = begin(browser, letter, person)
    make(browser, mailing)
    browser.post(f"/mailings/{mailing.id}/throw-away")
    assert rows(Mailing) == [mailing]


def test_people_are_chosen_by_what_they_have_in_common(
    browser: StrictClient, letter: LetterTemplate, municipality: Municipality
) -> None:
    one(municipality, "Amina Arab", "ar")
    hodan = one(municipality, "Hodan Somali", "so")
    other = make_person(name="Kents Kund", unit=municipality.unit, worker=municipality.caseworker2)
    lives_at(other, "Storgatan 2", "so")
    mailing = begin(browser, letter, language="so", worker=str(municipality.caseworker.id))
    assert mailing.chosen == [case_of(hodan).id]
    answer = browser.fill(NEW, letter=str(letter.id), language="uk")
    assert "Nobody was found" in answer.words
    answer = browser.fill(NEW, letter=str(letter.id), phase="work")
    assert answer.status_code in {200, 303}


def test_cases_chosen_in_a_list_stand_in_the_form(browser: StrictClient, person: Person, letter) -> None:
    number = case_of(person).number
    page = browser.post(NEW, data={"case": [number]})
    [box] = page.all("textarea", name="numbers")
    assert number in "".join(box.itertext())


def test_what_is_no_number_is_told_and_nothing_typed_is_lost(browser: StrictClient, letter: LetterTemplate) -> None:
    answer = browser.fill(NEW, letter=str(letter.id), numbers="7K3M-Q0 hej", note="Kom!")
    assert "These are no short numbers" in answer.words
    assert "hej" in answer.get_data(as_text=True)
    assert "Kom!" in answer.get_data(as_text=True)


def test_a_letter_about_an_appointment_is_not_written_to_many(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, name="Kallelse", said=("Kom", "Kom {dag}!"))
    answer = browser.fill(NEW, letter=str(letter.id), numbers=person.number)
    assert "tells of an appointment" in answer.words


def test_a_letter_that_needs_a_telephone_number_that_nobody_has_fails_with_a_reason(
    browser: StrictClient, municipality: Municipality
) -> None:
    letter = make_template(municipality.unit, said=("Ring", "Ring {telefon}!"))
    mailing = begin(browser, letter, one(municipality, "Amina Fine", "ar"), swedish_alone="y")
    make(browser, mailing)
    page = browser.get(f"/mailings/{mailing.id}")
    assert "neither the caseworker nor you have one" in page.words
    municipality.caseworker.phone = "0500-12 34 56"
    make(browser, mailing)
    assert "0500-12 34 56" in rows(Letter)[0].content["swedish"]["paragraphs"][0]


def test_somebody_protected_since_is_taken_out_of_the_file_before_it_is_given_out(
    browser: StrictClient, letter: LetterTemplate, municipality: Municipality
) -> None:
    amina = one(municipality, "Amina Later", "ar", address="Ægirsgatan 9")
    other = one(municipality, "Hodan Still", "so")
    mailing = begin(browser, letter, amina, other)
    make(browser, mailing)
    former = mailing.file_name
    assert "Æ" in letters_in(browser.get(f"/mailings/{mailing.id}/letters.pdf").data)
    db.session.execute(sa.update(Person).where(Person.id == amina.id).values(protection=Protection.MARKING))
    db.session.commit()
    answer = browser.get(f"/mailings/{mailing.id}/letters.pdf")
    assert answer.status_code == 303
    page = browser.get(f"/mailings/{mailing.id}")
    assert "The file has to be made anew" in page.words
    assert "Amina" not in page.words
    make(browser, mailing)
    assert "Æ" not in letters_in(browser.get(f"/mailings/{mailing.id}/letters.pdf").data)
    assert mailing.file_name != former
    with system("test"):
        assert mailing.file_name in named()
        assert former not in named()


def test_another_unit_does_not_see_the_letters(
    browser: StrictClient, letter: LetterTemplate, municipality: Municipality, client_of
) -> None:
    mailing = begin(browser, letter, one(municipality, "Amina Fine", "ar"))
    stranger = client_of(municipality.other_unit_caseworker)
    assert stranger.get(f"/mailings/{mailing.id}").status_code == 404
    assert "Öppet hus" not in stranger.get("/mailings").words
    assert stranger.fill(NEW, letter=str(letter.id), unit=str(municipality.unit.id)).status_code == 200
