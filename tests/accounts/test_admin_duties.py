"""Duties are given and ended by somebody else, act at once, and leave an administrator."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from reception.access.roles import Role
from reception.accounts import queries
from reception.accounts.models import RoleAssignment, User
from reception.db.session import db
from reception.i18n.formats import today
from tests.clients import StrictClient
from tests.factories.municipality import Municipality, make_user

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def admin(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.administrator)


def duty_of(user: User) -> RoleAssignment:
    return db.session.query(RoleAssignment).filter_by(user_id=user.id).one()


def second_administrator(municipality: Municipality) -> User:
    return make_user(name="Adam Admin", role=Role.ADMINISTRATOR, unit=municipality.unit)


def test_a_duty_that_is_given_holds_on_the_next_request(
    municipality: Municipality, admin: StrictClient, client_of: ClientOf
) -> None:
    user = municipality.without_duty
    path = f"/admin/accounts/{user.id}/duties/new"
    assert admin.fill(path, role="administrator", unit=str(municipality.board.id)).status_code == 303
    assert client_of(user).get("/admin").status_code == 200


def test_a_changed_duty_signs_out(municipality: Municipality, admin: StrictClient, client_of: ClientOf) -> None:
    user = municipality.reader
    browser = client_of(user)
    admin.fill(f"/admin/accounts/{user.id}/duties/new", role="caseworker", unit=str(municipality.unit.id))
    assert browser.get("/account").status_code == 303


def test_a_duty_that_is_ended_no_longer_holds(
    municipality: Municipality, admin: StrictClient, client_of: ClientOf
) -> None:
    other = second_administrator(municipality)
    browser = client_of(other)
    assert browser.get("/admin").status_code == 200
    assert admin.fill(f"/admin/duties/{duty_of(other).id}/end").status_code == 303
    assert browser.get("/admin").status_code == 303
    assert client_of(other).get("/admin").status_code == 403
    assert "Ended" in admin.get(f"/admin/accounts/{other.id}").words


def test_a_last_day_to_come_lets_the_duty_hold_until_then(
    municipality: Municipality, admin: StrictClient, client_of: ClientOf
) -> None:
    user = municipality.caseworker
    browser, last = client_of(user), today() + timedelta(days=7)
    assert admin.fill(f"/admin/duties/{duty_of(user).id}/end", last_day=last.isoformat()).status_code == 303
    assert browser.get("/account").status_code == 200
    assert duty_of(user).ends_on == last


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"role": "emperor"}, "Choose a role."),
        ({"role": None}, "Choose a role."),
        ({"unit": ""}, "Choose a board or a unit."),
        ({"unit": "99999"}, "Choose a board or a unit."),
        ({"starts_on": "someday"}, "date"),
        ({"starts_on": "+30", "ends_on": "+3"}, "The last day comes before the first day."),
        ({"ends_on": "2020-01-01"}, "This date has passed."),
    ],
)
def test_a_bad_duty_gets_a_message(
    municipality: Municipality, admin: StrictClient, values: dict[str, str], message: str
) -> None:
    path = f"/admin/accounts/{municipality.without_duty.id}/duties/new"
    right = {"role": "caseworker", "unit": str(municipality.unit.id)}
    answer = admin.fill(path, **{**right, **values})
    assert answer.status_code == 200
    assert message in answer.words
    assert not queries.account(municipality.without_duty.id).duties


def test_the_same_duty_is_not_given_twice(municipality: Municipality, admin: StrictClient) -> None:
    path = f"/admin/accounts/{municipality.caseworker.id}/duties/new"
    answer = admin.fill(path, role="caseworker", unit=str(municipality.unit.id))
    assert "The account has this duty in this unit already." in answer.words


def test_a_closed_unit_takes_no_duties(municipality: Municipality, admin: StrictClient) -> None:
    municipality.other_unit.closed_on = today()
    answer = admin.get(f"/admin/accounts/{municipality.without_duty.id}/duties/new")
    assert "Etableringsenheten" not in answer.words


def test_nobody_changes_their_own_duties(municipality: Municipality, admin: StrictClient) -> None:
    own = municipality.administrator
    second_administrator(municipality)
    unit = str(municipality.unit.id)
    answer = admin.fill(f"/admin/accounts/{own.id}/duties/new", role="caseworker", unit=unit)
    assert "Nobody changes their own duties." in answer.words
    answer = admin.fill(f"/admin/duties/{duty_of(own).id}/end")
    assert "Nobody changes their own duties." in answer.words
    assert (duty_of(own).role, duty_of(own).ends_on) == (Role.ADMINISTRATOR, None)


def test_the_last_lasting_administrator_stays(
    municipality: Municipality, admin: StrictClient, client_of: ClientOf
) -> None:
    other = second_administrator(municipality)
    duty_of(municipality.administrator).ends_on = today() + timedelta(days=30)
    path = f"/admin/accounts/{other.id}"
    answer = admin.fill(f"/admin/duties/{duty_of(other).id}/end")
    assert "This is the last administrator without an end date." in answer.words
    answer = admin.fill(f"/admin/duties/{duty_of(other).id}/end", last_day="+90")
    assert "This is the last administrator without an end date." in answer.words
    admin.post(f"{path}/deactivate")
    assert "This is the last administrator without an end date." in admin.get(path).words
    assert queries.account(other.id).active


def test_one_of_two_administrators_can_be_removed(municipality: Municipality, admin: StrictClient) -> None:
    other = second_administrator(municipality)
    admin.post(f"/admin/accounts/{other.id}/deactivate")
    assert not queries.account(other.id).active
