"""The floor of all papers in two languages: a `Sheet` is filled row by row, and sheets are made a tagged PDF.

Each row says the same in her language and in Swedish, with the same figures. What somebody wrote freely is not
translated: it stands as written. Sources: ui.md, 3.3 and 3.5; ISO 14289-1.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib import resources
from typing import Any, Final, Self

from reception.i18n import locales
from reception.i18n.directions import number
from reception.i18n.formats import today
from reception.i18n.locales import DEFAULT, Locale
from reception.messages.codes import drawn
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

    def line(self, message: Message, *, strong: bool = False, mark: bool = False, **values: object) -> Self:
        """A paragraph in both languages. A value that is a date is said with its weekday, a `time` as an hour.

        `mark`: it begins with a dash, as one of several do.
        """
        return self._add("row", cells=self._both(message, values), strong=strong, mark=mark)

    def small(self, message: Message, *, keep: bool = False, **values: object) -> Self:
        """A line below the one before it, which says more of that. `keep`: on the same page as what follows."""
        return self._add("small", cells=self._both(message, values), keep=keep)

    def composed(self, made: Callable[[], str], *, mark: bool = False) -> Self:
        """A paragraph that `made` says in whichever language it is called in."""
        cells = []
        for one in self.tongues.each:
            with locales.spoken(one.tag):
                cells.append([run(made(), one)])
        return self._add("row", cells=cells, mark=mark)

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

    def as_staff_wrote(self, label: Message, words: str) -> Self:
        """A fact in words of staff that stand so in each column, such as the name of a place: they are Swedish."""
        cells = [as_written(words) for _one in self.tongues.each]
        return self._add("fact", labels=self._both(label, {}), cells=cells)

    def fact_in_both(self, labels: Sequence[str], values: Sequence[str]) -> Self:
        """The same with label and value as they stand in each language of the paper, hers first."""
        pairs = list(zip(self.tongues.each, labels, values, strict=True))
        cells = [[run(in_language(one, "%(value)s", {"value": value}), one)] for one, _label, value in pairs]
        return self._add("fact", labels=[[run(label, one)] for one, label, _value in pairs], cells=cells)

    def free(self, words: str, *, mark: bool = False) -> Self:
        """What staff wrote freely: in the Swedish column, as written; in hers stands that it is in Swedish. Words that
        hold no Latin letter are hers, and stand across."""
        if not is_in_latin(words):
            return self._add("quoted", runs=in_her_words(words, self.tongues.hers))
        return self._add("row", cells=[*self._mark(), as_written(words)], mark=mark)

    def quoted(self, words: str) -> Self:
        """Words of her own, across both columns, as written."""
        return self._add("quoted", runs=in_her_words(words, self.tongues.hers))

    def boxes(self, choices: Iterable[Message]) -> Self:
        """Answers to tick by hand."""
        return self._add("boxes", rows=[self._both(one, {}) for one in choices])

    def steps(self, *messages: Message) -> Self:
        """What to do, one thing after the other, numbered in both languages."""
        return self._add("steps", rows=[self._both(one, {}) for one in messages])

    def by_hand(self, lines: int = 2) -> Self:
        """Lines to write on."""
        return self._add("lines", lines=lines)

    def given_by_hand(self, *labels: Message) -> Self:
        """Short facts to be written by hand, two in a row."""
        return self.sign([(one, {}) for one in labels])

    def sign(self, *rows: Sequence[tuple[Message, dict[str, object]]]) -> Self:
        """Lines to sign on, two in a row: what is written on each stands below it."""
        return self._add("sign", rows=[[self._both(message, values) for message, values in row] for row in rows])

    def code(self, address: str, *lines: Message) -> Self:
        """A QR code that leads to an address, with lines beside it."""
        alt = in_language(self.tongues.hers, wording.CODE_TO, {"address": address})
        cells = [[run_ for column in self._both(line, {}) for run_ in column] for line in lines]
        return self._add("code", svg=drawn(address), alt=alt, side=_CODE_SIDE, cells=cells)

    def typed(self, address: str, *, size: float = 12) -> Self:
        """An address to be typed from the paper."""
        return self._add("typed", text=address, size=size)

    def space(self, millimetres: float) -> Self:
        """Room."""
        return self._add("space", mm=millimetres)

    @property
    def name(self) -> str:
        """What the file is called where it is opened: the title, in her language."""
        return " ".join(one["text"] or "" for one in self.title[0])

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

    def _both(self, message: Message, values: dict[str, object]) -> Cells:
        return both(self.tongues, message, values)

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
