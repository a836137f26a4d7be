"""The time of the right to SFI on its page: both sides of 2026-01-01, extensions, and what is refused."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from reception.education.terms.studies import SfiCourse
from tests.education.pupils import studying
from tests.factories.education import make_pupil


def at(year, month, day):
    return time_machine.travel(datetime(year, month, day, 11, tzinfo=UTC), tick=False)


def address_of(municipality, **facts):
    return f"/pupils/{make_pupil(unit=municipality.school, **facts).number}/right"


@pytest.mark.parametrize(
    ("received_on", "last", "source"),
    [
        (date(2024, 3, 4), "2028-12-31", "övergångsbestämmelse p. 3"),
        (date(2025, 12, 31), "2028-12-31", "övergångsbestämmelse p. 3"),
        (date(2026, 1, 1), "2029-01-01", "31 a § (2025:1311)"),
        (date(2026, 8, 17), "2029-08-17", "31 a § (2025:1311)"),
    ],
)
def test_the_clock_on_both_sides_of_the_new_law(client_of, municipality, received_on, last, source):
    words = client_of(municipality.teacher).get(address_of(municipality, received_on=received_on)).words
    assert f"Last day{last}" in words
    assert source in words
    assert "Has the right" in words


def test_without_a_day_of_reception_no_clock_runs(client_of, municipality):
    client, address = client_of(municipality.teacher), address_of(municipality)
    words = client.get(address).words
    assert "Nothing is known of the right" in words
    refused = client.fill(f"{address}/extend", decided_on="2026-11-01", until="2029-06-01", reason="Own reasons")
    assert "The time of the right has not begun." in refused.words


def test_the_page_warns_before_the_right_ends_and_says_when_it_has(client_of, municipality):
    address = address_of(municipality, received_on=date(2026, 1, 12))
    client = client_of(municipality.teacher)
    with at(2028, 11, 20):
        client.sign_in(municipality.teacher)
        assert "The right ends on 2029-01-12." in client.get(address).words
        assert "Amina" in client.get("/pupils?show=right-ends").words
    with at(2029, 1, 13):
        client.sign_in(municipality.teacher)
        page = client.get(address)
        assert "The time of the right ended on 2029-01-12." in page.words
        assert not page.all("a", href=f"{address}/extend")
        late = client.fill(f"{address}/extend", decided_on="2029-01-13", until="2029-06-01", reason="Too late")
        assert "It can be extended only before its time has run out." in late.words


def test_a_decision_extends_by_six_months_at_most_and_can_be_struck(client_of, municipality):
    address = address_of(municipality, received_on=date(2026, 1, 12))
    client = client_of(municipality.teacher)
    told = {"decided_on": "2026-11-20", "reason": "Parental leave, decision 14"}
    with at(2026, 11, 22):
        client.sign_in(municipality.teacher)
        long = client.fill(f"{address}/extend", **told, until="2029-08-01")
        assert "A decision extends the right by six months at most, now to 2029-07-12." in long.words
        assert "Parental leave, decision 14" in long.form_values()["reason"]
        ahead = client.fill(f"{address}/extend", **{**told, "decided_on": "2026-12-01"}, until="2029-07-12")
        assert "A decision is entered when it has been made." in ahead.words
        assert client.fill(f"{address}/extend", **told, until="2029-07-12").status_code == 303
        page = client.get(address)
        assert "Last day2029-07-12" in page.words
        [strike] = [link.get("href") for link in page.all("a") if link.get("href", "").endswith("/strike")]
        assert "Write why it is struck." in client.fill(strike).words
        assert client.fill(strike, because="Entered for somebody else").status_code == 303
        page = client.get(address)
        assert "Last day2029-01-12" in page.words
        assert "Entered for somebody else" in page.words
        assert "The decision is struck already." in client.get(client.get(strike).location).words


def test_six_extensions_are_all_that_there_can_be(client_of, municipality):
    address = address_of(municipality, received_on=date(2025, 5, 5))
    client = client_of(municipality.teacher)
    for until in ("2029-06-30", "2029-12-31", "2030-06-30", "2030-12-31", "2031-06-30", "2031-12-31"):
        answer = client.fill(f"{address}/extend", decided_on="2026-11-20", until=until, reason="Special reasons")
        assert answer.status_code == 303, until
    answer = client.fill(f"{address}/extend", decided_on="2026-11-20", until="2032-06-30", reason="Once more")
    assert "It cannot be extended further." in answer.words


def test_who_studies_after_the_right_is_seen_on_the_pupils_page(client_of, municipality):
    pupil = make_pupil(unit=municipality.school, received_on=date(2026, 1, 12))
    studying(pupil, SfiCourse.D)
    with at(2029, 2, 1):
        words = client_of(municipality.teacher).get(f"/pupils/{pupil.number}").words
    assert "The right ended on 2029-01-12 and studies go on." in words
