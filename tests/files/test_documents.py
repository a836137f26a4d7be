"""Documents that only show are kept; those that do something, fetch something or hide something are refused."""

import io
import time
import zipfile

import pytest

from reception.files.checking import checked
from reception.files.rules import reasons
from tests.files import making
from tests.files.test_checking import reason

ACTION = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (making.pdf(ACTION, root=b"/OpenAction 4 0 R"), reasons.PROGRAM),
        (making.pdf(ACTION.replace(b"JavaScript", b"J#61v#61Script")), reasons.PROGRAM),
        (making.pdf(making.packed_objects(b"4 0 " + ACTION)), reasons.PROGRAM),
        (making.pdf(making.packed_objects(b"4 0 " + ACTION, name=b"/Obj#53tm")), reasons.PROGRAM),
        (making.pdf(making.packed_objects(b"4 0 " + ACTION, filters=b"[ /FlateDecode ]")), reasons.PROGRAM),
        (making.pdf(b"<</S/Launch/F(cmd.exe)>>"), reasons.PROGRAM),
        (making.pdf(root=b"/AcroForm<</XFA 4 0 R>>"), reasons.PROGRAM),
        (making.pdf(b"<</Type/EmbeddedFile>>"), reasons.ATTACHMENTS),
        (making.pdf(root=b"/Names<</EmbeddedFiles 4 0 R>>"), reasons.ATTACHMENTS),
        (making.pdf(trailer=b"/Encrypt 4 0 R"), reasons.PASSWORD),
        (making.pdf(making.packed_objects(b"", filters=b"[/ASCIIHexDecode/FlateDecode]")), reasons.DAMAGED),
        (making.pdf(making.packed_objects(b"", filters=b" 9 0 R")), reasons.DAMAGED),
        (making.pdf(b"<</Type/ObjStm/A(endobj)/Filter/FlateDecode>>stream\nx\nendstream"), reasons.DAMAGED),
        (making.pdf(behind=b"and more"), reasons.TWO_IN_ONE),
        (making.pdf(b"<script>alert(1)</script>"), reasons.TWO_IN_ONE),
        (making.pdf().replace(b"xref\n0", b"yref\n0"), reasons.DAMAGED),
        (making.pdf(b"#41" * 1_100_000), reasons.DAMAGED),
    ],
)
def test_a_pdf_that_does_or_hides_something_is_refused(content, said):
    assert reason(content, "a.pdf") == said


@pytest.mark.parametrize(
    "content",
    [
        making.pdf(b"<</S/URI/URI(https://example.org)>>"),
        making.pdf(making.packed_objects(b"4 0 <</Type/Annot>>")),
        making.pdf(b"<</Length 3>>stream\nabc\nendstream", root=b"/OpenAction[3 0 R/Fit]"),
        making.pdf(behind=b"\r\n\x00"),
        making.pdf(b"(/JavaScripts and /Launcher)"),
    ],
)
def test_a_pdf_that_only_shows_is_kept_as_it_came(content):
    assert checked(content, "a.pdf").content == content


def test_a_pdf_made_to_keep_us_busy_is_answered_within_seconds():
    begun = time.perf_counter()
    many = b"stream\n" * 1_000_000 + b"<</Type/ObjStm>>" * 100_000
    assert reason(making.pdf(many)) == reasons.DAMAGED
    assert time.perf_counter() - begun < 10


def embedded(content: bytes) -> bytes:
    """A Word file with a document inside."""
    return making.office({"word/embeddings/Microsoft_Excel_Sheet1.xlsx": content})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (making.office({"word/vbaProject.bin": b"x"}), reasons.MACROS),
        (making.office(main="application/vnd.ms-word.document.macroEnabled.main+xml"), reasons.MACROS),
        (
            making.office(types='<Default Extension="x" ContentType="application/vnd.ms-office.vbaProject"/>'),
            reasons.MACROS,
        ),
        (making.office({"xl/macrosheets/sheet1.xml": "<a/>"}, main=making.EXCEL), reasons.MACROS),
        (making.office({"word/activeX/activeX1.xml": "<a/>"}), reasons.ATTACHMENTS),
        (making.office({"word/embeddings/oleObject1.bin": b"x"}), reasons.ATTACHMENTS),
        (making.office({"word/embeddings/virus.exe": b"MZ"}), reasons.ATTACHMENTS),
        (embedded(b"MZ"), reasons.ATTACHMENTS),
        (embedded(making.office({"xl/vbaProject.bin": b"x"}, main=making.EXCEL)), reasons.MACROS),
        (embedded(embedded(making.office())), reasons.ATTACHMENTS),
        (
            making.office({"word/_rels/a.xml.rels": making.relations(RELATION + "oleObject", "http://a")}),
            reasons.FETCHES,
        ),
        (making.office({"word/_rels/a.xml.rels": making.relations(RELATION + "image", "http://a")}), reasons.FETCHES),
        (making.office({"xl/a.xml": "<ddeLink ddeService='cmd'/>"}, main=making.EXCEL), reasons.FETCHES),
        (making.office({"word/a.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), reasons.DAMAGED),
        (making.office({"word/a.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), reasons.DAMAGED),
        (making.office({"word/a.rels": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), reasons.DAMAGED),
        (making.office(types="<!DOCTYPE a>"), reasons.DAMAGED),
        (making.office({"../../etc/passwd": "x"}), reasons.DAMAGED),
        (making.office({"/etc/passwd": "x"}), reasons.DAMAGED),
        (making.office({"WORD/document.xml": "x"}), reasons.DAMAGED),
        (making.office({f"word/{number}.xml": "" for number in range(2_001)}), reasons.UNPACKS_TOO_BIG),
        (making.office(comment=b"<script>"), reasons.TWO_IN_ONE),
        (making.office(main="text/plain"), reasons.NOT_ALLOWED),
        (making.office({"word/media/a.jpg": making.jpeg()[:80]}), reasons.DAMAGED),
    ],
)
def test_an_office_file_that_does_or_hides_something_is_refused(content, said):
    assert reason(content) == said


def test_a_locked_part_is_said_to_be_locked():
    content = bytearray(making.office())
    at = content.index(b"PK\x01\x02") + 8
    content[at] |= 1
    assert reason(bytes(content)) == reasons.PASSWORD


def test_a_part_that_lies_about_its_size_is_refused():
    content = bytearray(making.office({"word/a.xml": "a" * 5000}))
    at = content.rindex(b"PK\x01\x02") + 24
    content[at : at + 4] = (50).to_bytes(4, "little")
    assert reason(bytes(content)) == reasons.DAMAGED


def parts(content: bytes) -> dict[str, bytes]:
    """What an archive holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_office_file_is_packed_anew_and_its_pictures_tell_nothing():
    media = {"word/media/image1.jpeg": making.jpeg(), "word/media/image2.png": making.png()}
    links = {"word/_rels/document.xml.rels": making.relations(making.HYPERLINK, "https://example.org")}
    chart = {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": making.office(media, main=making.EXCEL)}
    original = making.office({**media, **links, **chart})
    kept = parts(checked(original, "a.docx").content)
    before = parts(original)
    assert list(kept) == list(before)
    assert kept["word/document.xml"] == before["word/document.xml"]
    assert kept["word/_rels/document.xml.rels"] == before["word/_rels/document.xml.rels"]
    assert not any(b"GPS" in content for content in kept.values())
    assert not any(b"GPS" in content for content in parts(kept[next(iter(chart))]).values())


def test_the_way_to_the_template_of_another_office_is_taken_out():
    where = "file:///\\\\server\\mallar\\Brev &amp; beslut.dotx"
    template = {"word/_rels/settings.xml.rels": making.relations(RELATION + "attachedTemplate", where)}
    kept = parts(checked(making.office(template), "a.docx").content)["word/_rels/settings.xml.rels"].decode()
    assert "server" not in kept
    assert 'Target="Normal.dotm"' in kept
    assert 'Id="rId1"' in kept
