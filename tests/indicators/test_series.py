"""National series: taken in on the page, replaced by a later file, and read beside indicators."""

import io
import json
from decimal import Decimal

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.access.roles import Role
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import now
from reception.inclusion.models import OutsideFigure
from reception.indicators.models import NationalFigure, SeriesImport
from reception.indicators.queries import series as queries
from reception.indicators.queries.series import Told
from reception.indicators.rules.catalogue import versions_of
from reception.indicators.terms import Gender
from reception.sheets import writing

PAGE = "/indicators/series"
UPLOAD = f"{PAGE}/import"
HEADER = "kpi;kommun;år;kön;värde;status"


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.integration_coordinator)


def send(browser, content, name="kolada.csv"):
    page = browser.get(UPLOAD)
    body = content if isinstance(content, bytes) else content.encode()
    answer = browser.post(UPLOAD, data={**page.form_values(), "file": (io.BytesIO(body), name)})
    return browser.get(PAGE) if answer.status_code == 303 else answer


def csv(*lines):
    return "\n".join((HEADER, *lines))


def figures():
    with system("test"):
        rows = db.session.scalars(sa.select(NationalFigure).order_by(NationalFigure.id))
        return {(one.kpi, one.municipality, one.year, one.gender.value): (one.value, one.status) for one in rows}


def test_a_file_of_kolada_is_taken_in_and_the_list_says_what_is_held(browser):
    told = {
        "values": [
            {
                "kpi": "N18409",
                "municipality": "1277",
                "period": year,
                "values": [
                    {"gender": "T", "count": 1, "status": "", "value": 41.2},
                    {"gender": "K", "status": "Missing"},
                ],
            }
            for year in (2022, 2024)
        ],
        "next_url": "https://…",
    }
    page = send(browser, json.dumps(told), "data.json").words
    assert "New figures: 4. Changed: 0. There already: 0." in page
    assert "one page of several" in page
    assert "N18409 2022–2024 1 4 2 I4, N18409" in page or "N18409 2022–2024 1 4 2 N18409" in page
    assert "data.json" in page
    assert figures()["N18409", "1277", 2024, "T"] == (Decimal("41.2000"), None)
    assert figures()["N18409", "1277", 2024, "K"] == (None, "Missing")


def test_a_later_file_replaces_what_it_changes_and_the_log_keeps_that_it_was_made(browser, municipality):
    send(browser, csv("N18409;1277;2023;T;40,5;", "N18409;1277;2024;T;41;"))
    page = send(browser, csv("N18409;1277;2023;T;40.5;", "N18409;1277;2024;T;;Private", "N18409;1277;2025;T;44;"))
    assert "New figures: 1. Changed: 1. There already: 1." in page.words
    assert figures() == {
        ("N18409", "1277", 2023, "T"): (Decimal("40.5"), None),
        ("N18409", "1277", 2024, "T"): (None, "Private"),
        ("N18409", "1277", 2025, "T"): (Decimal(44), None),
    }
    with system("test"):
        first, second = db.session.scalars(sa.select(SeriesImport).order_by(SeriesImport.id))
        of = dict(db.session.execute(sa.select(NationalFigure.year, NationalFigure.import_id)).all())
        events = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "series.imported")).all()
    assert of == {2023: first.id, 2024: second.id, 2025: second.id}
    assert (second.rows, second.made_by_id) == (3, municipality.integration_coordinator.id)
    assert len(events) == 2


def test_nothing_of_a_file_with_problems_is_taken_in_and_each_is_told(browser):
    page = send(browser, csv("N18409;1277;2024;T;fyra;", "N18409;1277;2024;Q;<b>1</b>;", "N18409;1277;2023;T;3;")).words
    assert "3 things in it need to be corrected" in page
    assert "2 värde “fyra” is not a number." in page
    assert "3 kön Write T for all, K for women or M for men. “Q” is none of them." in page
    assert figures() == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choose a file."),
        (b"%PDF-1.7", "not a spreadsheet"),
        (b'{"values": "x"}', "1 thing in it needs to be corrected"),
        (b"\x00\x01", "not a spreadsheet"),
    ],
)
def test_what_is_no_list_is_refused_beside_the_field(browser, content, said):
    assert said in send(browser, content, "x.csv" if content else "").words
    assert figures() == {}


def test_an_excel_workbook_is_read(browser):
    def fill(workbook):
        sheet = workbook.add_worksheet("Data")
        sheet.write_row(0, 0, ["Nyckeltal", "Kommun", "Kön", 2023, 2024])
        sheet.write_row(1, 0, ["N02269", 180, "Kvinnor", 87.25, None])

    assert "New figures: 2." in send(browser, writing.made(fill, created=now().replace(tzinfo=None)), "k.xlsx").words
    assert figures()["N02269", "0180", 2023, "K"] == (Decimal("87.25"), None)


def test_the_gap_is_the_one_less_the_other_where_both_have_a_value(browser):
    send(
        browser,
        csv(
            "N02269;1277;2023;T;88,1;", "N02268;1277;2023;T;66,6;", "N02269;1277;2024;T;88;",
            "N02268;1277;2024;T;;Missing",
            "N02269;0000;2023;T;87;", "N02268;0000;2023;T;70;", "N02269;1277;2022;T;90;",
        ),
    )  # fmt: skip
    (gap,) = versions_of("I19")
    assert queries.own() == "1277"
    assert queries.of_indicator(gap) == {
        (2023, Gender.ALL): Told(Decimal("21.5")),
        (2024, Gender.ALL): Told(None, "Missing"),
    }
    assert queries.of_indicator(gap, "0000") == {(2023, Gender.ALL): Told(Decimal(17))}


def test_what_was_written_by_hand_stands_in_where_no_file_tells(browser):
    with system("test"):
        for year, value in ((2018, 80), (2022, 77)):
            db.session.add(OutsideFigure(code="U65861", year=year, value=Decimal(value), source="Valmyndigheten"))
        record("test.figures")
        db.session.commit()
    send(browser, csv("U65861;1277;2022;T;78,5;", "U65861;1277;2022;K;79,5;"))
    (voted,) = versions_of("I45")
    assert queries.of_indicator(voted) == {
        (2018, Gender.ALL): Told(Decimal(80)),
        (2022, Gender.ALL): Told(Decimal("78.5")),
        (2022, Gender.WOMEN): Told(Decimal("79.5")),
    }


def test_of_several_municipalities_none_is_taken_for_ones_own(browser):
    page = send(browser, csv("N00217;1277;2023;T;50;", "N00217;1278;2023;T;60;")).words
    assert "Figures of several municipalities are held." in page
    assert queries.series("N00217") == {}
    assert queries.series("N00217", "1278") == {(2023, Gender.ALL): Told(Decimal(60))}


def test_the_coordinator_and_the_statistician_alone_see_it(municipality, client_of):
    for role, user in municipality.one_of_each_role.items():
        for address in (PAGE, UPLOAD):
            allowed = role in {Role.INTEGRATION_COORDINATOR, Role.STATISTICIAN}
            assert client_of(user).get(address).status_code == (200 if allowed else 403), role
