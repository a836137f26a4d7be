"""Which columns refer to a table's rows is read from the tables, and quickly: a merging asks hundreds of times."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from reception.db.base import Base
from reception.db.references import references_to


@pytest.fixture
def later_table() -> Iterator[sa.Table]:
    """A table that came after somebody had asked."""
    references_to("person")
    table = sa.Table("a_later_table", Base.metadata, sa.Column("about_id", sa.ForeignKey("person.id")))
    yield table
    Base.metadata.remove(table)


def test_every_foreign_key_to_a_table_is_found_in_the_order_of_table_and_column() -> None:
    expected = sorted(
        (table.name, key.parent.name)
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.target_fullname == "person.id"
    )
    assert len(expected) > 20
    assert [(key.parent.table.name, key.parent.name) for key in references_to("person")] == expected


def test_a_later_table_comes_by_itself(later_table: sa.Table) -> None:
    assert later_table.c.about_id in [key.parent for key in references_to("person")]


def test_asking_again_works_nothing_out_again() -> None:
    assert references_to("person") is references_to("person")


def test_nothing_refers_to_a_table_that_is_not_there() -> None:
    assert references_to("no_such_table") == ()
