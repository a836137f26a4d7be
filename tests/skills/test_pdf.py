"""Papers as PDF: tagged by the standard, in any script of our fonts, and a paper still where they lack a sign."""

import logging
import re
import subprocess
import sys
import zlib
from collections.abc import Callable

import pytest

from reception.accounts.models import User
from reception.i18n.directions import direction, isolated, number
from reception.i18n.locales import KNOWN
from reception.skills.models import SkillsProfile
from reception.skills.rules import cv as rules
from reception.web import pdf
from tests.clients import Read, StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.skills import make_profile, make_qualification
from tests.skills.test_cv import chooses

SWEDISH, MIRRORED = KNOWN["sv"], KNOWN["ar-XB"]
ARABIC, TIGRINYA, UKRAINIAN = "أمينة يوسف", "ተስፋይ ሃይለ", "Дарина Їжакевич"
#: A paper of a heading and paragraphs.
LINES = "= #d.title\n#for one in d.of { said(one) }"


def lines(*texts: str, locale=SWEDISH) -> pdf.Paper:
    said = [row for one in texts for row in pdf.paragraphs(one, locale)]
    return pdf.paper(LINES, said, title="CV", locale=locale)


def unpacked(content: bytes) -> bytes:
    """The file with its streams unpacked, to be searched."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    found = [content]
    for stream in streams:
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue  # not packed
    return b"\n".join(found)


def letters(content: bytes) -> set[str]:
    """The letters that the file says its shapes stand for: what is found by searching it, copied and read aloud."""
    codes = re.findall(rb"<[0-9a-fA-F]+> <((?:[0-9a-fA-F]{4})+)>", unpacked(content))
    return {letter for code in codes for letter in bytes.fromhex(code.decode()).decode("utf-16-be")}


def test_a_paper_is_tagged_says_its_language_and_title_and_keeps_to_the_standard() -> None:
    made = lines("Hej", locale=SWEDISH)
    assert made.is_accessible
    assert made.content.startswith(b"%PDF-")
    for mark in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang(sv)", b"pdfuaid:part>1<", b"/H1", b"/DisplayDocTitle true"):
        assert mark in unpacked(made.content), mark


@pytest.mark.parametrize("name", [ARABIC, TIGRINYA, UKRAINIAN, "Åsa Öström", "می‌خواهم", "ئاوارە"])
def test_names_in_every_script_of_the_fonts_are_printed_and_can_be_read_out(name: str) -> None:
    made = lines(name)
    assert made.is_accessible
    assert made.replaced == frozenset()
    assert pdf.unprintable([name], SWEDISH) == []
    missing = {letter for letter in name if letter.isalpha()} - letters(made.content)
    assert not missing


def test_a_sign_that_no_font_has_is_replaced_and_the_log_does_not_tell_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "reception.web.pdf"):
        made = lines("Kock 厨 😀 👨‍👩‍👧", "می‌خواهم", ARABIC)
    assert made.is_accessible
    assert {"厨", "😀"} <= made.replaced
    assert pdf.REPLACEMENT in letters(made.content)
    assert "replaced" in caplog.text
    assert "厨" not in caplog.text
    assert "Kock" not in caplog.text


def test_which_texts_cannot_be_printed_is_known_beforehand() -> None:
    texts = ["Amina", ARABIC, "Kock 厨", "Ω", "שלום", 'quoted " and \\ 😀']
    assert pdf.unprintable(texts, SWEDISH) == ["Kock 厨", "שלום", 'quoted " and \\ 😀']


def test_what_stands_in_the_data_is_never_read_as_markup() -> None:
    odd = '#panic("x") *b* $x$ = h [ ] @a <b> https://x.example \\ #read("pdf.typ")'
    made = lines(odd, "]#panic()")
    assert made.is_accessible
    assert {"#", "*", "$", "[", "\\"} <= letters(made.content)


def test_a_paper_that_cannot_keep_to_the_standard_is_a_paper_still_and_the_log_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    made = pdf.paper("=== #d.title", None, title="Skipped levels", locale=SWEDISH)
    assert not made.is_accessible
    assert made.content.startswith(b"%PDF-")
    assert "could not be made as ua-1" in caplog.text


def test_a_mirrored_language_makes_a_mirrored_paper() -> None:
    assert lines("Hej", locale=MIRRORED).content != lines("Hej", locale=SWEDISH).content
    assert b"/Lang(ar" in unpacked(lines("Hej", locale=MIRRORED).content)
    assert b"/Direction/R2L" in unpacked(lines("Hej", locale=MIRRORED).content).replace(b" ", b"")


def test_a_text_runs_as_its_first_letter_does_and_numbers_keep_their_order() -> None:
    assert [direction(one) for one in (ARABIC, "1 Amina", "2 " + ARABIC, "2026")] == ["rtl", "ltr", "rtl", "ltr"]
    assert direction("2026", "rtl") == "rtl"
    assert isolated("Amina") == "Amina"
    assert isolated(ARABIC) == f"\u2068{ARABIC}\u2069"
    assert isolated("Amina", "rtl") == "\u2068Amina\u2069"
    assert number("2016–2019") == "2016–2019"
    assert number("2016–2019", "rtl") == "\u20662016–2019\u2069"
    assert isolated("", "rtl") == number("", "rtl") == ""


def test_a_process_that_makes_no_paper_loads_no_typesetter() -> None:
    code = "import sys, reception.web.pdf; assert 'typst' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=120)


@pytest.fixture
def profile(municipality: Municipality) -> SkillsProfile:
    person = make_person(
        name="Amina Yusuf", own_script=ARABIC, phone="070-174 06 33", unit=municipality.unit,
        worker=municipality.caseworker,
    )  # fmt: skip
    made = make_profile(person, unit=municipality.unit, cv_title="Barnmorska", cv_about="Jag heter\n" + TIGRINYA)
    make_qualification(made, title="قابلة", place=TIGRINYA, first_year=2008, last_year=2014)
    return made


@pytest.fixture
def browser(municipality: Municipality, client_of: Callable[[User], StrictClient]) -> StrictClient:
    return client_of(municipality.caseworker)


def opened(browser: StrictClient, profile: SkillsProfile, language: str = "sv") -> Read:
    return browser.get(f"/skills/{profile.number}/cv.pdf?language={language}")


def test_there_is_no_file_before_she_has_chosen(browser: StrictClient, profile: SkillsProfile) -> None:
    answer = opened(browser, profile)
    assert answer.status_code == 303
    assert answer.location == f"/skills/{profile.number}/cv"


@pytest.mark.parametrize(("language", "tag"), [("sv", b"/Lang(sv)"), ("en", b"/Lang(en)"), ("ar-XB", b"/Lang(ar")])
def test_the_cv_is_a_tagged_file_whose_name_tells_nothing(
    browser: StrictClient, profile: SkillsProfile, language: str, tag: bytes
) -> None:
    chooses(profile, rules.OWN_NAME, *(f"qualification:{row.id}" for row in profile.qualifications))
    answer = opened(browser, profile, language)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="cv.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    content = answer.get_data()
    assert content.startswith(b"%PDF-")
    for mark in (b"/StructTreeRoot", b"pdfuaid:part>1<", b"/H1", b"/H2", b"/H3", tag):
        assert mark in unpacked(content), mark
    assert set(f"{ARABIC}{TIGRINYA}قابلة2008") - {" "} <= letters(content)


def test_a_cv_with_signs_that_no_font_has_is_a_file_still(browser: StrictClient, profile: SkillsProfile) -> None:
    chef = make_qualification(profile, title="厨师 😀")
    chooses(profile, f"qualification:{chef.id}")
    content = opened(browser, profile).get_data()
    assert b"pdfuaid:part>1<" in unpacked(content)
    assert pdf.REPLACEMENT in letters(content)
