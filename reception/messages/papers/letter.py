"""A letter as a paper: the address behind the window of the envelope, and what it says in both languages."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from reception.i18n.locales import DEFAULT, KNOWN, Locale
from reception.messages.papers.floor import Sheet
from reception.messages.papers.said import run
from reception.messages.rules.letters import Content, Fact
from reception.messages.wording import letters as wording


class LetterSheet(Sheet):
    """A paper with an address. `address`: its lines; none on the letter of somebody who is not written to by post."""

    address: Sequence[str] = ()

    @property
    def data(self) -> dict[str, Any]:
        """The sheet as `floor.typ` takes it."""
        return {**super().data, "address": [run(line, DEFAULT) for line in self.address]}


def letter(
    content: Content,
    language: str | None,
    *,
    letterhead: str,
    address: Sequence[str],
    code: str | None = None,
    made_on: date,
) -> LetterSheet:
    """A letter. `language`: the second one; None for Swedish alone. `code`: where her own pages are."""
    theirs = content.translated
    tongue: Locale = KNOWN.get(language or "", DEFAULT) if theirs is not None else DEFAULT
    sheet = LetterSheet(
        tongue, wording.SWEDISH_ALONE_SUBJECT, letterhead=letterhead, reference=content.reference, printed_on=made_on
    )
    sheet.address = address
    sheet.title = [[run(content.swedish.subject, DEFAULT)]]
    if theirs is not None and tongue is not DEFAULT:
        sheet.title.insert(0, [run(theirs.subject, tongue)])
    for fact in content.facts:
        _fact(sheet, fact)
    sheet.given(wording.REFERENCE, content.reference)
    hers = theirs.paragraphs if theirs is not None and tongue is not DEFAULT else None
    sheet.texts(hers if hers is not None else content.swedish.paragraphs, content.swedish.paragraphs)
    if content.note:
        sheet.heading(wording.ADDED).free(content.note)
    if code is not None:
        sheet.code(code, wording.CODE)
    return sheet


def _fact(sheet: Sheet, fact: Fact) -> None:
    swedish, theirs, value = fact
    pairs = [(theirs, value), (swedish, value)] if sheet.tongues.is_double else [(swedish, value)]
    sheet.fact_in_both([label for label, _value in pairs], [said for _label, said in pairs])
