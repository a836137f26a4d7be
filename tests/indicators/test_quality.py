"""The worklist of data quality: what is wrong stands there with its page, and is gone once it is mended."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import today
from reception.indicators.queries.quality import KINDS
from reception.indicators.rules import quality as rules
from reception.indicators.rules.behind import Whose
from reception.indicators.rules.quality import Chosen, Limit, limits, read_limits
from reception.indicators.terms_quality import Kind
from reception.people.terms import Protection
from reception.reckoning.definitions import InvalidDefinitions
from tests.factories.people import make_person
from tests.indicators.quality import MAKERS, ago, make_sound, met
from tests.page_rules import text_of


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def listed(answer):
    """{who: (what is wrong, where it is mended)} of a list."""
    table = next((one for one in answer.all("table") if one.get("aria-labelledby") == "to-mend"), None)
    rows = [] if table is None else table.findall(".//tbody/tr")
    return {
        text_of(row.find("th/a")): (text_of(row.findall("td")[0]), row.find("td[@class='acts']/a").get("href"))
        for row in rows
    }


def numbers(answer):
    """{address: number} of the numbers of kinds."""
    links = [link for link in answer.all("a") if "kind=" in (link.get("href") or "") and (link.text or "").isdecimal()]
    return {link.get("href"): int(link.text) for link in links}


@pytest.mark.parametrize("kind", Kind)
def test_what_is_wrong_stands_in_its_list_with_the_page_where_it_is_mended(kind, browser, municipality):
    person = MAKERS[kind](municipality, municipality.caseworker)
    make_sound(municipality, municipality.caseworker, name="Nothing Wrong")
    found = numbers(browser.get("/data-quality"))
    address = f"/data-quality?kind={kind.value}&worker={municipality.caseworker.id}"
    assert found[address] == 1
    answer = browser.get(address)
    assert list(listed(answer)) == [person.shown_name]
    says, where = listed(answer)[person.shown_name]
    assert says.endswith(".")
    assert "%(" not in says
    assert browser.get(where).status_code == 200


def test_nothing_stands_there_of_somebody_of_whom_all_is_well(browser, municipality):
    make_sound(municipality, municipality.caseworker)
    assert "Nothing to mend" in browser.get("/data-quality").words


MENDED = {
    Kind.NO_ROUTE: {"route": "assigned"},
    Kind.NO_SEX: {"legal_sex": "man"},
    Kind.NO_BIRTH: {"birth": "1990", "birth_source": "person"},
    Kind.NO_RECEPTION_DAY: {"kind": "received", "on_day": ago(90).isoformat()},
    Kind.JOB_END_UNKNOWN: {"ended_by": "employer"},
    Kind.PLACEMENT_END_UNKNOWN: {"ended_by": "employer"},
    Kind.PLACEMENT_OVER: {"ended_on": ago(30).isoformat(), "ended_by": "person", "outcome": "studies"},
    Kind.PROGRAMME_OVER: {"ended_on": ago(30).isoformat(), "ended_because": "time"},
    Kind.NO_STATUS: {"status": "work", "learnt_through": "person"},
    Kind.NO_MOVE_IN_DAY: {"moved_in_on": ago(80).isoformat()},
    Kind.NO_CLOSING_REASON: {"reason": "own_wish"},
    Kind.NO_OUTCOME: {"outcome": "work"},
    Kind.FOLLOW_UP: {"outcome": "work", "source": "person"},
    Kind.NEVER: {"summary": "Met"},
    Kind.SILENT: {"summary": "Met"},
    Kind.AHEAD: {"on_day": ago(30).isoformat(), "reason": "A slip"},
    Kind.ORDER: {"on_day": ago(30).isoformat(), "reason": "A slip"},
    Kind.BEFORE_BIRTH: {"on_day": ago(130).isoformat(), "reason": "A slip"},
    Kind.BIRTH: {"birth": "1980", "reason": "A slip"},
    Kind.NUMBER: {"birth": "1985", "reason": "A slip"},
    Kind.OPENED_BEFORE_BIRTH: {"birth": "1985", "reason": "A slip"},
    Kind.TOO_YOUNG: {"started_on": ago(100).isoformat()},
}


@pytest.mark.parametrize(("kind", "values"), MENDED.items(), ids=[kind.value for kind in MENDED])
def test_what_is_mended_on_its_page_leads_back_and_is_gone(kind, values, browser, municipality):
    MAKERS[kind](municipality, municipality.caseworker)
    address = f"/data-quality?kind={kind.value}"
    ((_says, where),) = listed(browser.get(address)).values()
    answer = browser.fill(where, **values)
    assert answer.status_code == 303, answer.words
    assert answer.location.startswith(address)
    assert listed(browser.get(address)) == {}


def test_each_number_equals_its_list_for_a_caseworker_and_for_the_manager(browser, municipality, client_of):
    for place, kind in enumerate((Kind.NO_ROUTE, Kind.NO_SEX, Kind.NEVER, Kind.ORDER)):
        MAKERS[kind](municipality, municipality.caseworker if place % 2 else municipality.caseworker2)
    make_person(unit=municipality.unit)  # whom nobody has
    for client in (browser, client_of(municipality.manager)):
        for start in ("/data-quality", "/data-quality?worker=", "/data-quality?worker=nobody"):
            found = numbers(client.get(start))
            for address, number in found.items():
                assert len(listed(client.get(address))) == number, address
    page = client_of(municipality.manager).get("/data-quality")
    assert "Karin Kase" in page.words
    assert "Nobody" in page.words


def test_a_long_list_has_pages_of_twenty_five(browser, municipality):
    for place in range(27):
        make_person(name=f"Nobody {place:02}", unit=municipality.unit, worker=municipality.caseworker)
    first = browser.get("/data-quality?kind=no-route")
    assert len(listed(first)) == 25
    assert len(listed(browser.get("/data-quality?kind=no-route&page=2"))) == 2
    assert len(browser.statements) <= 20


def test_who_is_protected_is_counted_for_those_named_alone(municipality, client_of):
    hidden = make_person(
        name="Daryna", unit=municipality.unit, worker=municipality.caseworker, protection=Protection.MARKING,
        named=[municipality.caseworker],
    )  # fmt: skip
    address = "/data-quality?kind=no-route&worker="
    assert list(listed(client_of(municipality.caseworker).get(address))) == [hidden.number]
    for user in (municipality.caseworker2, municipality.manager):
        answer = client_of(user).get("/data-quality?worker=")
        assert "Daryna" not in answer.words
        assert numbers(answer) == {}


def test_other_units_and_roles_are_not_there(municipality, client_of):
    MAKERS[Kind.NO_ROUTE](municipality, municipality.caseworker)
    assert numbers(client_of(municipality.other_unit_caseworker).get("/data-quality?worker=")) == {}
    for user in (municipality.statistician, municipality.reader, municipality.teacher, municipality.administrator):
        assert client_of(user).get("/data-quality").status_code == 403


def test_whoever_met_the_person_lately_is_not_silent(browser, municipality):
    person = MAKERS[Kind.SILENT](municipality, municipality.caseworker)
    met(person, 3)
    assert listed(browser.get("/data-quality?kind=silent")) == {}


def test_whom_the_list_shows_is_noted(browser, municipality):
    person = MAKERS[Kind.NO_ROUTE](municipality, municipality.caseworker)
    browser.get("/data-quality?kind=no-route")
    with system("test"):
        query = sa.select(AuditEvent).where(AuditEvent.action == "page.read").order_by(AuditEvent.id.desc()).limit(1)
        event = db.session.scalars(query).one()
    assert (event.details["endpoint"], event.people.split()) == ("data_quality.worklist", [str(person.id)])


@pytest.mark.parametrize(
    "query",
    ["kind=x", "kind=%00", "worker=-1", "worker=999999999999", "page=99999&kind=silent", "kind=silent&kind=never",
     "worker=%F0%9F%92%A9", "kind=silent&page=-1", "worker=2147483648"],
)  # fmt: skip
def test_nonsense_in_the_address_is_no_choice(browser, query):
    assert browser.get(f"/data-quality?{query}").status_code == 200


def test_every_kind_has_a_statement_a_sentence_and_a_page():
    assert set(KINDS) == set(rules.SAYS) == set(rules.MENDED_ON) == set(Kind) == set(MAKERS)
    assert limits().number(Limit.NO_CONTACT_DAYS, today()) == 30
    assert Chosen.read({"kind": "silent", "worker": "7"}).address == {"kind": "silent", "worker": "7"}
    assert Chosen.read({"kind": "perhaps"}) == Chosen(None, Whose())
    said = rules.said(Kind.ORDER, date(2026, 1, 2), date(2026, 1, 1), "applied", "decided").in_english
    assert said == "“Permit decided” is noted on 2026-01-01, before “Applied for a permit” on 2026-01-02."


@pytest.mark.parametrize(
    ("numbers_text", "days_text", "problem"),
    [
        ('[[limit]]\ncode = "x"\nlabel = "X"\nvalue = 0\nsource = "S"', "", "unknown limit"),
        ("", "", "there is no limit"),
        ('[[limit]]\ncode = "no_contact_days"\nlabel = "X"\nvalue = 3\nsource = "S"', "", "is missing"),
    ],
)
def test_limits_that_cannot_be_read_are_refused(numbers_text, days_text, problem):
    with pytest.raises(InvalidDefinitions, match=problem):
        read_limits(numbers_text, days_text)
