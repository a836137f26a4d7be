"""No door without a permit, and no door open to everybody by oversight."""

import pytest
from flask import Flask

from reception.access import guard, matrix
from reception.access.guard import EndpointWithoutPermit
from reception.access.permit import PUBLIC
from reception.web.blueprint import Room
from tests.house.tables import compare

#: Whatever is open to everybody, signed in or not. Each of these must exist.
OPEN_TO_EVERYBODY = {
    "assets.file",
    "assets.style_sheet",
    "extracts.open_extract",
    "invitation.choose_password",
    "my_door.closed",
    "my_door.help_page",
    "my_door.left",
    "my_link.open_link",
    "my_stop.stop",
    "my_survey.answer",
    "pages.health",
    "pages.help_page",
    "pages.language",
    "open_data.catalogue",
    "open_data.dictionary",
    "open_data.document",
    "open_data.figures",
    "open_data.releases",
    "pages.ready",
    "security.login",
    "security.logout",
}


def test_every_address_has_a_permit(installation):
    assert {rule.endpoint for rule in installation.url_map.iter_rules()} <= set(installation.extensions["permits"])


def test_no_permit_is_for_an_address_that_is_gone(installation):
    assert set(installation.extensions["permits"]) <= {rule.endpoint for rule in installation.url_map.iter_rules()}


def test_what_is_open_to_everybody_is_listed_here(installation):
    served = {rule.endpoint for rule in installation.url_map.iter_rules()}
    assert {name for name in served if guard.permit_of(installation, name) is PUBLIC} == OPEN_TO_EVERYBODY


def test_an_application_with_an_open_door_does_not_start():
    app = Flask("open")
    guard.init_app(app, find_actor=lambda: None, ask_to_sign_in=lambda: None)
    app.add_url_rule("/open", "open", lambda: "")
    with pytest.raises(EndpointWithoutPermit, match="open"):
        guard.refuse_open_doors(app)


def test_a_route_without_a_permit_is_refused_when_it_is_written():
    room = Room("made-up", __name__)
    with pytest.raises(TypeError):
        room.route("/somewhere")
    with pytest.raises(TypeError):
        room.route("/somewhere", permit=None)
    with pytest.raises(TypeError):
        room.route("/somewhere", permit="case.read")


def test_people_and_cases_are_addressed_by_their_random_numbers(installation):
    """An id that counts up would tell how many there are, and invite to try its neighbours."""
    for rule in installation.url_map.iter_rules():
        if rule.rule.startswith(("/people/<", "/cases/<")):
            assert rule.rule.split("/")[2] == "<number:number>", rule.rule


def test_every_part_of_an_address_has_a_type(installation):
    free = {"/static/<version>/<path:name>", "/invitation/<token>", "/extracts/<token>"}
    for rule in installation.url_map.iter_rules():
        untyped = [name for name in rule.arguments if f"<{name}>" in rule.rule]
        assert not untyped or rule.rule in free or rule.endpoint == "assets.style_sheet", rule.rule


def test_the_access_matrix_is_as_reviewed(installation):
    compare("access_matrix.txt", matrix.lines(installation))
