"""What keeps the newcomers' door shut: guesses, links that opened once, other browsers, and time."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts import throttle
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.messages.models import PersonalLink
from reception.messages.operations import links
from reception.messages.rules.links import MOST_TRIES
from reception.portal.models import PortalSession
from reception.serving import DiscreetLogger
from tests.clients import StrictClient
from tests.factories.portal import address_of, make_link, newcomer_in

NOWHERE = "/l/00000-00000-00000-00000-00000-0"
#: What differs in every answer.
TOKENS = re.compile(rb'name="csrf[_-]token"[^>]*')
WRONG = "1901"


@pytest.fixture(autouse=True)
def at_once(app, monkeypatch):
    """The door answers slowly; the tests do not wait for it."""
    monkeypatch.setitem(app.config, "SLOW_ANSWER", 0)


def changed(row, **facts):
    with system("test"):
        for name, value in facts.items():
            setattr(row, name, value)
        record("test.changed")
        db.session.commit()


def tried(app, address, year, *, language="en", of="192.0.2.1"):
    """The answer to a year, from a browser that was never here before."""
    browser = StrictClient(app)
    browser.environ_base["REMOTE_ADDR"] = of
    page = browser.get(f"{address}?lang={language}")
    return browser.post(address, data={**page.form_values(), "year": str(year)})


def said(answer):
    """All that an answer tells: its status, its headers, and its body without the token of the form."""
    headers = sorted(line for line in answer.headers if line[0] not in {"Set-Cookie", "Content-Length"})
    body = answer.get_data().replace(answer.request.path.encode(), b"/l/")
    return answer.status_code, headers, TOKENS.sub(b"", body)


def year_of(case):
    return case.person.birth_on.year


def visits():
    """The visits that hold or have ended."""
    return list(db.session.scalars(sa.select(PortalSession).execution_options(permit="test")))


def tries_of(link_id):
    query = sa.select(PersonalLink.failed_tries).where(PersonalLink.id == link_id)
    return db.session.scalar(query.execution_options(permit="test"))


def lock(app, link):
    for _try in range(MOST_TRIES):
        tried(app, address_of(link), WRONG)


SHUT = {
    "expired": lambda _app, link, _case: changed(link, expires_at=now() - timedelta(minutes=1)),
    "revoked": lambda _app, link, _case: changed(link, revoked_at=now()),
    "of a closed case": lambda _app, _link, case: changed(case, state=CaseState.CLOSED, closed_on=today()),
    "locked": lambda app, link, _case: lock(app, link),
    "of another secret": lambda _app, link, _case: changed(link, token_hash="0" * 64),
}


@pytest.mark.parametrize("how", SHUT)
def test_a_link_that_opens_nothing_answers_the_right_year_as_one_that_never_was(app, case, how):
    link = make_link(case)
    SHUT[how](app, link, case)
    assert said(tried(app, address_of(link), year_of(case))) == said(tried(app, NOWHERE, year_of(case)))
    assert visits() == []


@pytest.mark.parametrize("how", SHUT)
def test_the_question_is_the_same_whatever_became_of_the_link(app, case, how):
    link = make_link(case)
    SHUT[how](app, link, case)
    asked = StrictClient(app).get(address_of(link))
    assert said(asked) == said(StrictClient(app).get(NOWHERE))


def test_a_wrong_year_answers_as_a_link_that_never_was(app, case):
    assert said(tried(app, address_of(make_link(case)), WRONG)) == said(tried(app, NOWHERE, WRONG))


def test_five_wrong_years_close_the_link_and_each_says_the_same(app, case):
    link = make_link(case)
    answers = [said(tried(app, address_of(link), WRONG, of=f"192.0.2.{number}")) for number in range(MOST_TRIES)]
    assert len({str(answer) for answer in answers}) == 1
    assert said(tried(app, address_of(link), year_of(case))) == answers[0]
    assert tries_of(link.id) == MOST_TRIES
    assert visits() == []


def test_after_four_wrong_years_the_right_one_opens_and_forgives_them(app, case):
    link = make_link(case)
    for _try in range(MOST_TRIES - 1):
        tried(app, address_of(link), WRONG)
    assert tried(app, address_of(link), year_of(case)).status_code == 303
    assert tries_of(link.id) == 0


@pytest.mark.parametrize("year", ["", "90", "19900", "nineteen", "1990-01-01", "😀", "-1"])
def test_what_is_no_year_is_no_try(app, case, year):
    link = make_link(case)
    assert tried(app, address_of(link), year).status_code == 200
    assert tries_of(link.id) == 0


def test_the_year_may_be_typed_in_the_digits_of_her_script(app, case):
    eastern = str(year_of(case)).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert tried(app, address_of(make_link(case)), eastern).location == "/my/en/"


def test_each_refusal_is_noted_with_its_reason_and_without_the_token(app, case):
    link = make_link(case)
    for _try in range(MOST_TRIES + 1):
        tried(app, address_of(link), WRONG)
    tried(app, NOWHERE, WRONG)
    query = sa.select(AuditEvent).where(AuditEvent.action == "link.refused").order_by(AuditEvent.id)
    noted = list(db.session.scalars(query))
    assert [one.details["why"] for one in noted] == ["wrong-year"] * 4 + ["locked"] * 2 + ["unknown"]
    assert [one.subject_id for one in noted] == [link.id] * 6 + [None]
    token = links.token_of(link)
    columns = AuditEvent.__table__.columns
    told = str(db.session.execute(sa.select(*columns)).all())
    for secret in (token, token.replace("-", ""), link.token_hash, NOWHERE.removeprefix("/l/")):
        assert secret not in told
    # A row's own numbers may hold the digits of any year.
    words = [column for column in columns if column.name not in {"id", "at", "subject_id", "people"}]
    assert WRONG not in str(db.session.execute(sa.select(*words)).all())


def test_the_token_stands_in_no_line_of_the_access_log(case):
    address = address_of(make_link(case))
    request = SimpleNamespace(method="POST", uri=address, path=address, query="lang=ar", version=(1, 1), headers=[])
    response = SimpleNamespace(status="200 OK", sent=1, response_length=1, headers=[])
    environ = {"REQUEST_METHOD": "POST", "RAW_URI": address, "PATH_INFO": address, "SERVER_PROTOCOL": "HTTP/1.1"}
    told = DiscreetLogger.__new__(DiscreetLogger).atoms(response, request, environ, timedelta(seconds=1))
    assert told["U"] == "/l/…"


def test_the_token_stands_in_no_log_and_leaves_the_address_bar(app, case, caplog):
    caplog.set_level("DEBUG")
    link = make_link(case)
    token = links.token_of(link)
    tried(app, address_of(link), WRONG)
    answer = tried(app, address_of(link), year_of(case), language="ar")
    assert answer.location == "/my/ar/"
    lines = [line.getMessage() for line in caplog.records if not line.name.startswith("sqlalchemy")]
    assert not [line for line in lines if token in line]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_preview_of_a_message_spends_no_try_and_begins_no_visit(app, case, method):
    link = make_link(case)
    browser = StrictClient(app)
    for _look in range(MOST_TRIES + 1):
        answer = browser.open(address_of(link), method=method)
        assert answer.status_code == 200
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert (tries_of(link.id), visits()) == (0, [])
    assert case.person.shown_name.encode() not in answer.get_data()


def test_an_address_that_guesses_at_many_links_waits(app, case):
    link = make_link(case)
    for number in range(100):
        throttle.failed(f"personal link {number}", "192.0.2.7")
    assert tried(app, address_of(link), year_of(case), of="192.0.2.7").status_code == 429
    assert tried(app, NOWHERE, WRONG, of="192.0.2.7").status_code == 429
    assert tries_of(link.id) == 0
    assert tried(app, address_of(link), year_of(case), of="192.0.2.8").status_code == 303


def test_however_a_link_is_written_its_tries_are_counted_together(app):
    plain = NOWHERE.replace("-", "")
    for number in range(10):
        assert tried(app, (NOWHERE, plain, NOWHERE.replace("0", "o"))[number % 3], WRONG).status_code == 200
    assert tried(app, NOWHERE, WRONG).status_code == 429
    assert tried(app, plain, WRONG).status_code == 429


def test_without_a_token_of_the_form_no_year_is_tried(app, case):
    link = make_link(case)
    answer = StrictClient(app).post(address_of(link), data={"year": str(year_of(case)), "csrf_token": None})
    assert answer.status_code == 400
    assert visits() == []


def test_a_cookie_is_worth_nothing_at_the_other_door(app, municipality, case, client_of):
    staff, hers = client_of(municipality.caseworker), newcomer_in(app, case)
    swapped = StrictClient(app)
    swapped.set_cookie("my-plan", staff.get_cookie("session").value)
    swapped.set_cookie("session", hers.get_cookie("my-plan").value)
    assert swapped.get("/my/ar/").location == "/my/ar/closed"
    assert swapped.get("/people").location.startswith("/sign-in")


def test_staff_and_a_newcomer_share_a_browser_and_neither_is_the_other(app, municipality, case, client_of):
    browser = client_of(municipality.caseworker)
    page = browser.get(f"{address_of(make_link(case))}?lang=so")
    browser.post(page.request.path, data={**page.form_values(), "year": str(year_of(case))})
    assert browser.get("/my/so/").status_code == 200
    assert browser.get("/people").status_code == 200
    left = browser.post("/my/so/sign-out", data=browser.get("/my/so/").form_values("/my/so/sign-out"))
    assert left.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.get("/my/so/").location == "/my/so/closed"
    assert browser.get("/people").status_code == 200


def test_a_visit_that_was_begun_before_is_not_carried_into_a_new_one(app, case):
    browser = newcomer_in(app, case)
    before = browser.get_cookie("my-plan").value
    page = browser.get(f"{address_of(make_link(case))}?lang=ar")
    browser.post(page.request.path, data={**page.form_values(), "year": str(year_of(case))})
    copied = StrictClient(app)
    copied.set_cookie("my-plan", before)
    assert browser.get("/my/ar/").status_code == 200
    assert copied.get("/my/ar/").location == "/my/ar/closed"  # a new link revokes the former


def test_after_signing_out_a_copy_of_the_cookie_opens_nothing(app, case):
    browser = newcomer_in(app, case)
    copied = StrictClient(app)
    copied.set_cookie("my-plan", browser.get_cookie("my-plan").value)
    assert copied.get("/my/ar/").status_code == 200
    browser.post("/my/ar/sign-out", data=browser.get("/my/ar/").form_values("/my/ar/sign-out"))
    assert copied.get("/my/ar/").location == "/my/ar/closed"


def test_a_visit_ends_after_half_an_hour_of_rest(hers, time_machine):
    begun = now()
    time_machine.move_to(begun + timedelta(minutes=29), tick=False)
    assert hers.get("/my/ar/").status_code == 200
    time_machine.move_to(begun + timedelta(minutes=58), tick=False)
    assert hers.get("/my/ar/").status_code == 200
    time_machine.move_to(begun + timedelta(minutes=88, seconds=1), tick=False)
    assert hers.get("/my/ar/").location == "/my/ar/closed"


def test_a_visit_ends_after_ten_hours_however_busy(hers, time_machine):
    begun = now()
    for minutes in range(20, 600, 20):
        time_machine.move_to(begun + timedelta(minutes=minutes), tick=False)
        assert hers.get("/my/ar/help").status_code == 200
        assert hers.get("/my/ar/goals").status_code == 200, minutes
    time_machine.move_to(begun + timedelta(hours=10, seconds=1), tick=False)
    assert hers.get("/my/ar/").location == "/my/ar/closed"


@pytest.mark.parametrize("how", ["expired", "revoked"])
def test_a_visit_ends_with_its_link(app, case, how):
    browser = newcomer_in(app, case)
    assert browser.get("/my/ar/").status_code == 200
    link = db.session.scalars(sa.select(PersonalLink).execution_options(permit="test")).one()
    SHUT[how](app, link, case)
    assert browser.get("/my/ar/").location == "/my/ar/closed"


def test_wrong_years_of_others_do_not_put_her_out_while_she_reads(app, case):
    browser = newcomer_in(app, case)
    lock(app, db.session.scalars(sa.select(PersonalLink).execution_options(permit="test")).one())
    assert browser.get("/my/ar/").status_code == 200
