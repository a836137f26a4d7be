"""Boards and units: added, renamed, closed; search is limited where social services are."""

from collections.abc import Callable

import pytest

from reception.accounts import queries
from reception.accounts.models import Unit, User
from reception.db.session import db
from tests.clients import StrictClient
from tests.factories.municipality import Municipality

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def admin(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.administrator)


def unit(name: str) -> Unit:
    return db.session.query(Unit).filter_by(name=name).one()


def test_the_tree_shows_units_below_their_board(admin: StrictClient) -> None:
    words = admin.get("/admin/units").words
    board = words.index("Arbetsmarknadsnämnden")
    assert board < words.index("Integrationsenheten", board) < words.index("Socialnämnden")


@pytest.mark.parametrize(
    ("name", "limited"), [("Individ- och socialnämnden", True), ("SOCIALTJÄNSTEN", True), ("Kommunstyrelsen", False)]
)
def test_search_is_limited_by_default_at_social_services(admin: StrictClient, name: str, limited: bool) -> None:
    answer = admin.fill("/admin/units/new", name=name)
    assert answer.location == f"/admin/units/{unit(name).id}"
    assert unit(name).limits_search is limited
    assert "2001:637" in admin.get(answer.location).words


def test_the_limit_is_the_boards_choice_and_holds_for_its_units(
    municipality: Municipality, admin: StrictClient
) -> None:
    path = f"/admin/units/{municipality.board.id}"
    assert admin.fill(path, limits_search="y").status_code == 303
    (duty,) = queries.actor_of(municipality.caseworker).duties
    assert duty.limits_search
    admin.fill(path, limits_search=None)
    (duty,) = queries.actor_of(municipality.caseworker).duties
    assert not duty.limits_search


def test_a_unit_is_added_below_a_board(municipality: Municipality, admin: StrictClient) -> None:
    assert admin.fill(f"/admin/units/{municipality.board.id}/new", name="Språkenheten").status_code == 303
    assert unit("Språkenheten").parent_id == municipality.board.id
    assert admin.get(f"/admin/units/{municipality.unit.id}/new").status_code == 404


def test_a_name_is_used_once_in_a_board_in_any_case(municipality: Municipality, admin: StrictClient) -> None:
    taken = "There is already one with this name."
    assert taken in admin.fill(f"/admin/units/{municipality.board.id}/new", name="INTEGRATIONSENHETEN").words
    assert taken in admin.fill("/admin/units/new", name="socialnämnden").words
    assert taken in admin.fill(f"/admin/units/{municipality.unit.id}", name="Etableringsenheten").words
    assert admin.fill(f"/admin/units/{municipality.other_board.id}/new", name="Integrationsenheten").status_code == 303


def test_a_unit_without_a_name_gets_a_message(municipality: Municipality, admin: StrictClient) -> None:
    assert "Write the name." in admin.fill("/admin/units/new", name="  ").words
    assert "Write the name." in admin.fill(f"/admin/units/{municipality.unit.id}", name="").words


def test_a_rename_does_not_write_over_another(municipality: Municipality, admin: StrictClient) -> None:
    path = f"/admin/units/{municipality.unit.id}"
    stale = admin.get(path).form_values(None)
    admin.fill(path, name="Integration")
    answer = admin.post(path, data={**stale, "name": "Mottagningsenheten"})
    assert answer.status_code == 409
    assert "As it is saved Integration" in answer.words


def test_a_unit_in_use_is_not_closed(municipality: Municipality, admin: StrictClient) -> None:
    path = f"/admin/units/{municipality.unit.id}"
    admin.post(f"{path}/close")
    assert "Somebody has a duty there." in admin.get(path).words
    board = f"/admin/units/{municipality.board.id}"
    admin.post(f"{board}/close")
    assert "The board has units that are open." in admin.get(board).words
    assert unit("Integrationsenheten").closed_on is None


def test_an_empty_unit_is_closed_and_opened_again(municipality: Municipality, admin: StrictClient) -> None:
    admin.fill("/admin/units/new", name="Tekniska nämnden")
    board = unit("Tekniska nämnden").id
    admin.fill(f"/admin/units/{board}/new", name="Gatuenheten")
    below = unit("Gatuenheten").id
    assert admin.post(f"/admin/units/{below}/close").location == "/admin/units"
    assert admin.post(f"/admin/units/{board}/close").location == "/admin/units"
    admin.post(f"/admin/units/{below}/reopen")
    assert "The board is closed. Open the board first." in admin.get(f"/admin/units/{below}").words
    admin.post(f"/admin/units/{board}/reopen")
    admin.post(f"/admin/units/{below}/reopen")
    assert unit("Gatuenheten").closed_on is None
