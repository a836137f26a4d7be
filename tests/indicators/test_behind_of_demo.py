"""The figures of one's own cases, of a municipality nobody arranged for it: every number is as long as its list."""

import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.db.session import db
from reception.i18n.formats import today
from reception.indicators.queries import behind, quality
from reception.indicators.queries.families import facts_of
from reception.indicators.rules.behind import ALL, NO, YES, Whose, has_people
from reception.indicators.rules.catalogue import in_force
from reception.indicators.terms_quality import Kind
from reception.reckoning.asked import Asked
from tests.indicators.loading import load

EVERYBODY = (0, 10_000)


def account(name):
    """Somebody of the demo."""
    with system("test"):
        return db.session.scalars(sa.select(User).where(User.email == f"{name}@demo.example")).one()


def with_people(asked):
    return [one for one in in_force(asked.period) if has_people(one) and facts_of(one.code) is not None]


def test_every_number_of_the_demo_is_as_long_as_its_list(app, monkeypatch, acting, client_of):
    load(monkeypatch, 3)
    manager, caseworker = account("manager"), account("caseworker")
    seen = 0
    for user, whose, year in (
        (manager, Whose(), today().year - 1),
        (caseworker, Whose(str(caseworker.id)), today().year),
    ):
        asked = Asked.of_year(year, today())
        with acting(user):
            among = with_people(asked)
            for cell in behind.own_cells(asked, among, whose):
                one = next(one for one in among if (one.code, one.version) == (cell.code, cell.edition))
                found = behind.people_behind(asked, one, cell.verdict, whose, EVERYBODY)
                assert len(found) == cell.number, (cell, year)
                seen += 1
    assert seen > 60
    for user in (manager, caseworker):
        browser = client_of(user)
        assert browser.get("/indicators/own").status_code == 200
        assert len(browser.statements) <= 20
        assert browser.get(f"/indicators/I2/people?year={today().year}&answer=all").status_code == 200
        assert len(browser.statements) <= 20


def test_what_each_caseworker_has_of_a_number_adds_up(app, monkeypatch, acting):
    load(monkeypatch, 8)
    asked = Asked.of_year(today().year - 1, today())
    with acting(account("manager")):
        one = next(one for one in with_people(asked) if one.code == "I24")
        for line in behind.by_worker(asked, one, ALL):
            assert len(behind.people_behind(asked, one, ALL, Whose(line.worker), EVERYBODY)) == line.number
        both = [len(behind.people_behind(asked, one, answer, Whose(), EVERYBODY)) for answer in (YES, NO, ALL)]
        assert sum(both[:2]) == both[2] > 0
        tally = quality.tally()
        for kind in Kind:
            for worker in ("", *tally.workers()):
                assert len(quality.rows(kind, Whose(worker), EVERYBODY)) == tally.of(kind, worker)
        assert tally.whole() > 0
