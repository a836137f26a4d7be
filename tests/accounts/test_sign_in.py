"""Signing in and out: the right password opens, a wrong one tells nothing, and tries run out."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts import operations, queries
from reception.accounts.models import StaffSession
from reception.audit.models import AuditEvent
from reception.db.session import db
from tests.factories.municipality import PASSWORD
from tests.page_rules import text_of

WRONG = "fel ord i fel ordning"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def sign_in(browser, email, password, **extra):
    """Fill in the sign-in form as a person does."""
    return browser.fill("/sign-in", form="/sign-in", email=email, password=password, **extra)


def test_the_right_password_opens_the_first_page(client, municipality):
    answer = sign_in(client, municipality.caseworker.email, PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/") or (answer.status_code, answer.location) == (302, "/")
    assert client.get("/account").status_code == 200


def test_an_email_address_is_read_in_any_case(client, municipality):
    sign_in(client, municipality.caseworker.email.upper(), PASSWORD)
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize(
    ("sent", "missing"),
    [
        ({"email": "", "password": ""}, {"email-error": "Write your e-mail", "password-error": "Write your password"}),
        ({"email": "  ", "password": "something"}, {"email-error": "Write your e-mail"}),
        ({"email": "karin@exempelby.example", "password": ""}, {"password-error": "Write your password"}),
    ],
)
def test_what_is_left_empty_is_asked_for_beside_its_field_and_is_no_try(client, municipality, sent, missing):
    for _again in range(12):
        page = sign_in(client, **sent)
    for field in ("email-error", "password-error"):
        said = ["".join(part.itertext()) for part in page.all("p", id=field)]
        assert [missing[field] in text for text in said] == [True] if field in missing else said == []
    summary = [text_of(one) for one in page.all("a") if (one.get("href") or "") in {"#email", "#password"}]
    assert [text[:14] for text in summary] == [missing[field][:14] for field in sorted(missing)]
    assert "is wrong" not in page.words
    assert sent["email"] == "" or sent["email"].strip() in page.form_values("/sign-in")["email"]
    sign_in(client, municipality.caseworker.email, PASSWORD)
    assert client.get("/account").status_code == 200


def test_the_page_asked_for_opens_after_sign_in(client, municipality):
    asked = client.get("/account?tab=1")
    assert asked.status_code == 303
    page = client.get(asked.location)
    answer = client.post(
        "/sign-in", data={**page.form_values("/sign-in"), "email": municipality.caseworker.email, "password": PASSWORD}
    )
    assert answer.location == "/account?tab=1"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        "/\tevil.example",
    ],
)
def test_sign_in_leads_to_no_other_site(client, municipality, elsewhere):
    page = client.get("/sign-in", query_string={"next": elsewhere})
    data = {**page.form_values("/sign-in"), "email": municipality.caseworker.email, "password": PASSWORD}
    assert "evil" not in data.get("next", "").removeprefix("/%5Cevil")
    for forged in (data, {**data, "next": elsewhere}):
        leads_to = client.post("/sign-in", data=forged, query_string={"next": elsewhere}).location or "/"
        assert not leads_to.startswith(("//", "/\\"))
        assert ":" not in leads_to
        client.post("/sign-out")


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client, municipality):
    wrong = sign_in(client, municipality.caseworker.email, WRONG)
    unknown = sign_in(client, "nobody@exempelby.example", WRONG)
    assert "The e-mail address or the password is wrong." in wrong.words
    assert wrong.status_code == unknown.status_code
    assert wrong.words == unknown.words
    assert client.get("/account").status_code == 303


def test_a_closed_account_gets_the_same_answer_as_an_unknown_name(client, municipality):
    with system("test"):
        operations.deactivate(municipality.caseworker)
    closed = sign_in(client, municipality.caseworker.email, PASSWORD)
    unknown = sign_in(client, "nobody@exempelby.example", PASSWORD)
    assert closed.words == unknown.words


def test_the_password_is_never_in_the_page_again(client, municipality):
    assert WRONG not in sign_in(client, municipality.caseworker.email, WRONG).text


def test_ten_wrong_passwords_close_the_door_for_a_while(client, municipality, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    client.speak("en")
    email = municipality.caseworker.email
    for _try in range(10):
        assert "Too many tries" not in sign_in(client, email, WRONG).words
    assert "Too many tries" in sign_in(client, email, PASSWORD).words
    assert client.get("/account").status_code == 303
    time_machine.move_to(MONDAY + timedelta(minutes=16), tick=False)
    sign_in(client, email, PASSWORD)
    assert client.get("/account").status_code == 200


def test_tries_on_an_unknown_name_run_out_alike(client, municipality):
    for _try in range(10):
        sign_in(client, "nobody@exempelby.example", WRONG)
    assert "Too many tries" in sign_in(client, "nobody@exempelby.example", WRONG).words


def test_another_account_is_not_closed_out(client, municipality):
    for _try in range(11):
        sign_in(client, municipality.caseworker.email, WRONG)
    sign_in(client, municipality.caseworker2.email, PASSWORD)
    assert client.get("/account").status_code == 200


def test_signing_in_rightly_many_times_is_no_failure(app, client, municipality):
    for _time in range(12):
        sign_in(client, municipality.caseworker.email, PASSWORD)
        assert client.get("/account").status_code == 200
        client.post("/sign-out")
    assert client.get("/account").status_code == 303


def test_a_right_password_forgives_the_wrong_ones_before_it(client, municipality):
    for password in ([WRONG] * 9 + [PASSWORD]) * 2:
        sign_in(client, municipality.caseworker.email, password)
        client.post("/sign-out")
    sign_in(client, municipality.caseworker.email, PASSWORD)
    assert client.get("/account").status_code == 200


def test_signing_out_needs_a_token_and_ends_the_session(client_of, municipality):
    browser = client_of(municipality.caseworker)
    assert browser.get("/sign-out").status_code == 405
    assert browser.post("/sign-out", data={"csrf_token": None}).status_code == 400
    assert browser.get("/account").status_code == 200
    assert browser.post("/sign-out").status_code in {302, 303}
    assert browser.get("/account").status_code == 303


def test_signing_in_and_out_is_in_the_log(client, municipality):
    sign_in(client, municipality.caseworker.email, PASSWORD)
    client.post("/sign-out")
    actions = db.session.scalars(sa.select(AuditEvent.action).order_by(AuditEvent.id)).all()
    assert [action for action in actions if action.startswith("session.")] == ["session.started", "session.ended"]


def test_only_a_hash_of_the_session_token_is_kept(client_of, municipality):
    browser = client_of(municipality.caseworker)
    with browser.session_transaction() as kept:
        token = kept["token"]
    stored = db.session.scalars(sa.select(StaffSession.token_hash)).all()
    assert token not in stored
    assert queries.hashed(token) in stored


def test_each_sign_in_gets_a_session_and_a_form_token_of_its_own(client, municipality):
    with client.session_transaction() as kept:
        kept["token"] = "chosen by somebody else"
    before = client.get("/sign-in").form_values("/sign-in")["csrf_token"]
    sign_in(client, municipality.caseworker.email, PASSWORD)
    with client.session_transaction() as kept:
        assert kept["token"] != "chosen by somebody else"
    assert client.post("/account", data={"csrf_token": before, "language": "en", "theme": "dark"}).status_code == 400


def test_a_password_is_kept_as_argon2id_with_the_cost_that_owasp_asks_for(installation):
    from argon2 import extract_parameters  # noqa: PLC0415 - only here
    from flask_security.core import _get_pwd_context  # noqa: PLC0415

    with installation.app_context():
        strong = dict(installation.config, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS={})
        installation.config["SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS"], cheap = (
            strong["SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS"],
            installation.config["SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS"],
        )
        try:
            parameters = extract_parameters(_get_pwd_context(installation).hash(PASSWORD))
        finally:
            installation.config["SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS"] = cheap
    assert parameters.type.name == "ID"
    assert parameters.memory_cost >= 19456
    assert parameters.time_cost >= 2


def test_the_language_chosen_on_the_sign_in_page_holds_for_the_visit(client, municipality):
    client.get("/sign-in?lang=en")
    assert client.get("/help/privacy").page.get("lang") == "en"
