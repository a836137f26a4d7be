"""What another site, an old page or a browser's memory could do: every address that takes something, every answer."""

from collections.abc import Callable

import pytest
from flask import Flask

from reception.accounts.models import User
from reception.config import Settings
from tests.clients import StrictClient
from tests.factories.files import File, make_file
from tests.factories.municipality import Municipality
from tests.house import on_sqlite_alone
from tests.house.test_roles_at_the_door import doors

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def file(municipality: Municipality) -> File:
    """A person's file, with a document."""
    return make_file(
        "Egenalund", unit=municipality.unit, worker=municipality.caseworker, number="199005172385", phone="0701740600"
    )


@on_sqlite_alone
def test_nothing_is_taken_without_the_token_of_the_session_at_any_address(
    app: Flask, client_of: ClientOf, municipality: Municipality
) -> None:
    browser = client_of(municipality.caseworker)
    browser.lenient = True
    taken = []
    for method, address, _permit in doors(app, each=True):
        if method == "GET":
            continue
        for token in (None, "x"):  # 403 where the role does not let in at all; staff are nobody on newcomers' pages
            answer = browser.open(address, method=method, data={"csrf_token": token} if token else {})
            is_shown_out = answer.status_code == 303 and answer.location == "/my/sv/closed"
            if answer.status_code not in {400, 403} and not is_shown_out:
                taken.append(f"{method} {address} {token}: {answer.status}")
    assert browser.open("/sign-out", method="POST").status_code == 400
    assert not taken, "\n".join(taken)
    assert browser.get("/account").status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_what_the_browser_says_another_site_sent_is_not_taken_with_the_right_token_either(
    client_of: ClientOf, municipality: Municipality, said: dict[str, str]
) -> None:
    browser = client_of(municipality.caseworker)
    token = {"csrf_token": browser.get("/account").form_values()["csrf_token"]}
    browser.lenient = True
    assert browser.post("/sign-out", data=token, headers=said).status_code == 400
    assert browser.get("/account").status_code == 200
    assert browser.post("/sign-out", data=token, headers={"Origin": "null"}).status_code in {302, 303}


@pytest.mark.parametrize("said", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}, {}])
def test_what_a_page_of_ours_sends_is_taken(
    client_of: ClientOf, municipality: Municipality, said: dict[str, str]
) -> None:
    browser = client_of(municipality.caseworker)
    token = {"csrf_token": browser.get("/account").form_values()["csrf_token"]}
    assert browser.post("/sign-out", data=token, headers=said).status_code in {302, 303}


@on_sqlite_alone
def test_every_address_answers_each_method_as_it_answers_a_page(
    app: Flask, client_of: ClientOf, municipality: Municipality
) -> None:
    """HEAD tells what GET tells; OPTIONS tells nothing that depends on rows; no answer is to be kept or framed."""
    browser = client_of(municipality.caseworker)
    browser.lenient = True
    wrong = []
    for method, address, _permit in doors(app, each=True):
        if method != "GET" or address.startswith("/static/"):
            continue
        got, head = browser.get(address), browser.head(address)
        if (got.status_code, got.mimetype, got.location) != (head.status_code, head.mimetype, head.location):
            wrong.append(f"HEAD {address}: {head.status} and not {got.status}")
        for answer in (got, head, browser.open(address, method="OPTIONS")):
            told = answer.headers
            if told["Cache-Control"] != "no-store" or told.get("ETag") or told.get("Last-Modified"):
                wrong.append(f"{answer.request.method} {address} may be kept")
            if (
                told["X-Content-Type-Options"] != "nosniff"
                or "frame-ancestors 'none'" not in told["Content-Security-Policy"]
            ):
                wrong.append(f"{answer.request.method} {address} may be framed, or guessed at")
    assert not wrong, "\n".join(wrong)


def test_a_part_of_a_document_is_noted_and_guarded_as_the_whole(
    client_of: ClientOf, municipality: Municipality, file: File
) -> None:
    address = f"/people/{file.person.number}/documents/{file.numbers['document']}/file"
    browser = client_of(municipality.caseworker)
    whole = browser.get(address)
    assert whole.status_code == 200
    for asked in (
        {"Range": "bytes=0-3"},
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Mon, 23 Nov 2026 10:00:00 GMT"},
    ):
        part = browser.get(address, headers=asked)
        assert (part.status_code, part.get_data()) == (200, whole.get_data()), asked
    assert "attachment" in whole.headers["Content-Disposition"]
    assert "sandbox" in whole.headers["Content-Security-Policy"]
    other = client_of(municipality.other_board_caseworker)
    assert other.get(address, headers={"Range": "bytes=0-3"}).status_code == 404


def test_a_page_that_the_browser_goes_back_to_is_asked_for_again_and_is_gone_after_signing_out(
    client_of: ClientOf, municipality: Municipality, file: File
) -> None:
    browser = client_of(municipality.caseworker)
    address = f"/people/{file.person.number}"
    old = browser.get(address)
    assert old.headers["Cache-Control"] == "no-store"
    token = old.form_values("/sign-out")["csrf_token"]
    left = browser.post("/sign-out", data={"csrf_token": token})
    assert '"cache"' in left.headers.get("Clear-Site-Data", "")
    again = browser.get(address, headers={"If-None-Match": "*", "Cache-Control": "only-if-cached"})
    assert again.status_code == 303
    assert browser.open("/account", method="POST", data={"csrf_token": token, "theme": "dark"}).status_code in {
        303,
        400,
    }
    assert browser.get("/account").status_code == 303


def test_a_duty_that_is_taken_away_opens_nothing_on_the_next_request(
    client_of: ClientOf, municipality: Municipality, file: File
) -> None:
    browser = client_of(municipality.caseworker)
    assert browser.get(f"/people/{file.person.number}").status_code == 200
    duty = municipality.caseworker.duties[0].id
    admin = client_of(municipality.administrator)
    answer = admin.fill(f"/admin/duties/{duty}/end")
    assert answer.status_code == 303
    assert browser.get(f"/people/{file.person.number}").status_code in {303, 403}


@pytest.fixture
def production(tmp_path) -> Flask:  # type: ignore[no-untyped-def]
    """An installation behind TLS and one proxy."""
    from reception import create_app  # noqa: PLC0415 - as tests/conftest makes one
    from reception.db import migrate  # noqa: PLC0415

    key = "bm90IGEgc2VjcmV0LCBvbmx5IGZvciB0aGUgdGVzdHM="
    made = create_app(
        Settings.read({
            "RECEPTION_PRODUCTION": "1", "RECEPTION_SECRET_KEY": key, "RECEPTION_FIELD_KEYS": key,
            "RECEPTION_DATA_DIR": str(tmp_path), "RECEPTION_TRUSTED_PROXIES": "1",
        })
    )  # fmt: skip
    with made.app_context():
        migrate.upgrade()
    return made


@pytest.mark.parametrize("page", ["/sign-in", "/l/00000-00000"])
def test_behind_tls_every_cookie_is_for_tls_and_this_host_alone(production: Flask, page: str) -> None:
    browser = production.test_client()
    answer = browser.get(page, headers={"X-Forwarded-Proto": "https", "X-Forwarded-Host": "kommun.example"})
    cookies = answer.headers.getlist("Set-Cookie")
    assert cookies
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
    assert "max-age=63072000" in answer.headers["Strict-Transport-Security"]


def test_no_header_of_a_visitor_decides_where_a_page_leads(production: Flask) -> None:
    forged = {
        "Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil",
        "X-Forwarded-Port": "666", "Forwarded": "host=evil.example",
        "X-Original-URL": "/evil", "X-Rewrite-URL": "/evil",
    }  # fmt: skip
    browser = production.test_client()
    for path in ("/sign-in", "/account", "/nowhere", "/language"):
        answer = browser.get(path, headers=forged)
        assert "evil" not in answer.get_data(as_text=True), path
        assert (answer.location or "/").startswith("/"), path
        assert "evil" not in (answer.location or ""), path
