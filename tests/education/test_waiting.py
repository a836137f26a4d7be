"""Who waits for a place, in which order, and how an application ends."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from reception.education.rules.pupils.waiting import Deadline, deadline
from reception.education.terms.pupils import Programme
from tests.education.pupils import asked
from tests.factories.education import make_group, make_place, make_pupil

NOVEMBER = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(NOVEMBER, tick=False):
        yield


def waits(municipality, name, **facts):
    pupil = make_pupil(unit=municipality.school, name=name)
    return pupil, asked(pupil, facts.pop("programme", Programme.SFI), **facts)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"in_establishment": True}, Deadline(date(2026, 12, 2), within_a_month=True)),
        ({"in_establishment": False}, Deadline(date(2027, 2, 2), assumed=False)),
        ({"in_establishment": None}, Deadline(date(2027, 2, 2), perhaps=date(2026, 12, 2), assumed=False)),
    ],
)
def test_the_last_day_follows_from_the_establishment_law(known, expected):
    assert deadline(Programme.SFI, date(2026, 11, 2), date(2026, 9, 1), **known) == expected


def test_without_the_day_of_the_right_the_application_counts_and_that_is_said():
    found = deadline(Programme.SFI, date(2026, 11, 30), None, in_establishment=False)
    assert (found.latest, found.assumed) == (date(2027, 2, 28), True)


def test_civic_orientation_has_no_last_day_here():
    assert deadline(Programme.ORIENTATION, date(2026, 11, 2), None, in_establishment=True).acts_by is None


def test_whose_last_day_comes_first_stands_first(client_of, municipality):
    waits(municipality, "Amina Warsame", applied_on=date(2026, 9, 1), in_establishment=False)
    waits(municipality, "Bilal Omar", applied_on=date(2026, 10, 25), in_establishment=True)
    waits(municipality, "Celia Diaz", applied_on=date(2026, 10, 1), in_establishment=True)
    words = client_of(municipality.teacher).get("/pupils/waiting").words
    assert words.index("Celia Diaz") < words.index("Bilal Omar") < words.index("Amina Warsame")
    assert "21 days late" in words
    assert "3 days left" in words


def test_what_waits_elsewhere_or_for_something_else_is_not_in_the_list(client_of, municipality):
    waits(municipality, "Amina Warsame", programme=Programme.ORIENTATION)
    asked(make_pupil(unit=municipality.other_unit, name="Bilal Omar"), Programme.SFI)
    client = client_of(municipality.teacher)
    assert "Nobody waits" in client.get("/pupils/waiting").words
    assert "Amina Warsame" in client.get("/pupils/waiting?programme=orientation").words


def test_the_list_shows_free_places(client_of, municipality):
    group = make_group("C2", unit=municipality.school, capacity=2)
    make_place(group, make_pupil(unit=municipality.school, name="Bilal Omar"))
    assert "C2 (1 free place)" in client_of(municipality.teacher).get("/pupils/waiting").words


def test_an_application_is_withdrawn_and_leaves_the_list(client_of, municipality):
    pupil, application = waits(municipality, "Amina Warsame")
    client = client_of(municipality.teacher)
    address = f"/pupils/{pupil.number}/applications/{application.number}/end"
    assert "Choose what became of the application." in client.fill(address).words
    early = client.fill(address, ended_as="withdrawn", on="2026-11-01")
    assert "The application was made on 2026-11-02." in early.words
    assert client.fill(address, ended_as="withdrawn", on="2026-11-20").status_code == 303
    assert "Nobody waits" in client.get("/pupils/waiting").words
    assert "Withdrawn by the applicant" in client.get(f"/pupils/{pupil.number}").words
    again = client.post(address, data={"ended_as": "refused", "on": "2026-11-20"})
    assert "The application has ended already: Withdrawn by the applicant" in client.get(again.location).words
    assert client.get(address).location == again.location


def test_a_place_cannot_be_told_as_an_end_here(client_of, municipality):
    pupil, application = waits(municipality, "Amina Warsame")
    client = client_of(municipality.teacher)
    address = f"/pupils/{pupil.number}/applications/{application.number}/end"
    assert client.fill(address, ended_as="placed").status_code == 200


def test_a_second_application_while_one_waits_is_refused_beside_its_field(client_of, municipality):
    pupil, _application = waits(municipality, "Amina Warsame")
    client = client_of(municipality.teacher)
    address = f"/pupils/{pupil.number}/applications/new"
    answer = client.fill(address, programme="sfi", note="Evenings only")
    assert "The pupil waits for this already." in answer.words
    assert answer.form_values()["note"].strip() == "Evenings only"
    for _time in range(2):  # of adult education there may be several
        assert client.fill(address, programme="adult", wanted="Vård 1").status_code == 303


def test_what_an_application_says_is_changed_while_it_waits(client_of, municipality):
    pupil, application = waits(municipality, "Amina Warsame")
    client = client_of(municipality.guidance)
    address = f"/pupils/{pupil.number}/applications/{application.number}"
    assert client.fill(address, in_establishment="yes", when="evening", needs_childcare="y").status_code == 303
    words = client.get("/pupils/waiting").words
    assert "Evenings" in words
    assert "Needs childcare" in words
    assert "2026-12-02" in words


def test_the_list_costs_as_many_statements_with_many_as_with_few(client_of, municipality):
    client = client_of(municipality.teacher)
    waits(municipality, "Amina Warsame")
    client.get("/pupils/waiting")
    few = len(client.statements)
    for place in range(10):
        waits(municipality, f"Bilal Omar{chr(97 + place)}")
    client.get("/pupils/waiting")
    assert len(client.statements) == few
