"""Two choose what is followed at the same moment, and nobody has chosen before."""

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.indicators.models import ChosenIndicator
from reception.indicators.operations.chosen import choose
from reception.indicators.queries.followed import chosen
from reception.indicators.rules.chosen import Wish
from tests.engines import ENGINES
from tests.installations import at_once, installation, make_board


@pytest.mark.parametrize("engine", ENGINES)
def test_two_first_ones_at_once_leave_each_indicator_once(engine, tmp_path):
    def follow(*codes):
        return lambda: choose(chosen(), {code: Wish(is_followed=True) for code in codes}, ("A", "B", "C"))

    with installation(engine, tmp_path) as app:
        with app.app_context():
            make_board("Social services")
        assert at_once(app, follow("A", "B"), follow("B", "C"), follow("A", "B")) == ["done"] * 3
        with app.app_context():
            found = db.session.scalars(sa.select(ChosenIndicator.code).order_by(ChosenIndicator.place)).all()
    assert found in (["A", "B"], ["B", "C"])
