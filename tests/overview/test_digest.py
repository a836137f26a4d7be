"""The numbers of the day by e-mail: to whom they are wanted by, once a day, right, and without a name."""

import re
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.accounts import operations as account_operations
from reception.audit.log import record
from reception.cases.models import Closing, FollowUp
from reception.cases.terms import ClosingReason, FollowUpMoment, Outcome
from reception.db.session import db
from reception.i18n.calendar import is_working_day
from reception.i18n.formats import at_local, now, today
from reception.overview.jobs import is_any_digest_due, send_due_digests
from reception.overview.models import Digest
from reception.overview.operations import take_digest
from reception.overview.rules.digest import is_time, rhythms_of
from reception.overview.terms import Rhythm, Section
from reception.people.models import Person
from reception.people.terms import Protection
from tests.factories.people import make_case, make_person
from tests.mail.server import mail_server
from tests.overview.making import day, make_appointment, make_organisation, make_question, make_task

#: Monday 23 November 2026, a little after seven.
MONDAY = datetime.fromisoformat("2026-11-23T07:01")


@pytest.fixture
def at():
    """`at(MONDAY)`: the clock in Sweden says so from now on."""
    travels = []

    def travel(moment):
        travels.append(time_machine.travel(at_local(moment), tick=False))
        travels[-1].start()

    yield travel
    for one in reversed(travels):
        one.stop()


@pytest.fixture
def post(app, monkeypatch):
    """A mail server that the installation sends by, and its letter box."""
    with mail_server() as server:
        monkeypatch.setitem(app.config, "SMTP_URL", f"smtp://127.0.0.1:{server.port}")
        monkeypatch.setitem(app.config, "MAIL_FROM", "Mottagning <reception@demo.example>")
        monkeypatch.setitem(app.config, "PUBLIC_URL", "https://reception.example.se")
        yield server.box


def want(user, rhythm=Rhythm.DAILY, *, language="en"):
    """Somebody has chosen it."""
    with system("test"):
        user.language = language
        digest = Digest(user_id=user.id, rhythm=rhythm)
        db.session.add(digest)
        record("test.digest")
        db.session.commit()
    return digest.id


def numbers_in(letter):
    """{what: how many} as the letter's plain words say."""
    lines = letter.get_body(("plain",)).get_content().splitlines()
    return dict(found.groups() for line in lines if (found := re.fullmatch(r"(.+): (\d+\+?)", line)))


def make_follow_up(world):
    """A question after a closing, whose day has come."""
    case = make_case(make_person(name="Berhan Tesfay"), unit=world.unit, worker=world.caseworker, closed_on=day(-90))
    with system("test"):
        closing = Closing(
            case_id=case.id, closed_on=day(-90), outcome=Outcome.WORK, reason=ClosingReason.COMPLETED, made_at=now()
        )
        moment = FollowUpMoment.DAYS_90
        db.session.add(FollowUp(case_id=case.id, closing=closing, moment=moment, due_on=day(0)))
        record("test.closed", people=(case.person_id,))
        db.session.commit()


def make_a_day(world):
    """Work for the caseworker, of every kind."""
    amina = make_person(name="Amina Warsame", unit=world.unit, worker=world.caseworker)
    make_task(amina, "Ring Amina", day(-2))
    make_task(amina, "Write to Amina", day(0))
    make_task(amina, "Meet Amina", day(3))
    make_appointment(amina, 2, "Her home")
    make_question(amina, make_organisation("Skatteverket"), 4)
    make_follow_up(world)
    make_task(make_person(name="Colleagues", unit=world.unit, worker=world.caseworker2), "Ring", day(0))
    return amina


def test_a_message_holds_the_numbers_of_my_day_and_no_name_of_anybody(municipality, post, at):
    at(MONDAY)
    make_a_day(municipality)
    want(municipality.caseworker)
    assert send_due_digests() == 1
    (letter,) = post.letters
    assert post.receivers == [municipality.caseworker.email]
    assert letter["Subject"] == "Your day, Mon 23 Nov"
    expected = {"Overdue": "1", "Today": "1", "This week": "2", "Waiting for others": "1", "Ask how it went": "1"}
    assert {name: count for name, count in numbers_in(letter).items() if name != Section.STEPS.label} == expected
    assert "https://reception.example.se/settings/digest" in letter.get_body(("html",)).get_content()
    with system("test"):
        people = db.session.execute(sa.select(Person.shown_name, Person.number).execution_options(permit="test")).all()
    words = {word for row in people for word in (*row.shown_name.split(), row.number)} | {
        "Ring",
        "home",
        "Skatteverket",
    }
    assert not [word for word in words if word.casefold() in post.everything.casefold()]


def test_the_numbers_are_those_of_the_page(municipality, post, at, client_of):
    at(MONDAY)
    make_a_day(municipality)
    want(municipality.caseworker)
    send_due_digests()
    shown = client_of(municipality.caseworker).get("/")
    numbers = numbers_in(post.letters[0])
    assert len(numbers) >= 5
    for name, count in numbers.items():
        section = next(section for section in Section if section.label == name)
        address = "/questions" if section is Section.WAITING else f"/my-day/{section.value}"
        (link,) = shown.all("a", href=address, class_="count")
        assert link.text == count, name


def test_a_message_is_in_its_readers_language(municipality, post, at):
    at(MONDAY)
    make_a_day(municipality)
    want(municipality.caseworker, language="sv")
    send_due_digests()
    (letter,) = post.letters
    assert letter["Content-Language"] == "sv"
    assert 'lang="sv"' in letter.get_body(("html",)).get_content()
    assert "måndag 23 november 2026" in letter.get_body(("plain",)).get_content()


def test_protected_people_count_for_those_alone_who_may_open_their_files(municipality, post, at):
    at(MONDAY)
    hidden = make_person(
        name="Hidden", unit=municipality.unit, worker=municipality.caseworker, protection=Protection.MARKING,
        named=[municipality.caseworker2],
    )  # fmt: skip
    make_task(hidden, "Ring", day(0), owner=municipality.caseworker)
    make_task(hidden, "Write", day(0), owner=municipality.caseworker2)
    want(municipality.caseworker)
    want(municipality.caseworker2)
    assert send_due_digests() == 1
    assert post.receivers == [municipality.caseworker2.email]
    assert numbers_in(post.letters[0]) == {"Today": "1"}


def test_a_manager_reads_how_much_is_late_for_long(municipality, post, at):
    at(MONDAY)
    person = make_person(name="Late", unit=municipality.unit, worker=municipality.caseworker)
    make_task(person, "Ring", day(-9))
    make_task(person, "Ring", day(-30))
    make_task(person, "Ring", day(-31))
    want(municipality.manager)
    send_due_digests()
    (letter,) = post.letters
    assert numbers_in(letter) == {"For the manager": "1", "Weekly list": "2"}
    plain = letter.get_body(("plain",)).get_content()
    assert municipality.unit.name in plain
    assert "https://reception.example.se/unit/overdue" in plain
    assert "Karin" not in post.everything


def test_it_is_sent_once_a_day_also_when_two_see_to_it(municipality, post, at):
    at(MONDAY)
    make_a_day(municipality)
    digest_id = want(municipality.caseworker)
    with system("test"):
        assert take_digest(digest_id, today()) is not None
        assert take_digest(digest_id, today()) is None
        db.session.rollback()
    assert [send_due_digests(), send_due_digests()] == [1, 0]
    assert not is_any_digest_due()
    at(MONDAY + timedelta(days=1))
    assert is_any_digest_due()
    assert send_due_digests() == 1
    assert len(post.taken) == 2


def test_what_could_not_be_sent_is_tried_again(municipality, post, at, caplog):
    at(MONDAY)
    make_a_day(municipality)
    want(municipality.caseworker)
    post.answer = "451 Later, says karin"
    assert send_due_digests() == 0
    assert is_any_digest_due()
    post.answer = None
    assert send_due_digests() == 1
    assert "SMTPRecipientsRefused 451" in caplog.text
    assert municipality.caseworker.email not in caplog.text
    assert "karin" not in caplog.text


def test_a_full_box_keeps_nobody_else_waiting(municipality, post, at, monkeypatch):
    at(MONDAY)
    make_a_day(municipality)
    want(municipality.caseworker)
    want(municipality.caseworker2)
    monkeypatch.setattr(post, "full", {municipality.caseworker.email})
    assert send_due_digests() == 1
    assert post.receivers == [municipality.caseworker2.email]
    post.full.clear()
    assert send_due_digests() == 1


def test_a_server_that_is_away_is_asked_once_a_round_and_a_wrong_address_keeps_nobody_waiting(
    municipality, post, at, monkeypatch
):
    at(MONDAY)
    make_a_day(municipality)
    want(municipality.caseworker)
    want(municipality.caseworker2)
    tried = []

    def away(letter):
        tried.append(letter.to)
        raise send_due_digests.__globals__["NotSent"]("ConnectionRefusedError")

    with monkeypatch.context() as broken:
        broken.setattr("reception.overview.jobs.mail.send", away)
        assert send_due_digests() == 0
    assert len(tried) == 1
    post.answer = "550 Nobody of that name"
    assert send_due_digests() == 0
    assert not is_any_digest_due()


def test_there_is_no_message_where_there_is_nothing_to_say(municipality, post, at):
    at(MONDAY)
    want(municipality.caseworker)
    assert send_due_digests() == 0
    make_a_day(municipality)
    assert send_due_digests() == 0
    assert post.taken == []


def test_closed_accounts_and_ended_duties_get_none(municipality, post, at):
    at(MONDAY)
    make_a_day(municipality)
    want(municipality.caseworker)
    want(municipality.caseworker2)
    want(municipality.administrator)
    with system("test"):
        account_operations.deactivate(municipality.caseworker)
        for duty in municipality.caseworker2.duties:
            duty.ends_on = day(-1)
        record("test.ended")
        db.session.commit()
    assert send_due_digests() == 0
    assert post.taken == []


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        (datetime.fromisoformat("2026-11-23T06:59"), "too early"),
        (datetime.fromisoformat("2026-11-21T09:00"), "Saturday"),
        (datetime.fromisoformat("2026-11-22T09:00"), "Sunday"),
        (datetime.fromisoformat("2026-06-19T09:00"), "Midsummer Eve"),
        (datetime.fromisoformat("2026-12-24T09:00"), "Christmas Eve"),
        (datetime.fromisoformat("2027-01-06T09:00"), "Epiphany, a Wednesday"),
    ],
)
def test_none_is_sent_before_seven_and_on_days_without_work(municipality, post, at, moment, why):
    at(moment)
    make_a_day(municipality)
    want(municipality.caseworker)
    assert send_due_digests() == 0, why
    assert not is_any_digest_due()


def test_the_clock_is_the_swedish_one_in_summer_and_winter(municipality, post):
    assert is_time(datetime.fromisoformat("2026-11-23T07:00"), is_working_day)
    with time_machine.travel("2026-06-15T05:00:00+00:00", tick=False):
        make_a_day(municipality)
        want(municipality.caseworker)
        assert is_any_digest_due()
    with time_machine.travel("2026-11-23T05:59:00+00:00", tick=False):
        assert not is_any_digest_due()


def test_mondays_are_the_first_working_day_of_the_week(municipality, post, at):
    easter_tuesday = datetime.fromisoformat("2026-04-07T09:00")
    assert rhythms_of((easter_tuesday - timedelta(days=1)).date(), is_working_day) == ()
    assert Rhythm.WEEKLY in rhythms_of(easter_tuesday.date(), is_working_day)
    assert rhythms_of((easter_tuesday + timedelta(days=1)).date(), is_working_day) == (Rhythm.DAILY,)
    at(MONDAY + timedelta(days=1))
    make_a_day(municipality)
    want(municipality.caseworker, Rhythm.WEEKLY)
    assert send_due_digests() == 0
    at(MONDAY + timedelta(days=7))
    assert send_due_digests() == 1
    assert "every Monday" in post.letters[0].get_body(("plain",)).get_content()


def test_an_installation_without_a_mail_server_sends_none_and_says_so(municipality, at, client_of):
    at(MONDAY)
    make_a_day(municipality)
    want(municipality.caseworker)
    assert not is_any_digest_due()
    assert send_due_digests() == 0
    page = client_of(municipality.caseworker).get("/settings/digest")
    assert "No e-mail is sent from here yet" in page.words


def test_one_chooses_it_and_stops_it_oneself(municipality, post, client_of):
    browser = client_of(municipality.caseworker)
    assert "/settings/digest" in [link.get("href") for link in browser.get("/account").all("a")]
    page = browser.get("/settings/digest")
    assert "No e-mail is sent from here yet" not in page.words
    assert page.form_values()["rhythm"] == "never"
    assert municipality.caseworker.email in page.words
    for choice, kept in (("daily", Rhythm.DAILY), ("weekly", Rhythm.WEEKLY), ("never", None), ("never", None)):
        answer = browser.fill("/settings/digest", rhythm=choice)
        assert (answer.status_code, answer.location) == (303, "/account")
        rows = db.session.scalars(sa.select(Digest.rhythm).where(Digest.user_id == municipality.caseworker.id)).all()
        assert rows == ([kept] if kept else [])
        assert browser.get("/settings/digest").form_values()["rhythm"] == choice


def test_a_choice_that_is_none_gets_a_message(municipality, client_of):
    browser = client_of(municipality.caseworker)
    for nonsense in ("", "hourly"):
        answer = browser.fill("/settings/digest", rhythm=nonsense)
        assert answer.status_code == 200
        assert "Choose how often." in answer.words


def test_two_pages_of_one_account_do_not_write_over_each_other(municipality, client_of):
    want(municipality.caseworker)
    browser = client_of(municipality.caseworker)
    opened = browser.get("/settings/digest").form_values()
    browser.fill("/settings/digest", rhythm="weekly")
    assert browser.post("/settings/digest", data={**opened, "rhythm": "never"}).status_code == 409


def test_the_page_says_what_a_message_would_say_now(municipality, client_of):
    browser = client_of(municipality.caseworker)
    assert "there would be no message" in browser.get("/settings/digest").words
    make_a_day(municipality)
    words = browser.get("/settings/digest").words
    assert "Overdue" in words
    assert "Amina" not in words


def test_those_without_a_day_have_no_such_page(municipality, client_of):
    browser = client_of(municipality.administrator)
    assert browser.get("/settings/digest").status_code == 403
    assert "/settings/digest" not in browser.get("/account").text
