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
from reception.web.converters import NumberConverter
from tests.clients import StrictClient
from tests.house import on_sqlite_alone

#: Any value that fits the type; nothing of that number exists.
SOMETHING = {
    "day": "2026-11-02",
    "number": short_number.make(random.Random(1)),
    "name": "shortcuts",
    "version": "0",
    "token": "x",
    "locale": "sv",
    "language": "ar",
    "tag": "ar",
    "code": "0123456789abcdef",
}
#: It would end the session in the middle.
UNTRIED = {"/sign-out"}
ANONYMOUS, WITHOUT_DUTY = "anonymous", "without duty"


def doors(app, *, each):
    """(method, address, permit) of every door; or of one for each permit and method."""
    tried = set()
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            for method in sorted((rule.methods or set()) - IMPLIED):
                permit = permit_of(app, rule.endpoint)
                if (each or (permit, method) not in tried) and rule.rule not in UNTRIED:
                    tried.add((permit, method))
                    yield method, address_of(rule), permit


def address_of(rule):
    """An address that the rule matches."""
    values = {}
    for name, converter in rule._converters.items():
        values[name] = 987654 if isinstance(converter, IntegerConverter) else SOMETHING.get(name, "x")
        if isinstance(converter, AnyConverter):
            values[name] = min(converter.items)
        if isinstance(converter, NumberConverter):
            values[name] = SOMETHING["number"]
    return rule.build(values)[1]


@pytest.fixture
def knock(app, municipality, client_of):
    """`knock(who)(method, address)` says how the door answers: 403, 303 to the sign-in page, or None when it opens."""

    def of(who):
        if who == ANONYMOUS:
            browser = StrictClient(app)
        else:
            browser = client_of(
                municipality.without_duty if who == WITHOUT_DUTY else municipality.one_of_each_role[who]
            )
        browser.lenient = True
        # Without a token nothing is done behind the door: 400 says that it was opened.
        return lambda method, address: refusal(browser.open(address, method=method))

    return of


def refusal(answer):
    """403, 303 to the sign-in page or to the newcomers' one, or None."""
    asked_in = (answer.location or "").startswith("/sign-in") or (answer.location or "").endswith("/closed")
    sent_away = answer.status_code in {302, 303} and asked_in
    return answer.status_code if sent_away or answer.status_code == 403 else None


@on_sqlite_alone
@pytest.mark.parametrize("who", [ANONYMOUS, WITHOUT_DUTY, *Role], ids=str)
def test_the_door_lets_in_whom_the_matrix_names(app, knock, who):
    """The door knows permits, not pages: the roles try one page of each permit, the two without any role try all."""
    answers = knock(who)
    wrong = [
        f"{method} {address}"
        for method, address, permit in doors(app, each=who in {ANONYMOUS, WITHOUT_DUTY})
        if answers(method, address) != expected_at_the_door(permit, who)
    ]
    assert not wrong, "\n".join(wrong)


def expected_at_the_door(permit, who):
    """303 to the sign-in page, 403, or None when the door opens."""
    if permit is PUBLIC:
        return None
    if who == ANONYMOUS or permit.own:
        return 303
    roles = () if who == WITHOUT_DUTY else (Duty(who, 1, "", 1),)
    return None if permit.held_by(Actor(1, "", roles)) else 403
