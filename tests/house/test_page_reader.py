"""The quick reader of pages finds what html5lib finds, however much it has learned."""

import pytest

from tests import page_reader
from tests.page_reader import Reader

PAGE = """<!doctype html>
<html lang="en" dir="ltr">
<head><meta charset="utf-8"><title>People</title></head>
<body>
<h1>People &amp; papers</h1>
<p>Read by <bdi>Amina</bdi> <a href="/people?a=1&amp;b=2">here</a></p>
<form method="post"><input type="hidden" name="a"><label for="x">Words</label>
<textarea id="x" required>
Two lines
of &lt;text&gt;</textarea><button>Save</button></form>
<table><thead><tr><th>Name</th></tr></thead><tbody><tr><td><p>Layla</p></td></tr></tbody></table>
<ul><li><svg viewBox="0 0 2 2"><path d="M0 0"/></svg></li></ul>
</body>
</html>
"""
#: What is written wrong: in place of the first words of a pair, the second.
FAULTS = [
    ("<p>Read", "<p>Read</p>"),
    ("</bdi>", ""),
    ("<bdi>", "</bdi>"),
    ("<bdi>Amina</bdi>", "<b>Amina<i></b></i>"),
    ('<a href="/people?a=1&amp;b=2">here</a>', "<a href=/a>x<a href=/b>y</a></a>"),
    ("<p>Read", "<p><div>in</div>Read"),
    ("<table>", "<table><b>loose</b>"),
    ("<tbody><tr>", "<tbody><div></div><tr>"),
    ("<td>", "<td><form></form></form>"),
    ("<button>Save", "<button>Save <button>twice</button>"),
    ("<button>", "<form></form><button>"),
    ('<input type="hidden" name="a">', '<input type="hidden" name="a" name="b">'),
    ('<input type="hidden" name="a">', '<input type=\'hidden\' name="a"x="">'),
    ("<ul>", "<ul/>"),
    ("</ul>", "</ul></div>"),
    ("</body>", "</body><p>late</p>"),
    ("</head>", "</head><p>early</p>"),
    ("</title>", ""),
    ("<h1>", "<h1><h2>in</h2>"),
    ("&amp; papers", "&ampers; papers"),
    ("Layla", "Lay\x01la"),
    ("<!doctype html>", ""),
    ("</h1>", "</h1"),
    ("</h1>", "</h1><br></br>"),
]


@pytest.fixture
def reader() -> Reader:
    """One that has read the page above, and so knows its paths."""
    made = Reader()
    assert made.read(PAGE)[1] == []
    return made


def test_a_page_of_known_paths_is_read_as_html5lib_reads_it(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    another = PAGE.replace("Amina", "Sara &lt;b&gt;").replace("<li>", "<li></li><li>").replace("\nTwo", "\r\nOne\rTwo")
    expected, faults = page_reader.judged(another)
    monkeypatch.setattr(page_reader, "judged", lambda _markup: pytest.fail("html5lib was asked again"))
    page, found = reader.read(another)
    assert found == faults == []
    assert page_reader.alike(page, expected)


@pytest.mark.parametrize(("right", "wrong"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_of_a_page_is_found_after_any_number_of_right_ones(reader: Reader, right: str, wrong: str) -> None:
    assert PAGE.count(right) >= 1
    faulty = PAGE.replace(right, wrong, 1)
    expected = page_reader.judged(faulty)[1]
    assert expected
    assert reader.read(faulty)[1] == expected
    assert reader.read(faulty)[1] == expected
    assert reader.read(PAGE)[1] == []


@pytest.mark.parametrize("gap", range(PAGE.count("<")))
def test_a_tag_left_out_is_judged_as_html5lib_judges_it(reader: Reader, gap: int) -> None:
    """Each tag of the page in turn."""
    parts = PAGE.split("<")
    without = "<".join([*parts[: gap + 1], parts[gap + 1].partition(">")[2], *parts[gap + 2 :]])
    page, faults = page_reader.judged(without)
    read, found = reader.read(without)
    assert found == faults
    assert page_reader.alike(read, page)
