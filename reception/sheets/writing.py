"""Workbooks that Reception makes. What people wrote stays what they wrote: text is never a formula, link or number."""

import io
from collections.abc import Callable
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

__all__ = ["Workbook", "Worksheet", "made"]

SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


def made(fill: Callable[[Workbook], None], *, created: datetime) -> bytes:
    """The XLSX file that `fill` writes. `created` stands in the file, so that the same contents are the same bytes."""
    target = io.BytesIO()
    with Workbook(target, SETTINGS) as workbook:
        workbook.set_properties({"created": created, "author": "Reception"})
        fill(workbook)
    return target.getvalue()
