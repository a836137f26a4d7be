"""The commands of indicators, as a statistician or a program runs them."""

import json

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.indicators import cli
from reception.indicators.models import IndicatorCount
from reception.indicators.rules.catalogue import catalogue


@pytest.fixture
def command(app, monkeypatch):
    """Runs a command of indicators; answers what it said."""
    monkeypatch.setattr(cli, "create_app", lambda: app)

    def run(*words):
        return CliRunner().invoke(cli.indicators, words)

    return run


def test_every_definition_is_listed_with_where_it_stands(command):
    told = json.loads(command("list", "--json").stdout)
    assert [(one["code"], one["version"]) for one in told] == [(one.code, one.version) for one in catalogue()]
    assert all(one[key] for one in told for key in ("title", "definition", "numerator", "denominator", "source"))
    assert "Numerator: " in command("list").stdout


def test_a_year_is_counted_and_only_the_line_in_the_log_stays(command, municipality):
    told = json.loads(command("compute", "--year", "2025", "--on", "2026-01-31", "--by", "sex", "--json").stdout)
    assert (told["year"], told["known_on"], told["breakdowns"]) == (2025, "2026-01-31", ["sex"])
    noted = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "indicators.counted")).one()
    assert noted.details == {"year": 2025, "on": "2026-01-31", "by": "sex", "code": ""}
    assert db.session.scalar(sa.select(sa.func.count()).select_from(IndicatorCount)) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--indicator", "I999"), "There is no indicator I999."),
        (("--by", "age", "--by", "route", "--by", "time"), "At most two breakdowns beside sex"),
        (("--by", "name"), "'name' is not one of"),
        (("--year", "20256"), "20256 is not in the range"),
        (("--on", "2026-02-30"), "does not match the format"),
        (("--on", "2999-01-01"), "has not come"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_the_reason(command, words, said):
    answer = command("compute", *words)
    assert answer.exit_code == 2
    assert said in answer.output
