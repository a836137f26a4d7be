"""Style sheets mirror by themselves for languages that are written from right to left: no left, no right."""

import re

import pytest

from tests.house import PACKAGE

SHEETS = sorted((PACKAGE / "static" / "css").rglob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[-\w]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right|top|bottom)\s*:"
    r"|(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b"
    r"|(?:transform|translate)\s*:[^;]*translateX\("
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_holds_logical_properties_only(sheet):
    text = COMMENT.sub("", sheet.read_text())
    found = [match[0] for match in PHYSICAL.finditer(text)]
    assert not found, found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_asks_no_other_host(sheet):
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//|@import", sheet.read_text())
