"""Whatever is sent to the forms of pupils, there is a page that says what is wrong, and never an error."""

from datetime import date

import pytest

from reception.education.terms.pupils import Programme
from tests.education.pupils import asked
from tests.factories.education import make_pupil
from tests.factories.people import make_person

#: What a machine adds to a form, and its own tests send nonsense in.
MACHINERY = {"csrf_token", "_submission", "version", "opened_as"}
GROUPS = ("path", "course", "who", "unit_id", "programme", "with_pupil", "script", "goal", "pace", "ended_as", "when")


@pytest.mark.parametrize("bad", ["", "-1", "9" * 12, "2026-13-45", "\u202e", "<script>", "é" * 500, "0001-01-01", "٣"])
def test_nonsense_in_every_field_is_answered_with_the_page(client_of, municipality, bad):
    pupil = make_pupil(unit=municipality.school, received_on=date(2026, 1, 5))
    application = asked(pupil, Programme.SFI)
    client, own = client_of(municipality.teacher), f"/pupils/{pupil.number}"
    below = ("edit", "leave", "plan/new", "right/extend", "assessments/new", "applications/new")
    for path in ("/pupils/new", *(f"{own}/{end}" for end in below), f"{own}/applications/{application.number}"):
        values = client.get(path).form_values()
        nonsense = {name: bad for name in (*values, *GROUPS) if name not in MACHINERY}
        assert client.post(path, data={**values, **nonsense}).status_code in (200, 303), path


@pytest.mark.parametrize("bad", ["x", "-1", "99999999999", "\u202e", "<script>"])
def test_nonsense_in_the_address_shows_the_whole_list_or_none(client_of, municipality, bad):
    client = client_of(municipality.teacher)
    for name in ("show", "course", "group", "page"):
        assert client.get("/pupils", query_string={name: bad}).status_code == 200, name
    assert client.get("/pupils/waiting", query_string={"programme": bad, "page": bad}).status_code == 200


def test_days_at_the_calendars_ends_are_no_error(client_of, municipality):
    client = client_of(municipality.teacher)
    for name, day in (("Amina Warsame", date(9999, 12, 31)), ("Bilal Omar", date(1, 1, 1))):
        pupil = make_pupil(make_person(name=name), unit=municipality.school, received_on=day)
        for end in ("", "/right", "/right/extend"):
            assert client.get(f"/pupils/{pupil.number}{end}").status_code == 200
    assert client.get("/pupils").status_code == 200
