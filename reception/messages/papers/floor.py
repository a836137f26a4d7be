"""The floor of all papers in two languages: a `Sheet` is filled row by row, and sheets are made a tagged PDF.

Each row says the same in her language and in Swedish, with the same figures. What somebody wrote freely is not
translated: it stands as written. Sources: ui.md, 3.3 and 3.5; ISO 14289-1.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from importlib import resources
from io import BytesIO
from typing import Any, Final, Self

import segno

from reception.i18n.directions import number
from reception.i18n.formats import today
from reception.i18n.locales import DEFAULT, Locale
from reception.messages.papers.said import (
    Cells,
    Message,
    Run,
    Tongues,
    as_written,
    both,
    in_her_words,
    in_language,
    is_in_latin,
    run,
    spoken_in,
)
from reception.messages.wording import floor as wording
from reception.web import pdf
from reception.web.pdf import Paper

_TEMPLATE: Final = resources.files("reception.messages.papers").joinpath("floor.typ")
#: Millimetres each way, so that an old telephone reads it.
_CODE_SIDE: Final = 34
#: Of the foot's pattern: filled in when the pages are known.
_NUMBER, _ALL = "{number}", "{all}"


class Sheet:
    """One paper, filled from its top. `language`: hers; Swedish stands beside, or alone if it is hers.

    `letterhead`: the municipality and the unit. `reference`: a number that names nobody. `version`: of what it shows.
    """

    def __init__(
        self,
        language: Locale,
        title: Message,
        *,
        letterhead: str,
        reference: str,
        version: int | None = None,
        printed_on: date | None = None,
        size: str = "a4",
        **values: object,
    ) -> None:
        self.tongues = Tongues(language)
        self.size, self.letterhead = size, letterhead
        self.title = self._both(title, values)
        self._foot = self._foot_cells(reference, version, printed_on or today())
        self.parts: list[dict[str, Any]] = []

    def heading(self, message: Message, level: int = 2, **values: object) -> Self:
        """A heading. Levels follow each other: 2 below the title, 3 below 2."""
        return self._add("heading", level=level, cells=self._both(message, values))

    def line(self, message: Message, *, context: str | None = None, **values: object) -> Self:
        """A paragraph in both languages. A value that is a date is said with its weekday, a `time` as an hour."""
        return self._add("row", cells=self._both(message, values, context))

    def texts(self, hers: Sequence[str] | None, swedish: Sequence[str]) -> Self:
        """Paragraphs that stand in both languages already, one beside the other; without `hers`, the Swedish alone,
        and in her column that it is in Swedish."""
        if not self.tongues.is_double:
            return self._add("row", cells=[self._runs(swedish, DEFAULT)])
        for place in range(max(len(swedish), len(hers or ()))):
            here = swedish[place : place + 1]
            mine = self._runs(hers[place : place + 1], self.tongues.hers) if hers is not None else self._mark()[0]
            self._add("row", cells=[mine, self._runs(here, DEFAULT)])
        return self

    def fact(self, label: Message, message: Message, **values: object) -> Self:
        """What something is called, and what is said of it: "When": "tisdag 2026-11-24, kl. 13.15"."""
        return self._add("fact", labels=self._both(label, {}), cells=self._both(message, values))

    def given(self, label: Message, value: str) -> Self:
        """The same with a value that is the same in every language: a name, a telephone number, a place."""
        cells = [[run(in_language(one, "%(value)s", {"value": value}), one)] for one in self.tongues.each]
        return self._add("fact", labels=self._both(label, {}), cells=cells)

    def fact_in_both(self, labels: Sequence[str], values: Sequence[str]) -> Self:
        """The same with label and value as they stand in each language of the paper, hers first."""
        pairs = list(zip(self.tongues.each, labels, values, strict=True))
        cells = [[run(in_language(one, "%(value)s", {"value": value}), one)] for one, _label, value in pairs]
        return self._add("fact", labels=[[run(label, one)] for one, label, _value in pairs], cells=cells)

    def free(self, words: str) -> Self:
        """What staff wrote freely: in the Swedish column, as written; in hers stands that it is in Swedish. Words that
        hold no Latin letter are hers, and stand across."""
        if not is_in_latin(words):
            return self._add("quoted", runs=in_her_words(words, self.tongues.hers))
        return self._add("row", cells=[*self._mark(), as_written(words)])

    def quoted(self, words: str) -> Self:
        """Words of her own, across both columns, as written."""
        return self._add("quoted", runs=in_her_words(words, self.tongues.hers))

    def boxes(self, choices: Iterable[Message]) -> Self:
        """Answers to tick by hand."""
        return self._add("boxes", rows=[self._both(one, {}) for one in choices])

    def by_hand(self, lines: int = 2) -> Self:
        """Lines to write on."""
        return self._add("lines", lines=lines)

    def sign(self, *rows: Sequence[tuple[Message, dict[str, object]]]) -> Self:
        """Lines to sign on, two in a row: what is written on each stands below it."""
        return self._add("sign", rows=[[self._both(message, values) for message, values in row] for row in rows])

    def code(self, address: str, *lines: Message) -> Self:
        """A QR code that leads to an address, with lines beside it."""
        alt = in_language(self.tongues.hers, wording.CODE_TO, {"address": address})
        cells = [[run_ for column in self._both(line, {}) for run_ in column] for line in lines]
        return self._add("code", svg=qr_image(address), alt=alt, side=_CODE_SIDE, cells=cells)

    def typed(self, address: str, *, size: float = 12) -> Self:
        """An address to be typed from the paper."""
        return self._add("typed", text=address, size=size)

    def space(self, millimetres: float) -> Self:
        """Room."""
        return self._add("space", mm=millimetres)

    @property
    def data(self) -> dict[str, Any]:
        """The sheet as `floor.typ` takes it."""
        own = run("", self.tongues.hers)
        return {
            **{key: own[key] for key in ("lang", "region", "dir")},
            "size": self.size,
            "letterhead": run(self.letterhead, DEFAULT),
            "title": self.title,
            "foot": self._foot,
            "parts": self.parts,
        }

    def _add(self, kind: str, **data: Any) -> Self:
        self.parts.append({"kind": kind, **data})
        return self

    def _both(self, message: Message, values: dict[str, object], context: str | None = None) -> Cells:
        return both(self.tongues, message, values, context)

    def _mark(self) -> Cells:
        """Her column beside what is in Swedish alone; nothing on a paper in Swedish."""
        return self._both(wording.IN_SWEDISH, {})[:1] if self.tongues.is_double else []

    def _runs(self, texts: Sequence[str], locale: Locale) -> list[Run]:
        return [run(text, locale) for text in texts]

    def _foot_cells(self, reference: str, version: int | None, printed_on: date) -> Cells:
        found = []
        for one in (spoken_in(one, wording.PAGE) for one in self.tongues.each):
            said = [in_language(one, wording.PAGE, {"number": _NUMBER, "all": _ALL})]
            if version is not None:
                said.append(in_language(one, wording.VERSION, {"number": version}))
            said.append(in_language(one, wording.PRINTED, {"day": printed_on.isoformat()}))
            found.append([run(" · ".join([*said, number(reference, one.runs)]), one)])
        return found


def made(sheets: Sequence[Sheet], *, title: str, locale: Locale) -> Paper:
    """A tagged PDF of sheets after each other, each with pages of its own. `title` names nobody."""
    return pdf.paper(_TEMPLATE.read_text("utf-8"), [one.data for one in sheets], title=title, locale=locale)


def qr_image(address: str) -> str:
    """A QR code as SVG, black on white: in the colours of a dark page no telephone reads it."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", dark="#000", light="#fff", border=4, scale=4)
    return out.getvalue().decode()
