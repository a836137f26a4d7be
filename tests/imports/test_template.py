"""The template that the product makes, and the copy of it in docs."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from reception.imports.rules import columns, header_words, headers, template, vocabulary
from reception.imports.rules.plan import plan
from reception.sheets.reading import read_workbook

TODAY = date(2026, 11, 22)
KEPT = Path(__file__).parents[2] / "docs" / template.FILE_NAME


def parts(source: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_kept_file_is_what_the_product_makes():
    assert parts(KEPT.read_bytes()) == parts(template.workbook()), "write template.workbook() to docs/mall-import.xlsx"


def test_every_column_of_the_template_is_understood_and_nothing_is_asked_or_refused():
    sheets = read_workbook(template.workbook(), name=template.FILE_NAME)
    found = columns.columns_of(sheets)
    assert [(sheet.sheet, sheet.kind) for sheet in found] == [("Personer", "people"), ("Kontakter", "contacts")]
    assert {column.how for sheet in found for column in sheet.columns} == {"known"}
    result = plan(sheets, today=TODAY, known_workers={})
    assert (result.rejected, result.questions, result.unused_columns) == ((), (), ())


def test_the_template_has_a_column_for_every_field_except_a_second_way_to_write_a_name():
    for kind in headers.KINDS:
        assert set(header_words.fields_of(kind)) - set(template._document()[kind]) <= {"given_name", "family_name"}


def test_the_examples_of_the_template_can_be_read_in():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        for kind in headers.KINDS:
            sheet = workbook.add_worksheet(kind)
            for column, (field, (_, example)) in enumerate(template._document()[kind].items()):
                sheet.write_string(0, column, header_words.usual_header(kind, field))
                sheet.write_string(1, column, example)
    result = plan(read_workbook(target.getvalue(), name=""), today=TODAY, known_workers={"Eva Ek": 1})
    [person], [contact] = result.people, result.contacts
    assert (result.rejected, result.questions, person.remarks, contact.remarks) == ((), (), (), ())
    assert (person.ground, person.route, person.relation) == ("refugee", "assigned", "reference")


@pytest.mark.parametrize("field", template.LISTS)
def test_every_word_that_the_template_offers_has_a_meaning_of_its_own(field):
    words = vocabulary.first_words(template.LISTS[field])
    meanings = [vocabulary.meaning(word, template.LISTS[field]) for word in words]
    assert None not in meanings
    assert len(set(meanings)) == len(words)
    assert len(",".join(words)) <= 255  # Excel's longest list
