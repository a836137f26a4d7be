"""Text in one order on every database, whatever language it was set up for."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class by_code_points(FunctionElement[str]):  # noqa: N801 - a function of SQL
    """A text to order by as Python does: letter by letter, by their numbers. For codes, never for people's words."""

    type = sa.Text()
    inherit_cache = True


@compiles(by_code_points, "sqlite")
def _sqlite(element: by_code_points, compiler: Any, **options: Any) -> str:
    return f"({compiler.process(element.clauses, **options)})"  # compares bytes, and UTF-8 keeps the order


@compiles(by_code_points)
def _postgresql(element: by_code_points, compiler: Any, **options: Any) -> str:
    return f'({compiler.process(element.clauses, **options)}) COLLATE "C"'
