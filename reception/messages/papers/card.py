"""The card of a personal link: what it opens, how, and that it is hers alone. Her name does not stand on it."""

from datetime import date

from reception.i18n.locales import Locale
from reception.messages.papers.facts import About, whom_to_call
from reception.messages.papers.floor import Sheet
from reception.messages.wording import card as wording


def card(language: Locale, about: About, *, address: str, until: date) -> Sheet:
    """The card, on one page. `address` is the link's, with its token in groups of five."""
    sheet = Sheet(language, wording.TITLE, letterhead=about.letterhead, reference=about.number)
    sheet.line(wording.WHAT)
    sheet.heading(wording.HOW).steps(*wording.STEPS)
    sheet.code(address, wording.SCAN)
    sheet.line(wording.OR_WRITE).typed(address)
    sheet.line(wording.HOLDS_UNTIL, day=until)
    sheet.heading(wording.KEEP_IT)
    sheet.line(wording.YOURS_ALONE).line(wording.FIVE_TRIES).line(wording.LOST)
    whom_to_call(sheet, about.whom)
    return sheet
