"""Reading spreadsheets: the content decides what a file is, and nothing that anybody uploads may end the process."""

import contextlib
import io
import re
import zipfile
from datetime import date, datetime, time

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reception.sheets import extents, limits
from reception.sheets.cells import Span
from reception.sheets.reading import Row, Sheet, UnreadableSheet, read_workbook

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"
WORKBOOK_PARTS = (("xl/workbook.xml", "<workbook/>"),)


def xlsx(*sheets: list[list[object]], at: tuple[int, int] = (0, 0)) -> bytes:
    """A workbook with one sheet for each table; `at` is the (row, column) of the first cell, from 0."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for table in sheets:
            worksheet = workbook.add_worksheet()
            for number, values in enumerate(table, start=at[0]):
                for column, value in enumerate(values, start=at[1]):
                    if isinstance(value, (date, datetime, time)):
                        worksheet.write_datetime(number, column, value, day)
                    else:
                        worksheet.write(number, column, value)
    return target.getvalue()


def zipped(*parts: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return target.getvalue()


def changed(source: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook where the XML of one part says something else."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert re.search(old, parts[part])
    parts[part] = re.sub(old, new, parts[part], count=1)
    return zipped(*parts.items())


def ods(rows: str, *, mimetype: str = "application/vnd.oasis.opendocument.spreadsheet") -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table, text = office.replace("office:1", "table:1"), office.replace("office:1", "text:1")
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}"><office:body>'
        f'<office:spreadsheet><table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(("mimetype", mimetype), ("META-INF/manifest.xml", manifest), ("content.xml", content))


def refusal(source: bytes, name: str = "lista.xlsx") -> str:
    with pytest.raises(UnreadableSheet) as caught:
        read_workbook(source, name=name)
    return caught.value.reason


def ods_cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


# --- what is read ----------------------------------------------------------------------------------------------------


def test_a_workbook_gives_its_sheets_in_order_with_plain_values():
    source = xlsx([["Namn", 1.5, True, date(2024, 2, 29), None]], [["två"]])
    assert read_workbook(source, name="a.xlsx") == [
        Sheet("Sheet1", [Row(1, ("Namn", 1.5, True, date(2024, 2, 29)))]),
        Sheet("Sheet2", [Row(1, ("två",))]),
    ]


def test_rows_keep_their_number_and_cells_their_column_when_the_top_and_left_are_empty():
    [sheet] = read_workbook(xlsx([["a"], [], ["b"]], at=(4, 2)), name="a.xlsx")
    assert sheet.rows == [Row(5, (None, None, "a")), Row(7, (None, None, "b"))]


def test_rows_of_blanks_are_left_out():
    [sheet] = read_workbook(xlsx([["a"], ["  ", ""], ["b"]]), name="a.xlsx")
    assert [row.number for row in sheet.rows] == [1, 3]


def test_the_name_decides_nothing():
    assert read_workbook(xlsx([["a"]]), name="bild.png") == read_workbook(xlsx([["a"]]), name="x.csv")


def test_a_note_that_was_stored_as_a_formula_without_value_is_kept_as_text():
    source = changed(xlsx([["note"]]), "xl/worksheets/sheet1.xml", "<c r=.*</c>", '<c r="A1"><f>SUMMA(A1)</f><v /></c>')
    assert read_workbook(source, name="a.xlsx")[0].rows == [Row(1, ("=SUMMA(A1)",))]


def test_a_formula_that_was_calculated_gives_its_value():
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>IF(A1=2,"","x")</f><v></v></c>'
    source = changed(xlsx([["note"]]), "xl/worksheets/sheet1.xml", "<c r=.*</c>", cells)
    assert read_workbook(source, name="a.xlsx")[0].rows == [Row(1, (2.0, None))]


def test_an_opendocument_sheet_is_read_and_its_endless_empty_tail_is_not_counted():
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = f"<table:table-row>{ods_cell('Namn')}{empty}</table:table-row>"
    tail = f'<table:table-row table:number-rows-repeated="1048575">{empty}</table:table-row>'
    assert read_workbook(ods(rows + tail), name="a.ods") == [Sheet("Blad1", [Row(1, ("Namn",))])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_is_read_in_every_encoding_and_with_every_separator(encoding, separator):
    text = "".join(separator.join(row) + "\r\n" for row in (["Löpnr", "Namn"], ["1", "Åsa Öhman"], ["2", "Žana"[1:]]))
    [sheet] = read_workbook(text.encode(encoding), name="C:\\listor\\mottagna 2026.csv")
    assert sheet.name == "mottagna 2026"
    assert sheet.rows[:2] == [Row(1, ("Löpnr", "Namn")), Row(2, ("1", "Åsa Öhman"))]


def test_a_name_with_a_comma_does_not_make_the_comma_the_separator():
    [sheet] = read_workbook(b"Nr;Namn\n1;Melnyk, Andrii\n2;Nuur, Abdi\n", name="a.csv")
    assert sheet.rows[1].cells == ("1", "Melnyk, Andrii")


def test_a_line_that_names_the_separator_is_followed_and_keeps_its_row_number():
    [sheet] = read_workbook(b"sep=,\r\nNamn,Not\r\nA,b;c;d\r\n", name="a.csv")
    assert sheet.rows == [Row(2, ("Namn", "Not")), Row(3, ("A", "b;c;d"))]


def test_quoted_cells_may_hold_separators_and_lines():
    [sheet] = read_workbook(b'Namn;Not\n"A;B";"rad ett\nrad tv\xc3\xa5"\n\nC;\n', name="a.csv")
    assert sheet.rows[1:] == [Row(2, ("A;B", "rad ett\nrad två")), Row(4, ("C", None))]


def test_text_pasted_together_from_two_systems_is_read_line_by_line():
    lines = ["Namn;Ort", "Åsa;Älmhult", "Özlem;Örebro", "Émile;Åmål"]
    source = b"\n".join([lines[0].encode(), lines[1].encode("utf-8"), lines[2].encode("cp1252"), lines[3].encode()])
    assert [row.cells for row in read_workbook(source, name="a.csv")[0].rows] == [
        tuple(each.split(";")) for each in lines
    ]
    one_line = b"Namn;Ort\n" + "Åsa;".encode() + "Älmhult".encode("cp1252") + "\nÖrjan;Ös".encode()
    assert read_workbook(one_line, name="a.csv")[0].rows[1].cells == ("Åsa", "Älmhult")


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows():
    source = b'Namn;Not\n"A;b\nC;"d" och "e"\nE;f\n'
    assert [row.number for row in read_workbook(source, name="a.csv")[0].rows] == [1, 2, 3, 4]


def test_a_cell_merged_over_rows_stands_in_each_row_that_has_content_and_one_over_columns_is_told_as_a_span():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        worksheet = workbook.add_worksheet()
        worksheet.merge_range("B2:D2", "UT")
        worksheet.merge_range("B4:B7", "H001")
        worksheet.merge_range("E4:F5", "block")
        for row, text in ((3, "a"), (4, "b"), (6, "d"), (7, "e")):
            worksheet.write(row, 2, text)
    [sheet] = read_workbook(target.getvalue(), name="a.xlsx")
    assert sheet.spans == (Span(2, 1, 3), Span(4, 4, 5))
    assert [(row.number, row.cells[1:5]) for row in sheet.rows] == [
        (2, ("UT", None, None, None)),
        (4, ("H001", "a", None, "block")),
        (5, ("H001", "b", None, "block")),
        (7, ("H001", "d", None, None)),
        (8, (None, "e", None, None)),
    ]


def test_merged_cells_of_an_opendocument_sheet_are_understood_alike():
    tall = ods_cell("H001", 'table:number-rows-spanned="2"')
    wide = ods_cell("UT", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    rows = "".join(
        f"<table:table-row>{cells}</table:table-row>"
        for cells in (wide, tall + ods_cell("a"), "<table:covered-table-cell/>" + ods_cell("b"))
    )
    [sheet] = read_workbook(ods(rows), name="a.ods")
    assert sheet.spans == (Span(1, 0, 1),)
    assert [row.cells for row in sheet.rows] == [("UT", None), ("H001", "a"), ("H001", "b")]


def test_a_merge_over_a_million_rows_takes_no_longer_than_the_rows_that_are_there():
    merges = '</sheetData><mergeCells count="2"><mergeCell ref="A1:A1048576"/><mergeCell ref="A2:XFD9"/></mergeCells>'
    source = changed(xlsx([["x", "a"], [None, "b"]]), "xl/worksheets/sheet1.xml", "</sheetData>", merges)
    assert [row.cells for row in read_workbook(source, name="a.xlsx")[0].rows] == [("x", "a"), ("x", "b")]


def test_a_hidden_sheet_is_named_and_not_read():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        workbook.add_worksheet("Lista").write(0, 0, "Namn")
        for name, hide in (("Gammal", "hide"), ("Dold", "very_hidden")):
            worksheet = workbook.add_worksheet(name)
            worksheet.write(0, 0, "hemligt")
            getattr(worksheet, hide)()
    sheets = read_workbook(target.getvalue(), name="a.xlsx")
    assert [(sheet.name, len(sheet.rows), sheet.is_hidden) for sheet in sheets] == [
        ("Lista", 1, False), ("Gammal", 0, True), ("Dold", 0, True),
    ]  # fmt: skip


def test_an_error_of_the_spreadsheet_is_read_as_what_it_says():
    cells = '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" s="0" t="e"><v>#REF!</v></c>'
    source = changed(xlsx([["note"]]), "xl/worksheets/sheet1.xml", "<c r=.*</c>", cells)
    assert read_workbook(source, name="a.xlsx")[0].rows == [Row(1, ("#DIV/0!", "#REF!"))]


def test_days_are_right_in_a_workbook_that_counts_from_1904():
    source = changed(xlsx([[date(2024, 2, 29)]]), "xl/workbook.xml", "<workbookPr", '<workbookPr date1904="1"')
    assert read_workbook(source, name="a.xlsx")[0].rows == [Row(1, (date(2028, 3, 1),))]


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        PNG, JPEG, b"GIF89a\x01\x00", b"%PDF-1.7\n%text", b"{\\rtf1 hej}", b"<html><table></table></html>",
        b"\x00\x01\x02\x03", b"MZ\x90\x00\x03", zipped(("word/document.xml", "<w/>")), zipped(("a.txt", "hej")),
        zipped(), b"PK", b"\x81\x8d\x8f", ods("", mimetype="application/vnd.oasis.opendocument.text"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["lista.xlsx", "lista.csv"])
def test_what_is_no_spreadsheet_is_refused_whatever_its_name(source, name):
    assert refusal(source, name) == limits.NO_SPREADSHEET


def test_an_empty_file_is_refused():
    assert refusal(b"") == limits.EMPTY_FILE


@pytest.mark.parametrize("source", [xlsx([]), xlsx([["", " "]]), ods(""), b"\xef\xbb\xbf", b";;\n;\n"])
def test_a_workbook_without_rows_is_refused(source):
    assert refusal(source) == limits.EMPTY_WORKBOOK


def test_a_protected_workbook_is_refused_by_that_name():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert refusal(ole + "EncryptedPackage".encode("utf-16-le")) == limits.PASSWORD
    assert refusal(ole + bytes(512)) == limits.OLD_FORMAT
    encrypted = zipped(
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("META-INF/manifest.xml", "<encryption-data/>")
    )
    assert refusal(encrypted) == limits.PASSWORD


def test_a_zip_with_encrypted_entries_is_refused():
    source = bytearray(zipped(*WORKBOOK_PARTS))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        source[source.index(mark) + offset] |= 1
    assert refusal(bytes(source)) == limits.PASSWORD


def test_a_workbook_with_macros_is_refused():
    assert refusal(zipped(*WORKBOOK_PARTS, ("xl/vbaProject.bin", b"x"))) == limits.MACROS


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert refusal(zipped(*WORKBOOK_PARTS, ("xl/big.xml", b"0" * 30_000_000))) == limits.UNPACKS_TOO_BIG


def test_a_bomb_whose_directory_lies_about_its_size_is_refused():
    source = bytearray(zipped(*WORKBOOK_PARTS, ("xl/big.xml", b"0" * 30_000_000)))
    central = source.rindex(b"PK\x01\x02")
    source[central + 24 : central + 28] = (1000).to_bytes(4, "little")
    assert refusal(bytes(source)) == limits.DAMAGED


def test_too_many_parts_are_refused():
    parts = [(f"xl/{number}.xml", "") for number in range(limits.MAXIMUM_PARTS)]
    assert refusal(zipped(*WORKBOOK_PARTS, *parts)) == limits.UNPACKS_TOO_BIG


def test_a_file_over_20_megabytes_is_refused():
    assert refusal(b"a;b\n" * 6_000_000, "a.csv") == limits.TOO_BIG


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_more_than_50_000_rows_are_refused(kind):
    rows = [[number] for number in range(1, limits.MAXIMUM_ROWS + 2)]
    source = xlsx(rows) if kind == "xlsx" else "".join(f"{row[0]};\n" for row in rows).encode()
    assert refusal(source) == limits.TOO_MANY_ROWS
    half = xlsx(rows[:25_000])
    assert len(read_workbook(half, name="a.xlsx")[0].rows) == 25_000


def test_a_line_of_nothing_but_separators_is_refused_before_it_becomes_millions_of_cells():
    assert refusal(b"a" + b";" * 5_000_000, "a.csv") == limits.TOO_FAR_OUT


def test_more_cells_than_fit_in_memory_are_refused_though_no_sheet_is_too_large():
    row = ("x;" * 16_000).encode() + b"\n"
    assert refusal(row * 400, "a.csv") == limits.TOO_FAR_OUT


def test_two_cells_in_opposite_corners_are_refused_because_they_would_end_the_process():
    table: list[list[object]] = [["a"]]
    source = xlsx(table)
    for corner in (
        'r="XFD1048576"',
        "r='XFD1048576' x=\"a>b\"",
        "x='>' r = \"XFD1048576\"",
        "x=' r=\"A1\"' r='XFD1048576'",
    ):
        far = f'<row r="1048576"><c {corner}><v>1</v></c></row></sheetData>'
        assert refusal(changed(source, "xl/worksheets/sheet1.xml", "</sheetData>", far)) == limits.TOO_FAR_OUT
    hidden = '<row r="1048576">' + "<c><v>1</v></c>" * 9 + "</row></sheetData>"
    assert refusal(changed(source, "xl/worksheets/sheet1.xml", "</sheetData>", hidden)) == limits.TOO_FAR_OUT


@pytest.mark.parametrize("tag", ['<c x="<" r="XFD1048576">', '<c < r="XFD1048576">', '<a"b:c r="XFD1048576">'])
def test_cells_written_so_that_they_escape_the_measure_are_refused(tag):
    source = changed(
        xlsx([["a"]]), "xl/worksheets/sheet1.xml", "</sheetData>", f"<row>{tag}<v>1</v></c></row></sheetData>"
    )
    assert refusal(source) in {limits.DAMAGED, limits.TOO_FAR_OUT}


def test_far_cells_that_are_only_formatted_do_no_harm():
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    source = changed(xlsx([["a"]]), "xl/worksheets/sheet1.xml", "</sheetData>", far)
    assert read_workbook(source, name="a.xlsx")[0].rows == [Row(1, ("a",))]


@pytest.mark.parametrize(
    "rows",
    [
        f'<table:table-row table:number-rows-repeated="1000000">{ods_cell("a") * 9}</table:table-row>',
        "<table:table-row>" + ods_cell("a", 'table:number-columns-repeated="900000000"') + "</table:table-row>",
    ],
)
def test_an_opendocument_cell_repeated_without_end_is_refused(rows):
    assert refusal(ods(rows)) == limits.TOO_FAR_OUT


def test_document_types_are_refused_because_entities_grow():
    source = changed(xlsx([["a"]]), "xl/workbook.xml", "<workbook", '<!DOCTYPE a [<!ENTITY b "c">]><workbook')
    assert refusal(source) == limits.DAMAGED


def test_a_truncated_workbook_is_refused_wherever_it_ends():
    source = xlsx([["Namn", "Not"], ["a", "b"]])
    for end in range(4, len(source), 97):
        assert refusal(source[:end]) in {limits.DAMAGED, limits.NO_SPREADSHEET}


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_a_workbook_with_broken_xml_is_refused_or_read_but_never_raises_anything_else(part):
    for old, new in (("<", "<<"), (">", ""), ('="', '="&#x0;'), ("</", "<")):
        with contextlib.suppress(UnreadableSheet):
            read_workbook(changed(xlsx([["a"]]), part, old, new), name="a.xlsx")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"sep=;\n", b"\xff\xfe"]))
@example(b'"', b"")
def test_arbitrary_bytes_are_read_or_refused(source, start):
    try:
        sheets = read_workbook(start + source, name="")
    except UnreadableSheet:
        return
    assert all(row.number >= 1 and any(row.cells) for sheet in sheets for row in sheet.rows)


WORKBOOK = xlsx([["Namn", 1.0], ["b", 2.0]])  # made once: its length varies with the clock


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_workbook_with_flipped_bytes_is_read_or_refused(data):
    source = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 8))):
        source[data.draw(st.integers(0, len(WORKBOOK) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableSheet):
        read_workbook(bytes(source), name="a.xlsx")


@pytest.mark.parametrize("piece", [b"<c ", b'<c r="', b"<c '\"", b"<row ", b"<c/", b"<c><f>", b"<c x=''"])
def test_measuring_hostile_xml_takes_no_long_time(piece):
    content = b"<sheetData>" + piece * 40_000
    with contextlib.suppress(UnreadableSheet):
        extents.check({"xl/worksheets/sheet1.xml": content})
    assert extents.as_text(content) == content


def test_what_stands_inside_cells_parts_none_where_it_is_named():
    lines = b"code;words\n" + b"a;b|c|d|e\n" * 30
    assert len(read_workbook(lines, name="x")[0].rows[1].cells) == 4
    assert read_workbook(lines, name="x", separators=";,\t")[0].rows[1].cells == ("a", "b|c|d|e")
