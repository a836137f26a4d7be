"""Vocabularies as the administrator keeps them: where each comes from, and files that come in."""

import io

import pytest
import sqlalchemy as sa
import xlsxwriter

from reception.access.actor import system
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.files.rules.kinds import LARGEST_FILE_BYTES
from reception.sheets.reading import read_workbook
from reception.skills.models import VocabularyRelease
from reception.skills.queries import vocabulary
from reception.skills.rules.bundled import bundled
from reception.skills.terms import Scheme
from tests.factories.people import make_person
from tests.factories.skills import make_profile, make_qualification
from tests.people.test_document_files import Body

HOME = "/admin/vocabularies"
IMPORT = f"{HOME}/occupation/import"
HEADER = "code;sv;en;parent;words"
LINES = ("2;Specialister;Professionals;;", "22;Vård;Health;2;", "222;Sköterskor;Nurses;22;")
MIDWIFE, NURSE = "2222;Barnmorskor;Midwives;222;jordemor|midwife", "2221;Sjuksköterskor;Nurses;222;syster|nurse"


def file(*lines: str, header: str = HEADER) -> bytes:
    """A file with these codes below those of the branches."""
    return "\n".join((header, *LINES, *lines)).encode()


@pytest.fixture
def browser(client_of, municipality):
    """The administrator's browser."""
    return client_of(municipality.administrator)


@pytest.fixture
def worker(client_of, municipality):
    """A caseworker's browser."""
    return client_of(municipality.caseworker)


def send(browser, content, name="codes.csv", address=IMPORT, **values):
    """Send a file with what is known of it."""
    answer = browser.get(address)
    told = {"version": "SSYK 2012, 2026-11", "source": "SCB", "published_on": "2026-11-01", **values}
    data = {**answer.form_values(), **told, "file": (io.BytesIO(content), name)}
    return browser.post(address, data=data, content_type="multipart/form-data")


def came_in() -> list[str]:
    """The versions that have come in."""
    with system("test"):
        return list(db.session.scalars(sa.select(VocabularyRelease.version_name).order_by(VocabularyRelease.id)))


def words(browser, q, scheme="occupation"):
    """What is offered for what was written."""
    return browser.post(f"/skills/words?scheme={scheme}", data={"q": q}).get_json()


def test_the_administrator_finds_where_each_vocabulary_comes_from(browser):
    assert [link.get("href") for link in browser.get("/admin").all("a") if link.get("href") == HOME]
    answer = browser.get(HOME)
    for scheme in Scheme:
        about = bundled(scheme)
        assert about.version in answer.words
        assert about.source in answer.words
        assert about.to_confirm[:60] in answer.words
    assert answer.words.count("It came with the program.") == len(Scheme)
    assert "To be confirmed:" in answer.words


def test_only_administrators_keep_vocabularies(client_of, municipality):
    for user in (municipality.caseworker, municipality.manager, municipality.guidance):
        assert client_of(user).get(HOME).status_code == 403
        assert client_of(user).get(IMPORT).status_code == 403


def test_a_file_that_comes_in_is_searched_and_what_it_brings_is_told(browser, municipality):
    answer = send(browser, file(MIDWIFE))
    assert answer.location == HOME
    page = browser.get(HOME)
    gone = len(bundled(Scheme.OCCUPATION).entries) - 4
    assert f"New codes: 0. Changed: 4. No longer there: {gone}." in page.words
    assert "SSYK 2012, 2026-11" in page.words
    assert "2026-11-01" in page.words
    assert f"by {municipality.administrator.name}." in page.words
    assert words(browser, "jordemor") == [
        {"text": "Midwives (2222)", "label": "Midwives", "detail": "2222, Barnmorskor"}
    ]
    assert words(browser, "seamstress") == []
    with system("test"):
        [event] = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "vocabulary.imported"))
    assert event.details == {"scheme": "occupation", "codes": 4}


def test_a_code_that_is_no_longer_there_is_still_read_and_counted(browser, worker, municipality, acting, app):
    profile = make_profile(make_person(), unit=municipality.unit)
    for code in ("2221", "7531", "7531"):
        make_qualification(profile, occupation_code=code)
    assert "is noted somewhere" not in browser.get(HOME).words
    send(browser, file(MIDWIFE))
    send(browser, file(NURSE), version="The next")
    page = browser.get(HOME)
    assert "1 code that is noted somewhere is not in this release." in page.words
    with app.test_request_context(), acting(municipality.caseworker):
        vocabulary.look_again()
        assert vocabulary.entry(Scheme.OCCUPATION, "7531").en == "Tailors and dressmakers"
        assert vocabulary.entry(Scheme.OCCUPATION, "2222").words == ("jordemor", "midwife")
        assert vocabulary.entry(Scheme.OCCUPATION, "2221").words == ("syster", "nurse")
    assert [match["text"] for match in words(worker, "syster")] == ["Nurses (2221)"]


def test_the_same_version_is_refused_beside_the_field_and_what_was_written_stays(browser):
    send(browser, file(MIDWIFE))
    for version in ("SSYK 2012, 2026-11", bundled(Scheme.OCCUPATION).version):
        answer = send(browser, file(NURSE), version=version)
        assert answer.status_code == 200
        assert "There is a release of that name already." in answer.words
        assert answer.form_values()["version"] == version
        assert answer.form_values()["source"] == "SCB"
    assert came_in() == ["SSYK 2012, 2026-11"]
    level = send(browser, b"code;sv\n1;Kort", address=f"{HOME}/level/import")
    assert level.location == HOME, "another vocabulary may have a release of the same name"


def test_what_is_wrong_stands_with_its_line_and_the_old_release_stays(browser):
    answer = send(browser, file("2221;;Nurses;222;", "22 22;Barnmorskor;Midwives;999;", "3333;X;X;;"))
    assert answer.status_code == 200
    for told in (
        "5The Swedish name is missing.",
        "6“22 22” cannot be a code.",
        "7The code 3, which stands above this one, has no line.",
    ):
        assert told in answer.words
    assert came_in() == []
    assert answer.form_values()["version"] == "SSYK 2012, 2026-11"
    assert words(browser, "seamstress")


def test_after_fifty_problems_only_their_number_is_told(browser):
    answer = send(browser, file(*[";;;;x"] * 100))
    assert "200 things in it need to be corrected." in answer.words
    assert "And 150 more." in answer.words
    assert len(answer.all("tr")) == 51


def test_columns_that_are_missing_are_told(browser):
    answer = send(browser, b"kod;namn\n1;A\n")
    assert "The column code is missing." in answer.words
    assert "The column namn is none of those that are read" in answer.words


def test_everything_about_a_file_is_asked_for(browser):
    answer = browser.fill(IMPORT)
    for said in ("Choose a file.", "Write which version it is.", "Write where it comes from."):
        assert said in answer.words
    later = send(browser, file(MIDWIFE), published_on="2027-12-31")
    assert "has not come yet" in later.words
    assert came_in() == []


def test_the_file_that_is_given_out_can_be_taken_in_again(browser):
    given_out = browser.get(f"{HOME}/occupation/file")
    assert given_out.headers["Content-Disposition"] == 'attachment; filename="occupation.xlsx"'
    assert send(browser, given_out.data, "occupation.xlsx").location == HOME
    assert "New codes: 0. Changed: 0. No longer there: 0." in browser.get(HOME).words


def workbook(*sheets, merged=False) -> bytes:
    """An XLSX file of sheets with these lines."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for lines in sheets:
            sheet = book.add_worksheet()
            for number, cells in enumerate(lines):
                for column, cell in enumerate(cells):
                    sheet.write(number, column, cell)
            if merged:
                sheet.merge_range(1, 0, 2, 0, "a")
    return content.getvalue()


CODES = ("code", "sv")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"\x00" * 400, "The file is not a spreadsheet."),
        (b"code;sv\na;A\x00B\n", "The file is not a spreadsheet."),
        (b"%PDF-1.4", "The file is not a spreadsheet."),
        (b"<html><table>", "The file is not a spreadsheet."),
        (b"PK\x03\x04 and nothing more", "The file is damaged or incomplete."),
        (b"code;sv\n", "nothing stands below the first line"),
        (b"\n\n;;\n", "The file has no rows."),
        (b"code;sv\n" + b"a;A\n" * 50_001, "The file has more than 50,000 rows."),
        (workbook([CODES, (110, "Officerare")]), "a number or a date stands here"),
        (b"code;sv\na;=1+1\n", "a formula or an error of the spreadsheet stands here"),
        (workbook([CODES, ("a", "A"), ("", "B")], merged=True), "The code a stands in line 2 already."),
        (workbook([CODES, ("a", "A")], [("x",)]), "The file has several sheets."),
        (workbook([("code\x0b", "sv\u202e"), ("a", "A")]), "is none of those that are read"),
    ],
)  # fmt: skip
def test_no_file_ends_in_an_error_page(browser, content, said):
    browser.budget = 40
    answer = send(browser, content, address=f"{HOME}/profession/import")
    assert answer.status_code == 200
    assert said in answer.words
    assert came_in() == []


def test_of_a_form_with_too_large_a_file_everything_that_was_typed_comes_back(browser):
    body = Body({**browser.get(IMPORT).form_values(), "version": "1", "source": "SCB"}, LARGEST_FILE_BYTES)
    answer = browser.open(
        IMPORT, method="POST", input_stream=body, content_length=body.length,
        content_type="multipart/form-data; boundary=x",
    )  # fmt: skip
    assert "The file is larger than 20 MB." in answer.words
    assert (answer.form_values()["version"], answer.form_values()["source"]) == ("1", "SCB")
    assert came_in() == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_are_read_in_whichever_way_they_were_saved(browser, encoding):
    content = f"{HEADER}\na;Ålfiskare i sjö;Eel fishers;;ål|åla\n".encode(encoding)
    assert send(browser, content, address=f"{HOME}/profession/import").location == HOME
    assert words(browser, "ålfi", "profession")[0]["detail"] == "a, Ålfiskare i sjö"


def test_words_with_many_parts_are_not_taken_for_columns(browser):
    lines = [f"n{number};Yrke;Work;;a|b|c|d|e|f|g|h" for number in range(40)]
    content = "\n".join((HEADER, *lines)).encode()
    assert send(browser, content, address=f"{HOME}/profession/import").location == HOME


def test_the_words_of_a_file_are_shown_as_text(browser):
    content = f"{HEADER}\nevil;<script>alert(1)</script>;<b>x</b>;;\n".encode()
    send(browser, content, version="<i>1</i>", source="<u>x</u>", address=f"{HOME}/profession/import")
    page = browser.get(HOME).get_data(as_text=True)
    assert "<i>1</i>" not in page
    assert words(browser, "script", "profession")[0]["detail"] == "evil, <script>alert(1)</script>"
    given_out = read_workbook(browser.get(f"{HOME}/profession/file").data, name="x")
    assert given_out[0].rows[1].cells[1] == "<script>alert(1)</script>"


def test_nobody_reaches_a_vocabulary_that_there_is_not(browser):
    assert browser.get(f"{HOME}/planets/import").status_code == 404
    assert browser.get(f"{HOME}/planets/file").status_code == 404


def test_the_pages_are_read_in_swedish_and_from_right_to_left(browser):
    for language in ("sv", "ar-XB"):
        browser.speak(language)
        assert browser.get(HOME).status_code == 200
        assert send(browser, file("2221;;;;")).status_code == 200
