"""A page's statements are planned once for a connection, not once for a page."""

import sqlalchemy as sa

from reception.db.session import answer_requests, db


def test_what_is_prepared_outlives_the_rollback_that_ends_a_page(standing):
    with standing.app_context():
        answer_requests()
        for _page in range(7):
            with db.engine.connect() as connection:
                connection.execute(sa.select(sa.literal(1) + sa.bindparam("more", 1)))
                connection.rollback()
        with db.engine.connect() as connection:
            prepared = connection.exec_driver_sql("SELECT statement FROM pg_prepared_statements").scalars().all()
        db.engine.dispose()
    assert any("more" in statement or "$1" in statement for statement in prepared)
