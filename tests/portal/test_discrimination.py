"""She tells of discrimination: any language, and nothing that was kept knows who she is."""

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.models import AuditEvent
from reception.db.base import Base
from reception.db.session import db
from reception.inclusion.models import DiscriminationReport
from reception.inclusion.rules.discrimination import MOST_A_DAY
from reception.inclusion.terms.discrimination import Concerned, PlaceKind, ReportState
from tests.factories.discrimination import make_report
from tests.factories.portal import newcomer_in

PAGE = "/my/en/discrimination"
WORDS = "قال لي المدير ارجعي إلى بلدك 👩‍🏭\nدو بار"


@pytest.fixture
def english(app, case):
    return newcomer_in(app, case, language="en")


def reports():
    return db.session.scalars(sa.select(DiscriminationReport).execution_options(permit="test")).all()


def send(browser, **values):
    return browser.fill(PAGE, **{"account": WORDS, "place_kind": "work", **values})


def everything():
    """What every table holds, but for the report itself and what counts on its own."""
    return {
        table.name: sorted(map(str, db.session.execute(sa.select(table).execution_options(permit="test")).all()))
        for table in Base.metadata.sorted_tables
        if table.name not in {"discrimination_report", "audit_event"}
    }


def test_what_she_tells_goes_to_the_register_as_she_wrote_it(english):
    answer = send(english, happened_on="2026-01-02", reach="0701740605")
    assert answer.status_code == 303
    [told] = reports()
    assert (told.account, told.reach, told.place_kind) == (WORDS, "0701740605", PlaceKind.WORK)
    assert (told.concerned, told.state, told.language, told.received_by_id) == (
        Concerned.UNKNOWN, ReportState.OPEN, "en", None,
    )  # fmt: skip
    page = english.get(answer.location)
    assert "Thank you. We have got it." in page.words
    assert "المدير" not in page.get_data(as_text=True)
    assert told.number not in page.get_data(as_text=True)


def test_no_row_and_no_line_of_the_log_knows_who_told(english, case):
    english.get(PAGE)
    before, newest = everything(), db.session.scalar(sa.select(sa.func.max(AuditEvent.id)))
    send(english)
    assert everything() == before
    assert len(reports()) == 1
    assert db.session.scalar(sa.select(sa.func.max(AuditEvent.id))) == newest, "a line's place alone tells when it was"


def test_the_page_tells_what_it_is_and_where_to_turn_and_reads_nothing_of_her(app, case):
    arabic = newcomer_in(app, case)
    page = arabic.get("/my/ar/discrimination")
    assert page.page.get("dir") == "rtl"
    assert "Diskrimineringsombudsmannen (DO)" in page.words
    assert "114 14" in page.words
    assert "112" in page.words
    assert case.person.shown_name not in page.words
    assert len(arabic.statements) <= 4
    assert len(page.get_data()) <= 20_000
    assert "/my/ar/discrimination" in arabic.get("/my/ar/rights").get_data(as_text=True)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"account": ""}, "Write a few words"),
        ({"place_kind": "moon"}, "Choose where it happened."),
        ({"place_kind": None}, "Choose where it happened."),
        ({"happened_on": "2999-01-01"}, "Write a day that has been"),
        ({"happened_on": "yesteryear"}, "Write a day that has been"),
        ({"happened_on": "0001-01-01"}, "Write a day that has been"),
        ({"account": "x" * 5001}, "Shorten this to 5000 characters"),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_what_she_wrote_stays(english, values, said):
    page = send(english, **{"reach": "070", **values})
    assert page.status_code == 200
    assert said in page.words
    assert page.form_values()["reach"].strip() == "070"
    assert not reports()


def test_the_same_words_twice_are_one_report(english):
    for _again in range(2):
        assert send(english).status_code == 303
    assert len(reports()) == 1
    send(english, account="Something else")
    assert len(reports()) == 2


def test_so_much_in_a_day_from_all_together_and_what_was_typed_stays(english):
    with system("test"):
        for number in range(MOST_A_DAY):
            make_report(account=f"{number}", language="so")
    page = send(english)
    assert page.status_code == 200
    assert "We cannot take more today." in page.words
    assert page.form_values()["account"].strip().replace("\r\n", "\n") == WORDS
    assert len(reports()) == MOST_A_DAY


def test_hostile_words_reach_the_keeper_as_words(english, client_of, municipality):
    send(english, account='"><script>alert(1)</script>')
    [told] = reports()
    keeper = client_of(municipality.integration_coordinator)
    page = keeper.get(f"/discrimination/{told.number}")
    assert '"><script>alert(1)</script>' in page.words
    assert "The person herself, in English" in page.words


def test_without_a_link_there_is_no_page(client):
    assert client.get(PAGE).status_code == 303


def test_staff_do_not_write_there(client_of, municipality):
    assert client_of(municipality.caseworker).get(PAGE).status_code in {303, 403}
