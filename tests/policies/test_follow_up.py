"""The follow-up of a policy says what the releases say, on the page and in every file, and nothing else."""

import io
import json

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from reception.cli import main
from reception.db.session import db
from reception.policies.queries import reports
from reception.policies.rules.documents import policies, policy
from reception.releases.models import Release
from reception.releases.queries import ledger
from tests.factories.releases import COUNTS, make_release, use_counts
from tests.indicators.figures_of_tests import SHARE, use
from tests.page_rules import text_of

#: An indicator that four of the policies name.
CODE = "I7"
ROOMY = {group: (yes + 40, no + 40, left + 10) for group, (yes, no, left) in COUNTS.items()}


@pytest.fixture(autouse=True)
def definitions(monkeypatch):
    use(monkeypatch, SHARE.replace('"T1"', f'"{CODE}"'))


@pytest.fixture
def released(municipality, monkeypatch):
    use_counts(monkeypatch, COUNTS, CODE)
    make_release(2024)
    use_counts(monkeypatch, ROOMY, CODE)
    make_release(2025)


@pytest.fixture
def reader(municipality, client_of):
    return client_of(municipality.reader)


def totals(number):
    """What a release says of everybody: {answer: number or None}."""
    told = json.loads(ledger.release(number).document)
    whole = {"indicator", "version", "year", "answer"}
    return {one["dims"]["answer"]: one["value"] for one in told["cells"] if set(one["dims"]) <= whole}


def in_json(reader, code="vingaker", year=2025):
    told = reader.get(f"/policies/{code}/{year}/file.json").json
    (figure,) = told["figures"]
    return {one["year"]: {key: one[key] for key in ("yes", "no", "counted", "unknown")} for one in figure["years"]}


def in_sheet(reader, code="vingaker", year=2025):
    content = io.BytesIO(reader.get(f"/policies/{code}/{year}/file.xlsx").data)
    heads, *lines = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()
    rows = [dict(zip(heads, line, strict=True)) for line in lines]
    keys = ("yes", "no", "counted", "unknown")
    return {
        int(row["year"]): {key: None if row[key] == "" else int(row[key]) for key in keys}
        for row in rows
        if row["year"] != ""
    }


def test_page_sheet_and_json_say_what_the_release_says_cell_by_cell(released, reader):
    expected = {2024: totals("2024-1"), 2025: totals("2025-1")}
    assert None in {value for year in expected.values() for value in year.values()} or all(expected[2025].values())
    assert in_json(reader) == expected
    assert in_sheet(reader) == expected
    page = reader.get("/policies/vingaker/2025")
    for year, numbers in expected.items():
        for value in numbers.values():
            assert str(value) in page.words if value is not None else True, (year, numbers)


def test_a_hidden_number_is_hidden_everywhere(municipality, reader, monkeypatch):
    use_counts(monkeypatch, {("woman", "16-19"): (2, 40, 8)}, CODE)
    make_release(2025)
    expected = totals("2025-1")
    assert expected["yes"] is None
    assert in_json(reader) == {2025: expected}
    assert in_sheet(reader) == {2025: expected}
    page = reader.get("/policies/vingaker/2025")
    assert "Hidden." in page.words
    assert "Every figure of this year is hidden." in page.words
    assert reader.get("/policies/vingaker/2025/file.pdf").data.startswith(b"%PDF-")


@pytest.mark.parametrize("code", [one.code for one in policies()])
def test_every_line_of_a_policy_stands_in_its_follow_up_with_its_figures_or_with_the_reason(code, released, reader):
    words = reader.get(f"/policies/{code}/2025").words
    told = reader.get(f"/policies/{code}/2025/file.json").json
    for line, said in zip(policy(code).lines, told["lines"], strict=True):
        assert said["code"] == line.code
        assert line.text in words
        assert line.place in words
        assert said["figures"] == [CODE] * (CODE in line.indicators)
        for reason in line.missing:
            assert reason.label in words
    assert line_page(reader, code)


def line_page(reader, code):
    """The policy itself names each line's indicators."""
    words = reader.get(f"/policies/{code}").words
    return all(line.text in words for line in policy(code).lines)


def test_the_summary_has_a_figure_in_each_sentence(released, reader):
    summary = text_of(reader.get("/policies/vingaker/2025").all("ol", class_="bullets")[0])
    share = 100 * totals("2025-1")["yes"] / totals("2025-1")["counted"]
    assert f"{share:.1f}" in summary.replace(",", ".")


def test_a_follow_up_says_the_same_for_ever(released, reader, monkeypatch):
    before = {kind: reader.get(f"/policies/vingaker/2024/file.{kind}").data for kind in ("json", "xlsx", "pdf")}
    make_release(2026)
    assert {kind: reader.get(f"/policies/vingaker/2024/file.{kind}").data for kind in before} == before
    assert in_json(reader, year=2024) == {2024: totals("2024-1")}
    assert set(in_json(reader, year=2026)) == {2024, 2025, 2026}


def test_a_year_that_is_not_published_and_a_policy_that_is_not_there_are_not_found(released, reader):
    assert reader.get("/policies/vingaker/2023").status_code == 404
    assert reader.get("/policies/nowhere/2025").status_code == 404
    assert reader.get("/policies/nowhere").status_code == 404
    assert "2025" in reader.get("/policies").words


def test_of_a_release_that_was_changed_no_follow_up_is_made(released, reader, app):
    told = json.loads(ledger.release("2025-1").document)
    told["cells"][0]["value"] = 77
    db.session.execute(sa.update(Release).where(Release.number == "2025-1").values(document=json.dumps(told)))
    db.session.flush()
    with pytest.raises(reports.Changed):
        reports.report_of("vingaker", 2025)
    assert any("2025-1" in problem for problem in reports.problems())
    assert reader.get("/policies/vingaker/2025").status_code == 409


def test_the_command_lists_policies():
    listed = CliRunner().invoke(main, ["policy", "list"])
    assert listed.exit_code == 0
    assert "vingaker\t12\t-" in listed.output
    assert "skara\t22\t2020-12-31" in listed.output


def test_a_caseworker_does_not_read_it(released, municipality, client_of):
    assert client_of(municipality.caseworker).get("/policies").status_code in {403, 404}
