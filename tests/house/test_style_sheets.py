"""Style sheets mirror by themselves for languages that are written from right to left: no left, no right."""

import re

import pytest

from tests.house import PACKAGE, TEMPLATES

SHEETS = sorted((PACKAGE / "static" / "css").rglob("*.css"))
#: A class in a selector: not the fraction of a number, nor the ending of a file.
CLASS = re.compile(r"(?<![\w\d])\.([a-z][\w-]*)(?=[^;{}]*\{)")
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


def test_each_class_of_the_style_sheets_is_given_to_something():
    files = [*TEMPLATES.rglob("*.html"), *PACKAGE.rglob("*.js"), *PACKAGE.rglob("forms/**/*.py")]
    written = "\n".join(path.read_text() for path in files)
    words = set(re.findall(r"[\w-]+", written))
    classes = {name for sheet in SHEETS for name in CLASS.findall(COMMENT.sub("", sheet.read_text()))}
    # "note-{{ kind }}": the rest of such a name is made as the page is drawn
    unused = {name for name in classes - words if f"{name.rpartition('-')[0]}-{{{{" not in written}
    assert not unused, sorted(unused)
