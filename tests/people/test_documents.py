"""Documents at the front door: added, shown, corrected, removed, and given to nobody else."""

from datetime import timedelta

from reception.access.actor import system
from reception.access.roles import Role
from reception.accounts.models import RoleAssignment
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.terms import Protection
from tests.factories.municipality import SINCE
from tests.factories.people import make_case, make_person
from tests.files import making
from tests.people.papers import PHOTO, add, kept, rows, sent, tab


def test_a_document_is_added_with_its_file_and_can_be_fetched(browser, mother):
    ends = today() + timedelta(20)
    assert add(browser, mother, making.pdf(), title="Syriskt pass", expires_on=ends.isoformat()).status_code == 303
    page = browser.get(tab(mother))
    assert "Passport or travel document: Syriskt pass" in page.words
    assert "expires in 20 days" in page.words
    assert "Integrationsenheten" in page.words
    answer = browser.get(tab(mother, f"/{rows(mother)[0].number}/file"))
    assert answer.data == making.pdf()


def test_a_paper_that_was_only_seen_gets_its_file_later(browser, mother):
    assert add(browser, mother).status_code == 303
    page = browser.get(tab(mother))
    assert "seen, no file kept" in page.words
    number = rows(mother)[0].number
    assert browser.get(tab(mother, f"/{number}/file")).status_code == 404
    assert "Choose a file." in browser.fill(tab(mother, f"/{number}/add-file")).words
    assert browser.fill(tab(mother, f"/{number}/add-file"), file=sent(PHOTO, "p.jpg")).status_code == 303
    assert browser.get(tab(mother, f"/{number}/file")).headers["Content-Type"] == "image/jpeg"
    refused = browser.fill(tab(mother, f"/{number}/add-file"), file=sent(PHOTO, "p.jpg"))
    assert "has its file already" in refused.words


def test_either_a_file_or_the_word_that_there_is_none(browser, mother):
    assert "Choose a file, or tick" in browser.fill(tab(mother, "/new"), kind="passport").words
    both = browser.fill(tab(mother, "/new"), kind="passport", only_seen="y", file=sent(making.pdf()))
    assert "Either choose a file or tick this." in both.words
    assert rows(mother) == []


def test_another_board_finds_nothing(client_of, municipality, mother, papers):
    make_case(mother, unit=municipality.other_board_unit)
    other = client_of(municipality.other_board_caseworker)
    page = other.get(tab(mother))
    assert "No document yet" in page.words
    assert "Syriskt pass" not in page.words
    for rest in ("", "/file", "/remove", "/add-file"):
        assert other.get(tab(mother, f"/{papers.number}{rest}")).status_code == 404, rest
    assert other.post(tab(mother, f"/{papers.number}/remove"), data={"reason": "x"}).status_code == 404


def test_a_colleague_of_the_same_board_with_a_case_reads_it(client_of, municipality, mother, papers):
    stranger = client_of(municipality.other_unit_caseworker)
    assert stranger.get(tab(mother)).status_code == 404
    make_case(mother, unit=municipality.other_unit)
    assert stranger.get(tab(mother, f"/{papers.number}/file")).status_code == 200


def test_the_number_of_somebody_elses_document_leads_nowhere(browser, municipality, mother, papers):
    other = make_person(name="Sara Tesfay", unit=municipality.unit)
    assert browser.get(tab(other, f"/{papers.number}/file")).status_code == 404
    assert browser.get(tab(other, f"/{papers.number}")).status_code == 404


def test_documents_of_a_protected_person_are_for_named_staff_alone(client_of, municipality):
    person = make_person(protection=Protection.MARKING, named=[municipality.caseworker], unit=municipality.unit)
    named, colleague = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    assert add(named, person, making.pdf()).status_code == 303
    number = rows(person)[0].number
    assert named.get(tab(person, f"/{number}/file")).status_code == 200
    for browser in (colleague, client_of(municipality.manager)):
        for rest in ("", "/new", f"/{number}", f"/{number}/file", f"/{number}/remove"):
            assert browser.get(tab(person, rest)).status_code == 404, rest


def test_a_document_is_corrected_and_two_who_do_so_meet(client_of, municipality, browser, mother, papers):
    other, address = client_of(municipality.manager), tab(mother, f"/{papers.number}")
    late = {**other.get(address).form_values(), "title": "Nytt pass"}
    assert browser.fill(address, title="Pass från Damaskus", expires_on="2031-02-03").status_code == 303
    assert "Pass från Damaskus" in browser.get(tab(mother)).words
    assert other.post(address, data=late).status_code == 409
    assert rows(mother)[0].title == "Pass från Damaskus"


def test_a_removed_document_loses_its_file_and_says_that_there_was_one(app, browser, mother, papers):
    stored = papers.stored
    assert stored in kept(app)
    assert "Write why it is removed." in browser.fill(tab(mother, f"/{papers.number}/remove")).words
    assert stored in kept(app)
    assert browser.fill(tab(mother, f"/{papers.number}/remove"), reason="Fel person").status_code == 303
    assert stored not in kept(app)
    page = browser.get(tab(mother))
    assert "Removed documents" in page.words
    assert "Fel person" in page.words
    for rest in ("/file", "", "/remove"):
        assert browser.get(tab(mother, f"/{papers.number}{rest}")).status_code == 404, rest
    assert rows(mother)[0].filename is None


def test_who_works_in_several_units_with_a_person_says_which_one_holds_it(client_of, municipality, mother):
    with system("test"):
        db.session.add(
            RoleAssignment(
                user_id=municipality.caseworker.id, unit=municipality.other_unit, role=Role.CASEWORKER, starts_on=SINCE
            )
        )
        record("test.duty")
    browser = client_of(municipality.caseworker)
    assert not browser.get(tab(mother, "/new")).all("select", name="unit")
    make_case(mother, unit=municipality.other_unit)
    assert "Choose the unit." in add(browser, mother, unit="0").words
    assert add(browser, mother, unit=str(municipality.other_unit.id)).status_code == 303
    assert rows(mother)[0].unit_id == municipality.other_unit.id


def test_the_checklist_offers_what_is_missing_and_forgets_what_is_there(browser, mother):
    page = browser.get(tab(mother))
    link = next(link for link in page.all("a") if "kind=residence-card" in (link.get("href") or ""))
    form = browser.get(link.get("href"))
    assert form.form_values()["kind"] == "residence-card"
    ends = today() + timedelta(400)
    values = {**form.form_values(), "expires_on": ends.isoformat(), "only_seen": "y"}
    assert browser.post(tab(mother, "/new"), data=values).status_code == 303
    links = [link.get("href") for link in browser.get(tab(mother)).all("a")]
    assert not any("kind=residence-card" in (href or "") for href in links)
    assert any("kind=permit-decision" in (href or "") for href in links)


def test_an_unknown_kind_in_the_address_asks_for_one(browser, mother):
    assert browser.get(tab(mother, "/new?kind=nonsense")).form_values()["kind"] == ""


def test_pages_cost_the_same_however_many_documents_there_are(browser, mother):
    add(browser, mother)
    browser.get(tab(mother))
    few = len(browser.statements)
    for _more in range(4):
        add(browser, mother)
    browser.get(tab(mother))
    assert len(browser.statements) == few
