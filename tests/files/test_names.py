"""Names of files: what pages show, and what is safe to save on any computer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.files.rules.names import download_headers, download_name, ending, shown_name
from reception.files.terms import FileKind

PDF = FileKind.PDF


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\anna\\intyg.pdf", "intyg.pdf"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "ab Set-Cookie: x.pdf"),
        ("intyg\u202efdp.exe", "intygfdp.exe"),
        ("\u2066شهادة\u2069.pdf", "شهادة.pdf"),
        ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
        ("e\u0301t\u00e9.pdf", "été.pdf"),
        ("...", "document"),
        ("", "document"),
        ("mapp/", "mapp"),
        (" . hidden", "hidden"),
    ],
)
def test_a_name_is_shown_without_folders_and_hidden_marks(given_name, shown):
    assert shown_name(given_name) == shown


@pytest.mark.parametrize(
    ("given_name", "saved"),
    [
        ("Intyg från skolan.PDF", "Intyg från skolan.pdf"),
        ("CON.pdf", "_.pdf"),
        ("nul", "_.pdf"),
        ("com1.backup.pdf", "_.backup.pdf"),
        ("concert.pdf", "concert.pdf"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
        ("foto.jpg", "foto.pdf"),
        ("Beslut 2026.11", "Beslut 2026.11.pdf"),
        ("20090101-2385 intyg.pdf", "_ intyg.pdf"),
        ("Scan_20261122-1530.pdf", "Scan_20261122-1530.pdf"),
        ("", "document.pdf"),
    ],
)
def test_a_name_to_save_is_safe_on_every_system(given_name, saved):
    assert download_name(given_name, PDF) == saved


@given(st.text(max_size=400))
def test_whatever_the_name_it_can_be_saved_and_sent(name):
    saved = download_name(name, PDF)
    assert saved.endswith(".pdf")
    assert len(saved) <= 120
    assert len(saved.encode()) <= 200
    assert not set(saved) & set('<>:"/\\|?*\x00\r\n\u202e')
    assert not saved.startswith((".", " "))
    download_headers(name, PDF)["Content-Disposition"].encode("ascii")


@pytest.mark.parametrize("name", ["å" * 500 + ".pdf", "😀" * 500 + ".pdf"])
def test_a_long_name_keeps_its_ending(name):
    assert shown_name(name).endswith(".pdf")
    assert len(shown_name(name).encode()) <= 200


@pytest.mark.parametrize(("name", "found"), [("a.PDF", ".pdf"), ("a.pdf.exe", ".exe"), ("a", ""), ("nr 3.14", "")])
def test_the_ending_is_what_stands_last(name, found):
    assert ending(name) == found


def test_a_download_is_saved_and_never_shown():
    headers = download_headers('Åsas "intyg"; x.pdf', PDF)
    assert headers["Content-Disposition"] == (
        "attachment; filename=\"A_sas _intyg__ x.pdf\"; filename*=UTF-8''%C3%85sas%20_intyg_%3B%20x.pdf"
    )
    assert headers["Content-Security-Policy"].startswith("sandbox")
    assert headers["X-Content-Type-Options"] == "nosniff"
