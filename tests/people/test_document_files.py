"""Files at the front door: hostile and too large ones, and what lies on the disk of those that are kept."""

import io
import logging

import pytest
import sqlalchemy as sa

from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.files.rules import kinds, reasons
from tests.files import making
from tests.people.papers import PHOTO, add, kept, rows, sent, tab


def test_a_file_is_given_out_to_be_saved_and_never_shown(browser, mother, papers):
    answer = browser.get(tab(mother, f"/{papers.number}/file"))
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="pass.pdf"')
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


HOSTILE = {
    "a page": (b"<!DOCTYPE html><script>alert(1)</script>", "a.pdf", reasons.NOT_ALLOWED),
    "a program": (b"MZ\x90\x00\x03" + bytes(60), "a.pdf", reasons.NOT_ALLOWED),
    "a drawing": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "a.png", reasons.NOT_ALLOWED),
    "a lie": (making.jpeg(), "a.pdf", reasons.WRONG_NAME),
    "a program's name": (making.pdf(), "a.pdf.exe", reasons.WRONG_NAME),
    "nothing": (b"", "a.pdf", reasons.EMPTY),
    "an iPhone picture": (b"\x00\x00\x00\x18ftypheic" + bytes(40), "a.heic", reasons.APPLE_PICTURE),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a.doc", reasons.OLD_OFFICE),
    "LibreOffice": (making.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a", reasons.OPEN_DOCUMENT),
    "a locked Word file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", reasons.PASSWORD,
    ),
    "a locked PDF": (making.pdf(trailer=b"/Encrypt 4 0 R"), "a.pdf", reasons.PASSWORD),
    "half a PDF": (making.pdf()[:-40], "a.pdf", reasons.DAMAGED),
    "code in a PDF": (making.pdf(b"<</S/JavaScript/JS(x)>>", root=b"/OpenAction 4 0 R"), "a.pdf", reasons.PROGRAM),
    "a file in a PDF": (making.pdf(b"<</Type/EmbeddedFile>>"), "a.pdf", reasons.ATTACHMENTS),
    "a page behind a picture": (making.jpeg(trailer=b"<html><script>"), "a.jpg", reasons.TWO_IN_ONE),
    "an archive behind a picture": (making.png(trailer=making.zipped({"a": "b"})), "a.png", reasons.TWO_IN_ONE),
    "macros": (making.office({"word/vbaProject.bin": b"x"}), "a.docx", reasons.MACROS),
    "a way out": (making.office({"../../etc/passwd": "x"}), "a.docx", reasons.DAMAGED),
    "a picture from elsewhere": (
        making.office({"word/_rels/a.xml.rels": making.relations("http://x/image", "http://a")}), "a.docx",
        reasons.FETCHES,
    ),
    "a bomb in Word": (making.office({"word/a.xml": bytes(5_000_000)}), "a.docx", reasons.UNPACKS_TOO_BIG),
    "a bomb in a picture": (making.png(rows=bytes(30_000_000)), "a.png", reasons.UNPACKS_TOO_BIG),
    "a giant picture": (making.jpeg(size=(8000, 8000)), "a.jpg", reasons.TOO_MANY_PIXELS),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_beside_its_field_and_what_was_typed_stays(app, browser, mother, kind):
    content, name, reason = HOSTILE[kind]
    before = kept(app)
    page = add(browser, mother, content, name, title="Brev från mars", note="Kom per post")
    assert page.status_code == 200
    (said,) = page.all("p", id="file-error")
    assert reason in "".join(said.itertext())
    assert page.form_values() | {"kind": "passport", "title": "Brev från mars", "note": "Kom per post"} == (
        page.form_values()
    )
    assert kept(app) == before
    assert rows(mother) == []


def test_after_another_fault_the_file_is_asked_for_again(browser, mother):
    page = add(browser, mother, making.pdf(), issued_on="2026-05-01", expires_on="2026-04-01")
    assert "The last day cannot come before the day of issue." in page.words
    assert "The file was not kept. Choose it again." in page.words
    assert rows(mother) == []


class Body(io.RawIOBase):
    """A form with a file of so many bytes, which is never in memory as a whole."""

    def __init__(self, fields, file_bytes):
        super().__init__()
        parts = "".join(
            f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in fields.items()
        )
        file = '--x\r\nContent-Disposition: form-data; name="file"; filename="film.pdf"\r\n\r\n%PDF-1.7'
        self._ahead, self._left, self._end = (parts + file).encode(), file_bytes, b"\r\n--x--\r\n"
        self.length = len(self._ahead) + file_bytes + len(self._end)
        self.given = self._measured = 0

    def readable(self):
        return True

    def tell(self):
        return self._measured

    def seek(self, place, whence=0):
        """How the client of the tests measures."""
        self._measured = self.length if whence == 2 else place
        return self._measured

    def readinto(self, buffer):
        piece = self._next(len(buffer))
        buffer[: len(piece)] = piece
        self.given += len(piece)
        return len(piece)

    def _next(self, size):
        if self._ahead:
            piece, self._ahead = self._ahead[:size], self._ahead[size:]
        elif self._left:
            piece = bytes(min(size, self._left))
            self._left -= len(piece)
        else:
            piece, self._end = self._end[:size], self._end[size:]
        return piece


@pytest.mark.parametrize("file_bytes", [kinds.LARGEST_FILE_BYTES, 200 * 1024 * 1024], ids=["20 MB", "200 MB"])
def test_of_a_form_with_too_large_a_file_everything_that_was_typed_comes_back(browser, mother, file_bytes):
    fields = {**browser.get(tab(mother, "/new")).form_values(), "kind": "diploma", "note": "Det jag skrev"}
    body = Body(fields, file_bytes)
    page = browser.open(
        tab(mother, "/new"), method="POST", input_stream=body, content_length=body.length,
        content_type="multipart/form-data; boundary=x",
    )  # fmt: skip
    assert page.status_code == 200
    assert "The file is larger than 20 MB." in "".join(page.all("p", id="file-error")[0].itertext())
    assert page.form_values()["note"] == "Det jag skrev"
    assert page.form_values()["kind"] == "diploma"
    assert body.given == body.length  # a browser shows the answer once all it sends was taken


def test_more_than_that_is_answered_at_once_with_the_limit(browser, mother):
    body = Body({"kind": "diploma"}, 600 * 1024 * 1024)
    page = browser.open(
        tab(mother, "/new"), method="POST", input_stream=body, content_length=body.length,
        content_type="multipart/form-data; boundary=x",
    )  # fmt: skip
    assert page.status_code == 413
    assert "A file may have 20 MB at most." in page.words
    assert body.given == 0


def test_a_photo_is_kept_without_what_the_camera_wrote_into_it(browser, mother):
    assert making.SECRET in PHOTO
    assert add(browser, mother, PHOTO, "IMG_2031.jpg").status_code == 303
    assert making.SECRET not in browser.get(tab(mother, f"/{rows(mother)[0].number}/file")).data


def test_nothing_of_a_file_or_its_name_lies_readable_in_the_data_folder(app, browser, mother, engine):
    canary = b"(Kanariefageln-4711)"
    assert add(browser, mother, making.pdf(canary), "Hemliga-Kanarien.pdf").status_code == 303
    assert canary in browser.get(tab(mother, f"/{rows(mother)[0].number}/file")).data
    folder = app.config["DATA_DIR"]
    for path in folder.rglob("*"):
        if path.is_file() and engine == "sqlite":
            assert b"Kanarie" not in path.read_bytes(), path
    stored = db.session.execute(sa.text("SELECT filename FROM document")).scalars().all()
    assert stored
    assert not any("Kanarie" in str(name) for name in stored)


def test_file_names_stand_in_no_log_and_each_act_in_the_audit_log(browser, mother, caplog):
    caplog.set_level(logging.DEBUG)
    add(browser, mother, making.pdf(), "Kanariebeslut.pdf")
    document = rows(mother)[0]
    browser.get(tab(mother, f"/{document.number}/file"))
    browser.fill(tab(mother, f"/{document.number}/remove"), reason="Fel person")
    assert "Kanarie" not in caplog.text
    query = sa.select(AuditEvent).where(AuditEvent.people.contains(f" {mother.id} ")).order_by(AuditEvent.id)
    events = db.session.scalars(query.execution_options(permit="test")).all()
    acts = [event.action for event in events]
    assert acts.index("document.added") < acts.index("document.removed")
    (fetched,) = [event for event in events if event.details.get("endpoint") == "documents.download"]
    assert document.number in fetched.details["path"]
    assert not any("Kanarie" in str(event.details) for event in events)


def test_what_is_not_committed_leaves_no_file(app, browser, mother, monkeypatch):
    before = kept(app)

    def failing(*_args, **_codes):
        raise RuntimeError

    monkeypatch.setattr("reception.people.operations.documents.record", failing)
    with pytest.raises(RuntimeError):
        add(browser, mother, making.pdf())
    assert kept(app) == before


def test_a_removal_that_is_not_committed_leaves_the_file(app, browser, mother, papers, monkeypatch):
    def failing(*_args, **_codes):
        raise RuntimeError

    monkeypatch.setattr("reception.people.operations.documents.record", failing)
    with pytest.raises(RuntimeError):
        browser.fill(tab(mother, f"/{papers.number}/remove"), reason="Fel person")
    assert papers.stored in kept(app)


def test_a_form_that_is_sent_twice_keeps_one_file(app, browser, mother):
    values = {**browser.get(tab(mother, "/new")).form_values(), "kind": "cv"}
    before = kept(app)
    for _time in range(2):
        assert browser.post(tab(mother, "/new"), data={**values, "file": sent(making.pdf())}).status_code == 303
    assert len(rows(mother)) == 1
    assert len(kept(app) - before) == 1


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_a_file_that_is_gone_or_changed_gets_a_page_that_says_so(app, browser, mother, papers, damage):
    path = app.config["DATA_DIR"] / "files" / papers.stored[:2] / papers.stored
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"x") if damage == "changed" else path.unlink()
    page = browser.get(tab(mother, f"/{papers.number}/file"))
    assert page.status_code == 404
    assert page.heading == "The file cannot be opened"
    assert papers.number in page.words
    assert content not in page.data


def test_the_most_files_of_a_person_is_said_before_one_more_is_written(app, browser, municipality, mother, monkeypatch):
    monkeypatch.setattr("reception.people.operations.documents.MOST_FILES_OF_A_CASE", 2)
    assert add(browser, mother, making.pdf()).status_code == 303
    assert add(browser, mother, PHOTO, "a.jpg").status_code == 303
    before = kept(app)
    page = add(browser, mother, making.pdf(), title="Den tredje")
    assert "which is the most" in page.words
    assert page.form_values()["title"] == "Den tredje"
    assert kept(app) == before
    assert add(browser, mother).status_code == 303  # without a file there is no limit
    assert browser.fill(tab(mother, f"/{rows(mother)[0].number}/remove"), reason="Fel").status_code == 303
    assert add(browser, mother, making.pdf()).status_code == 303
