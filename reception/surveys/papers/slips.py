"""Slips of paper, eight on a sheet: a code and an address that open a survey once, in a language and in Swedish.

Nobody's name stands on one, and none can be told from another but by its address.
"""

from collections.abc import Sequence
from datetime import date
from importlib import resources
from typing import Any, Final

from reception.i18n.locales import Locale
from reception.messages.codes import drawn
from reception.messages.papers.said import Message, Run, Tongues, both, in_language
from reception.messages.wording import floor
from reception.messages.wording.card import OR_WRITE
from reception.surveys.rules.askings import SLIPS_A_PAGE
from reception.surveys.wording import slips as wording
from reception.web import pdf
from reception.web.pdf import Paper

_TEMPLATE: Final = resources.files("reception.surveys.papers").joinpath("slips.typ")


def slips(language: Locale, addresses: Sequence[str], *, unit: str, until: date | None) -> Paper:
    """A slip for each address. `unit`: who asks; `until`: the last day to answer."""
    tongues = Tongues(language)
    lines = [_said(tongues, one) for one in (wording.FREE, wording.NOBODY_SEES, wording.ONCE)]
    if until is not None:
        lines.append(_said(tongues, wording.UNTIL, day=until))
    data = {
        "title": _said(tongues, wording.TITLE),
        "unit": unit,
        "lines": lines,
        "write": _said(tongues, OR_WRITE),
        "a_page": SLIPS_A_PAGE,
        "slips": [_slip(language, address) for address in addresses],
    }
    title = in_language(language, wording.TITLE, {})
    return pdf.paper(_TEMPLATE.read_text("utf-8"), data, title=title, locale=language)


def _said(tongues: Tongues, message: Message, **values: object) -> list[Run]:
    """A line in each language, hers first."""
    return [one for cell in both(tongues, message, values) for one in cell]


def _slip(language: Locale, address: str) -> dict[str, Any]:
    alt = in_language(language, floor.CODE_TO, {"address": address})
    return {"svg": drawn(address), "alt": alt, "address": address}
