"""Requests that no page of ours makes: another method in a header, other digits, signs that break words."""

from urllib.parse import urlencode

import pytest
import sqlalchemy as sa

from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.people.terms import Protection
from reception.web import short_number
from tests.factories.people import SOURCE, make_person
from tests.house.test_row_access import bare


@pytest.fixture
def person(municipality):
    """Somebody whom the caseworker works with."""
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


def readings():
    query = sa.select(sa.func.count(AuditEvent.id)).where(AuditEvent.action == "page.read")
    return db.session.scalar(query)


def test_asking_for_the_headers_of_a_file_is_noted_as_reading_it(client_of, municipality, person):
    browser = client_of(municipality.caseworker)
    before = readings()
    answer = browser.head(f"/people/{person.number}")
    assert (answer.status_code, answer.get_data()) == (200, b"")
    assert readings() == before + 1


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_no_method_tells_a_hidden_person_from_nobody(client_of, municipality, method):
    hidden = make_person(
        name="Gömd Person", protection=Protection.MARKING, unit=municipality.other_unit,
        worker=municipality.other_unit_caseworker, named=[municipality.other_unit_caseworker],
    )  # fmt: skip
    browser = client_of(municipality.caseworker)
    nobody = short_number.make(SOURCE)
    for rest in ("", "/timeline", "/details/names/new", "/plan"):
        paths = [f"/people/{number}{rest}" for number in (hidden.number, nobody)]
        one, other = (browser.open(path, method=method) for path in paths)
        assert one.status == other.status, rest
        assert bare(one, paths[0]) == bare(other, paths[1]), rest
        lengths = [answer.headers.get("Content-Length") for answer in (one, other)]
        assert method != "HEAD" or lengths[0] == lengths[1], rest


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_no_header_makes_another_method_of_a_request(client_of, municipality, person, name):
    browser = client_of(municipality.caseworker)
    assert browser.get("/account", headers={name: "POST"}).status_code == 200
    page = browser.get("/account")
    values = {**page.form_values(), "theme": "dark", "_method": "DELETE"}
    assert browser.post("/account", data=values, headers={name: "DELETE"}).status_code == 303


@pytest.mark.parametrize("path", ["/organisations/٣", "/organisations/３", "/organisations/1_0", "/organisations/+1"])
def test_a_row_has_one_address_and_it_is_in_our_own_digits(client_of, municipality, path):
    assert client_of(municipality.caseworker).get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/" + "a" * 20_000, "/people/" + "7" * 20_000, "/people/%00", "/people/%ff%fe", "/static/..%2f..%2fapp.py",
        "/static/x/../../app.py", "/people/%2e%2e/%2e%2e/etc/passwd", "/help/privacy%00", "/people/\u202e7K3M-Q9",
        "/people/%0d%0aX-Evil:%201",
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_is_an_ordinary_page_that_does_not_exist(client_of, municipality, path):
    answer = client_of(municipality.caseworker).get(path)
    assert answer.status_code == 404
    assert "X-Evil" not in answer.headers


#: Pages that read their query; what they are asked for beside the address is sent along everywhere.
LISTS = (
    ("caseworker", "/people"), ("caseworker", "/people/search"), ("caseworker", "/organisations"),
    ("caseworker", "/questions"), ("manager", "/unit/overdue"), ("housing_coordinator", "/dwellings"),
    ("housing_coordinator", "/dwellings/faults"), ("housing_coordinator", "/dwellings/waiting"),
    ("sfi_staff", "/pupils"), ("sfi_staff", "/pupils/waiting"), ("sfi_staff", "/groups"),
    ("sfi_staff", "/school/signals"), ("guidance", "/guidance"), ("housing_coordinator", "/dwellings/settled"),
)  # fmt: skip
NAMES = (
    "q", "whose", "show", "worker", "unit", "since", "page", "state", "programme", "course", "group", "after", "phase",
    "kind", "steps", "lessons", "homes", "late", "language", "size", "district", "tenure", "read", "terms", "next",
)  # fmt: skip
ODD = ("a\x00b", "a\ud800b", "9" * 5_000, "²", "0001-01-01", "9999-12-31", "-1", "1e400", "' OR 1=1 --", "x" * 9_000)


@pytest.mark.parametrize(("who", "path"), LISTS, ids=[path for _who, path in LISTS])
def test_odd_values_in_the_query_of_a_list_are_no_error(client_of, municipality, person, who, path):
    browser = client_of(getattr(municipality, who))
    assert browser.get(path).status_code == 200
    together = [name for name in NAMES if name != "q"]
    for names, value in (*((together, value) for value in ODD), *((["q"], value) for value in ODD[:2])):
        query = urlencode(dict.fromkeys(names, value), encoding="utf-8", errors="surrogatepass")
        answer = browser.get(f"{path}?{query}")
        assert answer.status_code in {200, 303, 400, 404}, (value[:20], answer.status)


@pytest.mark.parametrize("body", [b"a=" + b"x" * 5_000_000, b"&".join([b"a"] * 6_000), b"&" * 3_000_000])
def test_a_form_that_keeps_the_server_busy_is_not_read(client, municipality, body):
    """Anybody may send one to the sign-in page."""
    kind = "application/x-www-form-urlencoded"
    answer = client.open("/sign-in", method="POST", data=body, content_type=kind)
    assert (answer.status_code, answer.heading) == (413, "What you sent is too large")


def test_a_form_with_whole_notes_in_any_letters_is_read(client_of, municipality, person):
    browser = client_of(municipality.caseworker)
    written = {f"field{number}": "\u0634" * 100_000 for number in range(5)}
    answer = browser.post("/account", data={**browser.get("/account").form_values(), **written, "theme": "dark"})
    assert answer.status_code == 303
