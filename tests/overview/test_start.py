"""Each role begins where its work is."""

import pytest

from reception.access.roles import CASEWORK, Role

SCHOOL = {Role.SFI_STAFF, Role.GUIDANCE}


@pytest.mark.parametrize("role", sorted(CASEWORK))
def test_casework_begins_with_the_day(municipality, client_of, role):
    answer = client_of(municipality.one_of_each_role[role]).get("/")
    assert answer.heading == "My day"


def test_an_administrator_begins_with_administration(municipality, client_of):
    assert client_of(municipality.administrator).get("/").location == "/admin"


@pytest.mark.parametrize(("role", "start"), [(Role.SFI_STAFF, "/groups"), (Role.GUIDANCE, "/guidance")])
def test_the_school_begins_with_its_own_day(municipality, client_of, role, start):
    browser = client_of(municipality.one_of_each_role[role])
    assert browser.get("/").location == start
    assert municipality.manager.name in browser.get("/start").words


@pytest.mark.parametrize("role", sorted(set(Role) - CASEWORK - SCHOOL - {Role.ADMINISTRATOR}))
def test_others_begin_with_their_duties_and_whom_to_ask(municipality, client_of, role):
    browser = client_of(municipality.one_of_each_role[role])
    assert browser.get("/").location == "/start"
    answer = browser.get("/start")
    assert "Integrationsenheten" in answer.words
    assert municipality.manager.name in answer.words
    assert municipality.administrator.name in answer.words


@pytest.mark.parametrize("role", sorted(set(Role) - CASEWORK))
@pytest.mark.parametrize("path", ["/people", "/people/search?q=amina", "/my-day/overdue", "/my-day/silent"])
def test_no_list_of_people_opens_for_those_who_do_no_casework(municipality, client_of, role, path):
    assert client_of(municipality.one_of_each_role[role]).get(path).status_code == 403
