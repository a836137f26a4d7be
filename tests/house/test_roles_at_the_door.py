"""The access matrix, tried: each role, somebody without a duty and somebody unknown, at every door."""

import random

import pytest
from werkzeug.routing import AnyConverter, IntegerConverter

from reception.access.actor import Actor, Duty
from reception.access.guard import permit_of
from reception.access.matrix import IMPLIED
from reception.access.permit import PUBLIC
from reception.access.roles import Role
from reception.web import short_number
from tests.clients import StrictClient

#: Any value that fits the type; nothing of that number exists.
SOMETHING = {"number": short_number.make(random.Random(1)), "name": "shortcuts", "version": "0", "token": "x"}
ANONYMOUS, WITHOUT_DUTY = "anonymous", "without duty"


def doors(app):
    """(method, address, permit) of every door."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            for method in sorted((rule.methods or set()) - IMPLIED):
                yield method, address_of(app, rule), permit_of(app, rule.endpoint)


def address_of(app, rule):
    """An address that the rule matches."""
    values = {}
    for name, converter in rule._converters.items():
        values[name] = 987654 if isinstance(converter, IntegerConverter) else SOMETHING.get(name, "x")
        if isinstance(converter, AnyConverter):
            values[name] = min(converter.items)
    return rule.build(values)[1]


@pytest.fixture
def knock(app, municipality, client_of):
    """`knock(who)(method, address)` gives the status."""

    def of(who):
        if who == ANONYMOUS:
            browser = StrictClient(app)
        else:
            browser = client_of(
                municipality.without_duty if who == WITHOUT_DUTY else municipality.one_of_each_role[who]
            )
        browser.lenient = True
        # Without a token nothing is done behind the door: 400 says that it was opened.
        return lambda method, address: browser.open(address, method=method).status_code

    return of


@pytest.mark.parametrize("who", [ANONYMOUS, WITHOUT_DUTY, *Role], ids=str)
def test_the_door_lets_in_whom_the_matrix_names(app, engine, knock, who):
    if engine == "postgresql":
        pytest.skip("the door does not ask the database")
    status_of, wrong = knock(who), []
    for method, address, permit in doors(app):
        if address in {"/sign-out", "/ready"}:
            continue
        status = status_of(method, address)
        expected = expected_at_the_door(permit, who)
        if (status in {303, 403}) != (expected in {303, 403}) and not (status in {302, 303} and expected is None):
            wrong.append(f"{method} {address}: {status}")
        elif expected is not None and status != expected:
            wrong.append(f"{method} {address}: {status}, not {expected}")
    assert not wrong, "\n".join(wrong)


def expected_at_the_door(permit, who):
    """303 to the sign-in page, 403, or None when the door opens."""
    if permit is PUBLIC:
        return None
    if who == ANONYMOUS:
        return 303
    roles = () if who == WITHOUT_DUTY else (Duty(who, 1, "", 1),)
    return None if permit.held_by(Actor(1, "", roles)) else 403
