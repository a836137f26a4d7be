"""What every answer promises, whoever asks: headers, tokens, languages, no way to another site."""

import re

import pytest
import sqlalchemy as sa
from gunicorn.config import Config

from reception.serving import DiscreetLogger

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.mark.parametrize("path", ["/sign-in", "/help/privacy", "/nowhere", "/account", "/health", "/ready"])
def test_every_answer_has_the_protecting_headers(client, path):
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:", policy)
    assert "Server" not in headers


def test_the_session_cookie_is_for_this_site_and_no_script(client, municipality):
    cookie = client.get("/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_files_have_addresses_that_change_with_their_content(client):
    page = client.get("/sign-in")
    sheet = page.all("link", rel="stylesheet")[0].get("href")
    assert "immutable" in client.get(sheet).headers["Cache-Control"]
    old = re.sub(r"/static/[0-9a-f]+/", "/static/000000000000/", sheet)
    assert "immutable" not in client.get(old).headers["Cache-Control"]


def test_a_form_token_looks_different_in_every_answer_and_is_always_taken(client_of, municipality):
    browser = client_of(municipality.caseworker)
    tokens = [browser.get("/account").form_values()["csrf_token"] for _time in range(3)]
    assert len(set(tokens)) == 3
    for token in tokens:
        values = {**browser.get("/account").form_values(), "csrf_token": token, "theme": "dark"}
        answer = browser.post("/account", data=values)
        assert answer.status_code == 303


@pytest.mark.parametrize("token", [None, "", "x", "åäö", "A" * 400, "=" * 7])
def test_a_form_without_a_good_token_is_refused(client_of, municipality, token):
    answer = client_of(municipality.caseworker).post("/account", data={"csrf_token": token, "theme": "dark"})
    assert answer.status_code == 400
    assert answer.heading == "The form could not be read"


def test_one_persons_token_is_no_use_to_another(client_of, municipality):
    token = client_of(municipality.caseworker).get("/account").form_values()["csrf_token"]
    answer = client_of(municipality.caseworker2).post("/account", data={"csrf_token": token, "theme": "dark"})
    assert answer.status_code == 400


def test_a_link_chooses_the_language_of_one_page(client):
    assert client.get("/help/privacy?lang=sv").page.get("lang") == "sv"
    assert client.get("/help/privacy").page.get("lang") == "en"
    assert client.get("/help/privacy?lang=xx").status_code == 200


def test_a_button_chooses_the_language_for_good_and_stays_on_the_page(client):
    answer = client.post("/language", data={"lang": "sv", "next": "/help/privacy?from=menu"})
    assert (answer.status_code, answer.location) == (303, "/help/privacy?from=menu")
    assert client.get("/sign-in").page.get("lang") == "sv"


def test_a_language_that_is_not_offered_is_refused(client):
    assert client.post("/language", data={"lang": "xx"}).status_code == 400


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\r\nX: y",
        "evil",
    ],
)
def test_choosing_a_language_leads_to_no_other_site(client, elsewhere):
    answer = client.post("/language", data={"lang": "sv", "next": elsewhere})
    assert answer.location == "/"
    assert "X" not in answer.headers


def test_a_right_to_left_page_says_so(client):
    page = client.get("/help/privacy?lang=ar-XB").page
    assert (page.get("dir"), page.get("lang")) == ("rtl", "ar-XB")


def test_a_forged_host_is_never_written_into_a_page(client):
    answer = client.get("/sign-in", headers={"Host": "evil.example", "X-Forwarded-Host": "worse.example"})
    assert "evil.example" not in answer.text
    assert "worse.example" not in answer.text
    assert client.get("/account", headers={"Host": "evil.example"}).location.startswith("/sign-in")


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_methods_that_no_page_has_are_refused(client, method):
    assert client.open("/sign-in", method=method).status_code in {400, 405}


def test_an_unexpected_error_shows_a_number_and_no_trace(installation, client, monkeypatch):
    def fail(*_args, **_options):
        raise RuntimeError("hemlig 19900517-2385")

    monkeypatch.setattr("reception.web.pages.render_template", fail)
    monkeypatch.setattr(installation, "testing", False)
    client.lenient = True
    answer = client.get("/help/privacy")
    assert answer.status_code == 500
    assert "hemlig" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.heading == "Something went wrong here"


def test_what_fails_at_the_commit_is_logged_without_what_was_to_be_written(
    installation, client_of, municipality, monkeypatch, caplog
):
    def fail():
        statement, values = "INSERT INTO person (shown_name) VALUES (?)", ["Hemlig Kanarie"]
        raise sa.exc.IntegrityError(statement, values, Exception("DETAIL: Key (value)=(199005172385) exists."))

    browser = client_of(municipality.caseworker)
    browser.lenient = True
    values = {**browser.get("/account").form_values(), "theme": "dark"}
    monkeypatch.setattr("reception.db.session.commit", fail)
    monkeypatch.setattr(installation, "testing", False)
    answer = browser.post("/account", data=values)
    assert (answer.status_code, answer.heading) == (500, "Something went wrong here")
    assert answer.all("code") or "Error" in answer.words or "number" in answer.words
    told = caplog.text + answer.text
    assert "IntegrityError" in caplog.text
    assert [word for word in ("Kanarie", "199005172385", "INSERT", "Traceback") if word in told] == []


def test_what_flask_itself_would_log_quotes_nobody(installation, caplog):
    try:
        raise RuntimeError("hemlig 19900517-2385")
    except RuntimeError:
        installation.logger.exception("Request finalizing failed")
    assert "Request finalizing failed: RuntimeError" in caplog.text
    assert "hemlig" not in caplog.text


def test_the_servers_own_log_has_neither_address_nor_message(capfd):
    log = DiscreetLogger(Config())
    try:
        raise RuntimeError("hemlig 19900517-2385")
    except RuntimeError:
        log.exception("Error handling request %s", "/extracts/hemlig-kod")
    said = "".join(capfd.readouterr())
    assert "RuntimeError" in said
    assert "hemlig" not in said
