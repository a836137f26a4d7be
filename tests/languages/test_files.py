"""A language out to a reviewer as a file, and back in."""

import io
import zipfile
from datetime import datetime

import pytest

from reception.i18n.locales import KNOWN
from reception.languages.queries.entries import entries
from reception.languages.rules import po_exchange
from reception.languages.terms import Coverage
from reception.sheets import writing
from reception.sheets.reading import read_workbook
from tests.languages.catalogue import DAYS, ENGLISH_OF_DAYS
from tests.languages.conftest import address, entry_called

DAY = datetime(2026, 11, 22)  # noqa: DTZ001 - a workbook knows no time zone
NEW = {"ar": "%(num)s أيام باقية", "uk": "%(num)s дні ще"}
FUZZY = "#, fuzzy\n"


def fetched(browser, kind, tag="ar"):
    answer = browser.get(f"/translations/{tag}/export.{kind}")
    assert answer.status_code == 200
    assert f"reception-{tag}.{kind}" in answer.headers["Content-Disposition"]
    return answer.get_data()


def sent(browser, content, name="a.po", tag="ar"):
    return browser.post(f"/translations/{tag}/import", data={"file": (io.BytesIO(content), name)})


def taken_in(browser, preview, tag="ar"):
    return browser.post(f"/translations/{tag}/take-in", data=preview.form_values(f"/translations/{tag}/take-in"))


def counts(page):
    """Changed, approved, refused, unknown, nothing new."""
    return [int("".join(dd.itertext())) for dd in page.all("dd")[:5]]


def cells(content):
    sheet = read_workbook(content, name="a.xlsx")[0]
    return sheet.name, [list(row.cells) for row in sheet.rows]


def workbook(name, rows):
    def fill(book):
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(at, column, cell)

    return writing.made(fill, created=DAY)


def test_the_catalogue_says_all_that_a_translator_needs(manager):
    text = fetched(manager, "po").decode()
    assert '"X-Translation-Status: machine\\n"' in text
    assert '"Plural-Forms: nplurals=6; plural=(n==0?0:' in text
    assert '"Language: ar\\n"' in text
    assert "#. Swedish: Min plan\n#. Heading of her first page.\n#, fuzzy, must\n" in text
    assert '#, must\nmsgid "Open your letter"' in text
    manager.fill(address("My plan"), form_0="صفحتي")
    text = fetched(manager, "po").decode()
    assert '#, must, reviewed\nmsgid "My plan"\nmsgstr "صفحتي"' in text


@pytest.mark.parametrize("tag", ["ar", "uk"])
def test_a_catalogue_comes_back_from_a_reviewer(manager, tag):
    form = 3 if tag == "ar" else 1
    text = fetched(manager, "po", tag).decode()
    assert counts(sent(manager, text.encode(), tag=tag)) == [0, 0, 0, 0, 7]
    text = text.replace(f'"{DAYS[tag][form]}"', f'"{NEW[tag]}"').replace("#, fuzzy, must\n", "#, must\n")
    preview = sent(manager, text.encode(), tag=tag)
    assert counts(preview) == [1, 1, 0, 0, 5]
    assert DAYS[tag][form].replace("%(num)s", "{num}") in preview.words
    assert entry_called("My plan", tag).state is Coverage.TO_REVIEW
    answer = taken_in(manager, preview, tag)
    assert "2 messages are taken in." in manager.get(answer.location).words
    assert entry_called(ENGLISH_OF_DAYS[0], tag).forms[form] == NEW[tag]
    assert entry_called("My plan", tag).state is Coverage.REVIEWED
    assert entry_called("Civic orientation", tag).state is Coverage.TO_REVIEW


@pytest.mark.parametrize(("tag", "language"), [("ar", "sv"), ("uk", "en"), ("ar", "en")])
def test_a_workbook_comes_back_from_a_reviewer(manager, tag, language):
    manager.speak(language)
    name, rows = cells(fetched(manager, "xlsx", tag))
    assert name == tag
    manager.speak("en")
    head, form = rows[0], 3 if tag == "ar" else 1
    place = {english: number for number, row in enumerate(rows) for english in [str(row[1]).split("\n")[0]]}
    translation = 4
    rows[place["{num} day left"]][translation + 1 + form] = NEW[tag].replace("%(num)s", "{num}")
    rows[place["Open your letter"]][translation] = "=1+1" if tag == "ar" else "Відкрийте лист"
    rows[place["My plan"]][len(head) - 1] = {"sv": "Granskad", "en": "Reviewed"}.get(language) if language == "en" else "reviewed"  # fmt: skip
    preview = sent(manager, workbook(tag, rows), "a.xlsx", tag)
    assert counts(preview) == [2, 1, 0, 0, 4], preview.words
    taken_in(manager, preview, tag)
    assert entry_called(ENGLISH_OF_DAYS[0], tag).forms[form] == NEW[tag]
    assert entry_called("My plan", tag).state is Coverage.REVIEWED
    assert cells(fetched(manager, "xlsx", tag))[1]


def test_a_workbook_runs_no_formula_and_runs_from_right_to_left(manager):
    manager.fill(address("My plan"), form_0="=HYPERLINK(A1)")
    content = fetched(manager, "xlsx")
    _name, rows = cells(content)
    assert "=HYPERLINK(A1)" in [row[4] for row in rows]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and 'rightToLeft="1"' in sheet


PO = 'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n{body}'


def po(body, language="ar"):
    return PO.replace("{language}", language).replace("{body}", body).encode()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('msgid "It holds until %(day)s"\nmsgstr "حتى"\n', "{day}"),
        ('msgid "It holds until %(day)s"\nmsgstr "100% حتى %(day)s"\n', "sign for per cent twice"),
        ('msgid "It holds until %(day)s"\nmsgstr "حتى %(day)d"\n', "{day}"),
        ('msgid "Read <b>this</b>"\nmsgstr "اقرأ هذا"\n', "<b> </b>"),
        ('msgid "My plan"\nmsgstr "خط\\u202eتي"\n'.replace("\\u202e", "\u202e"), "reading direction"),
        (f'msgid "My plan"\nmsgstr "{"خ" * 5000}"\n', "far too long"),
        ('msgid "%(num)s day left"\nmsgid_plural "%(num)s days left"\nmsgstr[0] "ا"\nmsgstr[1] "ب"\n', "left empty"),
        ('msgid "%(num)s day left"\nmsgstr "ا %(num)s"\n', "in the file: 1. Needed: 6."),
        ('msgid "My plan"\nmsgstr "ا"\n\nmsgid "My plan"\nmsgstr "ب"\n', ""),
    ],
)
def test_a_message_that_would_break_a_page_is_refused_with_the_reason(manager, body, why):
    preview = sent(manager, po(body))
    assert why in preview.words
    assert counts(preview)[2] == (1 if why else 0)


def test_what_the_program_does_not_know_is_named(manager):
    preview = sent(manager, po('msgid "Quite another %(thing)s"\nmsgstr "شيء"\n'))
    assert counts(preview) == [0, 0, 0, 1, 0]
    assert "Quite another {thing}" in preview.words
    assert "There is nothing to take in." in preview.words


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.po", "The file is empty"),
        (po('msgid "My plan"\nmsgstr "x"\n', "uk"), "a.po", "another language (uk)"),
        (po('msgid "My plan"\nmsgstr "x"\n', "fa"), "a.po", "another language (fa)"),
        (po('msgid "My plan"\nmsgstr "x"\n', ""), "a.po", "does not say which language"),
        (po('msgid "My plan"\nrubbish\n'), "a.po", "no catalogue that can be read"),
        (po('msgid "My plan"\nmsgstr "x"\n', "../../etc"), "a.po", ""),
        (b'msgid "\xff\xfe\nmsgstr "', "a.po", "no catalogue that can be read"),
        (b"%PDF-1.7 hello", "a.po", ""),
        (b"PK\x03\x04rubbish", "a.xlsx", ""),
        (workbook("ar", [["A", "B"], ["1", "2"]]), "a.xlsx", "No line names the columns"),
        (workbook("uk", [["Key", "Translation"], ["1", "2"]]), "a.xlsx", "another language (uk)"),
        (workbook("Sheet1", [["Key", "Translation"], ["1", "2"]]), "a.xlsx", "does not say which language"),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_message_beside_its_field(manager, content, name, message):
    answer = sent(manager, content, name)
    assert answer.status_code == 200
    told = "".join("".join(one.itertext()) for one in answer.all("p", class_="field-error"))
    assert told and message in told, told


def test_a_file_that_is_too_large_is_told(manager, monkeypatch):
    monkeypatch.setattr(po_exchange, "LARGEST", 100)
    assert "larger than 5 MB" in sent(manager, po('msgid "My plan"\nmsgstr "x"\n')).words


def test_no_file_is_told(manager):
    assert "Choose a file." in manager.fill("/translations/ar/import").words


def test_what_somebody_changed_after_the_preview_stays(manager, administrator):
    preview = sent(manager, po('msgid "My plan"\nmsgstr "من الملف"\n'))
    administrator.fill(address("My plan"), form_0="من الصفحة")
    answer = taken_in(manager, preview)
    assert "1 message is left as it is" in manager.get(answer.location).words
    assert entry_called("My plan").forms == ("من الصفحة",)


@pytest.mark.parametrize("carried", ["", "rubbish", "WyJhIl0.abc"])
def test_only_what_was_shown_is_taken_in(manager, carried):
    answer = manager.post("/translations/ar/take-in", data={"carried": carried})
    assert "could not be read" in manager.get(answer.location).words
    preview = sent(manager, po('msgid "My plan"\nmsgstr "من الملف"\n'))
    values = preview.form_values("/translations/ar/take-in")
    answer = manager.post("/translations/uk/take-in", data=values)  # a file in Arabic is none in Ukrainian
    assert "could not be read" in manager.get(answer.location).words
    assert not [one for one in entries(KNOWN["uk"]) if one.correction]
