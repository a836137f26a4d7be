"""The rules of reminders: times, ways, stop words, links, tries."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.contacts.terms import CallKind, Channel, ContactState
from reception.i18n.formats import at_local
from reception.people.terms import ContactKind
from reception.reckoning.definitions import InvalidDefinitions
from reception.reminders.rules import no_shows, sending, stopping, times
from reception.reminders.rules.no_shows import Outcome
from reception.reminders.rules.reaching import Detail, Way, is_address, way
from reception.reminders.wording.preview import previews

DAY = date(2026, 11, 23)
clock = datetime.fromisoformat
BOTH = {ContactKind.PHONE, ContactKind.EMAIL}
PHONE = Detail(ContactKind.PHONE, "070-174 06 05", sms_allowed=True)
EMAIL = Detail(ContactKind.EMAIL, "amina@example.se")
moments = st.datetimes(min_value=clock("2026-01-01"), max_value=clock("2030-01-01"))
some_details = st.lists(
    st.builds(
        Detail,
        kind=st.sampled_from(ContactKind),
        text=st.sampled_from(["070-174 06 05", "112", "a@example.se", "", None]),
        whose=st.sampled_from([None, "", "her sister"]),
        sms_allowed=st.sampled_from([True, False, None]),
        voice_only=st.booleans(),
        starts_on=st.sampled_from([None, DAY - timedelta(days=1), DAY + timedelta(days=1)]),
        ends_on=st.sampled_from([None, DAY - timedelta(days=1), DAY + timedelta(days=1)]),
    ),
    max_size=5,
)
some_ways = st.sets(st.sampled_from([ContactKind.PHONE, ContactKind.EMAIL]))


@given(moments)
def test_nothing_is_due_in_the_quiet_hours_or_once_it_has_begun(begins):
    for occasion in times.occasions():
        due = times.due_at(occasion, begins, times.quiet_hours())
        if due is not None:
            assert not times.quiet_hours().covers(due)
            assert due < begins


@given(moments)
def test_the_end_of_the_quiet_hours_is_the_next_one(moment):
    quiet = times.quiet_hours()
    after = quiet.after(moment)
    assert moment <= after < moment + timedelta(hours=24)
    assert (after == moment) is not quiet.covers(moment)


def test_an_early_meeting_is_not_reminded_of_the_same_day():
    (same_day,) = (one for one in times.occasions() if one.code == "same-day")
    assert times.due_at(same_day, clock("2026-11-24T08:30"), times.quiet_hours()) is None
    assert times.due_at(same_day, clock("2026-11-24T09:00"), times.quiet_hours()) == clock("2026-11-24T08:00")
    assert times.due_at(same_day, clock("2026-11-24T13:00"), times.quiet_hours()) == clock("2026-11-24T11:00")


def test_the_day_before_is_the_same_hour_also_when_the_clocks_change():
    (day_before,) = (one for one in times.occasions() if one.code == "day-before")
    due = times.due_at(day_before, clock("2026-10-25T10:00"), times.quiet_hours())
    assert due == clock("2026-10-24T16:00")
    assert at_local(due).hour == 14


def test_only_the_summoned_are_reminded_twice():
    def codes(call):
        return [one.code for one in times.occasions() if one.is_for(Channel.VISIT, call, DAY)]

    assert codes(CallKind.SUMMONED) == ["day-before", "same-day"]
    assert codes(CallKind.INVITED) == codes(None) == ["day-before"]
    assert not [one for one in times.occasions() if one.is_for(Channel.LETTER, None, DAY)]


@pytest.mark.parametrize(
    "lines",
    [
        'days_before = 1\nat = "16:00"\nhours_before = 2\nchannels = ["visit"]',
        'channels = ["visit"]',
        'days_before = 0\nat = "16:00"\nchannels = ["visit"]',
        'days_before = 1\nat = "soon"\nchannels = ["visit"]',
        'hours_before = 2\nchannels = ["pigeon"]',
        "hours_before = 2",
        'hours_before = 2\nchannels = ["visit"]\ncalls = ["ordered"]',
        'hours_before = 2\nchannels = ["visit"]\ncolour = "red"',
    ],
)
def test_wrong_definitions_are_refused(lines):
    with pytest.raises(InvalidDefinitions):
        times.read_occasions(f'[[reminder]]\ncode = "x"\ntext = "X"\nsource = "us"\n{lines}\n')


@given(some_details, some_ways, some_ways)
def test_a_way_is_always_her_own_turned_on_and_not_stopped(details, opened, stopped):
    found = way(details, is_protected=False, opened=opened, stopped=stopped, on=DAY)
    if found is not None:
        assert found.kind in opened - stopped
        assert [
            one
            for one in details
            if one.kind is found.kind and not one.whose and (found.kind is ContactKind.EMAIL or one.sms_allowed)
        ]
        assert found.kind is ContactKind.EMAIL or found.address == "+46701740605"


@given(some_details, some_ways)
def test_nothing_leads_to_a_protected_person(details, opened):
    assert way(details, is_protected=True, opened=opened, stopped=set(), on=DAY) is None


def test_a_text_message_goes_before_an_email_and_the_last_number_before_the_first():
    def chosen(*details, stopped=frozenset()):
        return way(details, is_protected=False, opened=BOTH, stopped=stopped, on=DAY)

    newer = Detail(ContactKind.PHONE, "070-174 06 06", sms_allowed=True)
    assert chosen(EMAIL, PHONE) == Way(ContactKind.PHONE, "+46701740605")
    assert chosen(PHONE, newer) == Way(ContactKind.PHONE, "+46701740606")
    assert chosen(PHONE, EMAIL, stopped={ContactKind.PHONE}) == Way(ContactKind.EMAIL, "amina@example.se")


@pytest.mark.parametrize(
    "text", ["a@b.se\nBcc: c@d.se", "a@b.se, c@d.se", "a@b", "@b.se", "<a@b.se>", "a b@c.se", "a@@b.se"]
)
def test_what_is_no_single_address_is_none(text):
    assert not is_address(text)


@pytest.mark.parametrize(
    "text", ["STOP", "stop.", "\u200fتوقف\u200f", "СТОП!!", "ＳＴＯＰ", "Stopp tack", "ጠጠው", "  Sluta "]
)
def test_stop_is_heard_in_any_script_and_dress(text):
    assert stopping.says_stop(text)


@pytest.mark.parametrize(
    "text", ["", "  ", "!!!", "Where does the bus stop?", "I come at the end", "stop " * 30, "توقف الباص"]
)
def test_other_messages_are_not_taken_for_stop(text):
    assert not stopping.says_stop(text)


@given(st.text(max_size=100))
def test_any_text_may_come(text):
    assert stopping.says_stop(text) in (True, False)


@given(
    st.integers(1, 2**31), st.sampled_from([ContactKind.PHONE, ContactKind.EMAIL]), st.binary(min_size=1, max_size=40)
)
def test_a_link_leads_to_whom_it_was_made_for(person_id, kind, key):
    token = stopping.token_of(person_id, kind, key)
    assert stopping.read_token(token, key) == (person_id, kind)
    assert stopping.read_token(token, key + b"!") is None
    assert stopping.read_token(f"1{token}", key) is None


@given(st.text(alphabet="0123456789abcdeftm-éا", max_size=80))
def test_no_guess_is_a_link(token):
    assert stopping.read_token(token, b"key") is None


@given(st.integers(0, 20), moments)
def test_waits_grow_and_end_at_an_hour(tries, moment):
    waits = [sending.next_try(number, moment) - moment for number in (tries, tries + 1)]
    assert timedelta(minutes=1) <= waits[0] <= waits[1] <= timedelta(hours=1)


@given(st.lists(st.builds(
    Outcome,
    call=st.sampled_from(CallKind),
    is_reminded=st.booleans(),
    state=st.sampled_from([ContactState.HELD, ContactState.NO_SHOW, ContactState.CANCELLED]),
    count=st.integers(0, 50),
)))  # fmt: skip
def test_the_lines_of_no_shows_add_up(outcomes):
    found = no_shows.lines(outcomes)
    both = [one for one in found if one.is_reminded is None]
    parts = [one for one in found if one.is_reminded is not None]
    assert sum(one.count for one in outcomes) == sum(one.expected + one.cancelled for one in both)
    assert sum(one.no_show for one in parts) == sum(one.no_show for one in both)
    assert all(one.percent is None or 0 <= one.percent <= 100 for one in found)


def test_a_text_is_one_part_in_the_latin_languages_we_pay_most_for_and_short_in_all(app):
    at = at_local(datetime.combine(DAY, time(10)))
    found = {one.locale.tag: one for one in previews(at, "08-465 004 04")}
    assert found["sv"].parts == found["en"].parts == 1
    assert all(one.parts <= 2 for one in found.values()), {tag: one.parts for tag, one in found.items()}
    assert all("STOP" in one.text for one in found.values())
