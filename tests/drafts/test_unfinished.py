"""My day lists what one has written and not sent."""

from tests.contacts.conftest import case_of
from tests.factories.people import make_person

JSON = {"Accept": "application/json"}


def keep(browser, path, writing="one"):
    return browser.post(path, data={"summary": "Text", "_draft": "1", "_writing": writing}, headers=JSON)


def test_each_draft_stands_there_in_words_with_its_person(worker, amina):
    keep(worker, f"{amina.path}/contacts/new")
    keep(worker, "/contacts/new")
    page = worker.get("/")
    assert "Unfinished 2 Log a contact" in page.words
    assert "Log a contact Amina Warsame" in page.words
    links = [link.get("href") for link in page.all("a") if "?draft=" in link.get("href", "")]
    assert [link.partition("?")[0] for link in links] == ["/contacts/new", f"{amina.path}/contacts/new"]
    assert worker.get(links[1]).status_code == 200


def test_the_day_costs_no_more_with_many_drafts_than_with_one(worker, municipality):
    def add(count):
        for number in range(count):
            person = make_person(name=f"Person {number}", unit=municipality.unit, worker=municipality.caseworker2)
            keep(worker, f"/cases/{case_of(person).number}/contacts/new")
            keep(worker, f"/people/{person.number}/details/identity")

    worker.get("/")
    without = len(worker.statements)
    add(1)
    worker.get("/")
    one = len(worker.statements)
    add(6)
    assert "Show 9 more" in worker.get("/").words
    assert len(worker.statements) == one
    assert one == without + 3  # cases, people, and the line in the reading log
