"""Her own pages reach her own case: every address of theirs, with what belongs to somebody else."""

import pytest
import sqlalchemy as sa
from werkzeug.routing import AnyConverter

from reception.access.guard import permit_of
from reception.access.matrix import IMPLIED
from reception.access.permit import PUBLIC
from reception.access.roles import Role
from reception.db.session import db
from reception.inclusion.models import ActivityOffer
from reception.messages.models import Letter, NewcomerMessage
from tests.clients import StrictClient
from tests.factories.inclusion_activities import make_activity, make_offer
from tests.factories.message_files import make_messages
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in

MARK = "Grannavik"


@pytest.fixture
def other(municipality):
    """{what it is: the row} of the file of somebody else, at the same unit."""
    person = make_person(name=f"Omar {MARK}", unit=municipality.unit, worker=municipality.caseworker)
    case = case_of(person)
    offered = make_offer(case, make_activity(name=f"Kör {MARK}"), note=f"Erbjöd {MARK}")
    return {**make_messages(MARK, case, municipality.caseworker), "offered": offered}


def own_rules(app):
    """(method, rule) of every page of newcomers that asks who is in."""
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/my/") and permit_of(app, rule.endpoint) is not PUBLIC:
            for method in sorted((rule.methods or set()) - IMPLIED):
                yield method, rule


def address_in(rule, language, rows):
    """The address of a rule about the rows of a file; ids of nobody where there is none."""
    named = {"contact_id": "ahead", "letter_id": "letter", "offer_id": "offered"}
    values = {name: rows[named[name]].id if name in named else 987654 for name in rule.arguments}
    values |= {name: min(kind.items) for name, kind in rule._converters.items() if isinstance(kind, AnyConverter)}
    return str(rule.build({**values, "locale": language})[1])


def about_rows(app):
    """Whatever names a row: `way` is one of two words, and says how she herself is reached."""
    return [(method, rule) for method, rule in own_rules(app) if rule.arguments - {"locale", "way"}]


def test_what_is_of_another_case_is_not_there(app, case, hers, other):
    before = everything()
    token = hers.get("/my/ar/write").form_values()["csrf_token"]
    tried = about_rows(app)
    assert len(tried) >= 5
    for method, rule in tried:
        address, nowhere = (address_in(rule, "ar", rows) for rows in (other, _Nobody()))
        answers = [
            hers.post(one, data={"csrf_token": token}) if method == "POST" else hers.open(one, method=method)
            for one in (address, nowhere)
        ]
        assert [answer.status_code for answer in answers] == [404, 404], address
        texts = [answer.get_data(as_text=True).replace(answer.request.path, "…") for answer in answers]
        assert MARK not in texts[0], address
        assert texts[0] == texts[1] or "csrf" in texts[0], address
    assert everything() == before


class _Nobody(dict):
    """Rows that are not there."""

    def __missing__(self, _key):
        return type("Row", (), {"id": 987654})


def everything():
    """What pages of newcomers write to, as it stands."""
    db.session.expire_all()
    return [
        db.session.execute(query.execution_options(permit="test")).all()
        for query in (
            sa.select(ActivityOffer.id, ActivityOffer.answer).order_by(ActivityOffer.id),
            sa.select(NewcomerMessage.id, NewcomerMessage.text).order_by(NewcomerMessage.id),
            sa.select(Letter.id, Letter.opened_at).order_by(Letter.id),
        )
    ]


def test_no_page_of_hers_tells_of_another_case(app, hers, other):
    for method, rule in own_rules(app):
        if method == "GET" and not rule.arguments - {"locale"}:
            answer = hers.get(rule.build({"locale": "ar"})[1])
            assert answer.status_code == 200, rule.rule
            assert MARK not in answer.get_data().decode(errors="replace"), rule.rule


def test_every_page_of_hers_is_kept_nowhere_and_tells_no_other_site(app, municipality, case):
    browser = newcomer_in(app, case)
    mine = make_messages("Egenalund", case, municipality.caseworker)
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(("/my/<", "/l/")) and "GET" in rule.methods:
            address = address_in(rule, "ar", mine) if "token" not in rule.arguments else "/l/00000-00000"
            answer = browser.get(address)
            assert answer.status_code == 200, address
            assert answer.headers["Cache-Control"] == "no-store", address
            assert answer.headers["Referrer-Policy"] == "no-referrer", address
            for cookie in answer.headers.getlist("Set-Cookie"):
                assert cookie.startswith("my-plan="), address
                assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; ")), address


def test_without_a_visit_every_page_leads_to_the_door(app, other):
    check_sent_away(app, StrictClient(app), other)


@pytest.mark.parametrize("role", Role)
def test_staff_are_nobody_on_her_pages(app, municipality, client_of, other, role):
    check_sent_away(app, client_of(municipality.one_of_each_role[role]), other)


def check_sent_away(app, browser, rows):
    """Every page answers that nobody is in, whoever's rows its address names."""
    browser.lenient = True
    for method, rule in own_rules(app):
        address = address_in(rule, "ar", rows)
        answer = browser.post(address) if method == "POST" else browser.open(address, method=method)
        assert (answer.status_code, answer.location) == (303, "/my/ar/closed"), f"{method} {address}"


def test_a_letter_that_is_not_shown_to_her_or_was_withdrawn_is_not_there(municipality, case, hers):
    mine = make_messages("Egenalund", case, municipality.caseworker)
    assert hers.get(f"/my/ar/letters/{mine['letter'].id}").status_code == 200
    for row in ("letter_of_many", "letter_withdrawn"):
        assert hers.get(f"/my/ar/letters/{mine[row].id}").status_code == 404
