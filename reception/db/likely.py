"""What the planner of SQLite cannot know by itself about how many rows a condition leaves."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class leaves_few(FunctionElement[bool]):  # noqa: N801 - a function of SQL
    """A condition that is said to leave one row in two thousand. It says nothing else: the same rows answer.

    For a condition on a common table expression that a statement uses more than once. From its second use on SQLite
    (3.40) takes it for a million rows, and reads whole tables into Bloom filters to spare itself so many searches,
    where searches for the few rows that there are take no time. PostgreSQL reckons by itself.
    """

    type = sa.Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:  # noqa: ARG002 - as SQLAlchemy calls it
        """As it is: a truth would otherwise be compared with 1 for SQLite, which then no longer sees the hint."""
        return self


@compiles(leaves_few)
def _anywhere(element: leaves_few, compiler: Any, **options: Any) -> str:
    return f"({compiler.process(element.clauses, **options)})"


@compiles(leaves_few, "sqlite")
def _in_sqlite(element: leaves_few, compiler: Any, **options: Any) -> str:
    return f"likelihood({compiler.process(element.clauses, **options)}, 0.0005)"
