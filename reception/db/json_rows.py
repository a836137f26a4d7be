"""Several small rows in one value, so that a question every page asks need not be a statement of its own."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class rows_as_json(FunctionElement[Any]):  # noqa: N801 - a function of SQL
    """An aggregate: every row of these columns as a list, all rows in a list; None or [] when there are none."""

    type = sa.JSON()
    inherit_cache = True


@compiles(rows_as_json)
def _in_sqlite(element: rows_as_json, compiler: Any, **options: Any) -> str:
    return f"json_group_array(json_array({compiler.process(element.clauses, **options)}))"


@compiles(rows_as_json, "postgresql")
def _in_postgresql(element: rows_as_json, compiler: Any, **options: Any) -> str:
    return f"json_agg(json_build_array({compiler.process(element.clauses, **options)}))"
