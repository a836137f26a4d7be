"""What crosses from the school to one case is found by indexes, however many pupils there are."""

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.base import Base
from reception.db.session import db
from reception.education.queries.shared.days import days_of_studies
from reception.education.terms.studies import SfiCourse
from tests.education.pupils import studying
from tests.factories.education import make_pupil
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.studies_shared import make_sharing

MANY = 50_000


@pytest.fixture
def pupil(municipality):
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    made = make_pupil(person, unit=municipality.other_board_unit)
    studying(made, SfiCourse.C)
    make_sharing(municipality.other_board, municipality.board)
    return made


@pytest.fixture
def counted_as_many(engine):
    """SQLite counted so many rows in each table; another engine has nothing to do with it."""
    if engine != "sqlite":
        pytest.skip("the hint is for SQLite")
    run = db.session.connection().exec_driver_sql
    run("ANALYZE")
    run("DELETE FROM sqlite_stat1")
    for table in Base.metadata.tables:
        run("INSERT INTO sqlite_stat1 (tbl, stat) VALUES (?, ?)", (table, str(MANY)))
    run("ANALYZE sqlite_schema")


def plan_of(ask):
    """The steps in which the database finds the answer to the first statement that `ask` sends."""
    sent = []

    def note(_connection, _cursor, statement, parameters, *_others):
        sent.append((statement, parameters))

    connection = db.session.connection()
    sa.event.listen(connection, "before_cursor_execute", note)
    ask()
    sa.event.remove(connection, "before_cursor_execute", note)
    statement, parameters = sent[0]
    return [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]


@pytest.mark.usefixtures("counted_as_many")
def test_no_table_is_read_as_a_whole_for_one_case(pupil):
    with system("test"):
        case_id = case_of(pupil.person).id
        steps = plan_of(lambda: days_of_studies([case_id]))
    assert any("SEARCH enrolment" in step for step in steps)
    read = [step for step in steps if step.startswith(("SCAN", "BLOOM")) or "AUTOMATIC" in step]
    assert [step for step in read if not step.startswith(("SCAN crossing", "SCAN anon_"))] == []
