"""The statistician's numbers as a file, which says at its head what they are, as known when, who took them, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from flask import Response, jsonify

from reception.i18n.formats import iso_moment
from reception.i18n.markers import Term
from reception.i18n.text import _, label, pgettext
from reception.indicators.queries.figures import Told
from reception.indicators.queries.kept import Split
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.rules.survival import Curve
from reception.indicators.terms import Breakdown, Measure
from reception.indicators.views import figure_words as words
from reception.reckoning.figures import Figure
from reception.sheets.separated import written
from reception.sheets.writing import Workbook, made

Value = str | int | float | None
Line = tuple[Value, ...]
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class File:
    """What a file holds: every year in total, and the chosen ones split, or as curves."""

    indicator: Indicator
    every: tuple[Told, ...]
    chosen: Sequence[tuple[Told, Sequence[Split]]]
    by: tuple[Breakdown, ...]
    who: str
    purpose: str
    at: datetime

    @property
    def head(self) -> list[tuple[str, str]]:
        """What stands above the numbers."""
        return [
            (_("Indicator"), f"{self.indicator.code} {_(self.indicator.title)}"),
            (_("Definition"), "; ".join(dict.fromkeys(words.held_words(told) for told in self.every))),
            (_("Years"), ", ".join(dict.fromkeys(str(told.count.year) for told in self.every))),
            (_("Split by"), words.by_words(self.by)),
            (_("As known on"), ", ".join(dict.fromkeys(told.count.known_on.isoformat() for told in self.every))),
            (_("Taken out"), iso_moment(self.at)),
            (pgettext("count", "By"), self.who),
            (_("Purpose"), self.purpose),
            (_("Protection"), _("Not protected: not to be published")),
        ]

    @property
    def is_of_time(self) -> bool:
        """Whether its numbers are curves."""
        return self.indicator.measure is Measure.TIME

    @cached_property
    def reasons(self) -> list[Term]:
        """Every reason that stands in a figure, each once."""
        figures = [told.figure for told in self.every if told.figure is not None]
        return list(dict.fromkeys(reason for one in figures for reason in one.uncounted))

    @property
    def columns(self) -> list[tuple[str, str]]:
        """(key, words) of each column."""
        first = [("year", _("Year")), ("version", _("Version"))]
        if self.is_of_time:
            return [*first, *_columns_of_time()]
        return [
            *first,
            *((one.value, label(one)) for one in self.by),
            ("numerator", _("Numerator")),
            ("denominator", _("Denominator")),
            ("percent", _("Share, %")),
            *((one.value, label(one)) for one in self.reasons),
        ]

    @cached_property
    def rows(self) -> list[Line]:
        """The numbers. A class is a word of its breakdown, and empty in a row of all."""
        return list(self._of_time() if self.is_of_time else self._of_shares())

    def _of_time(self) -> Iterator[Line]:
        for told, _table in self.chosen:
            if told.curve is not None:
                for row in _curve_rows(told.curve):
                    yield (told.count.year, told.version.version, *row)

    def _of_shares(self) -> Iterator[Line]:
        for told in self.every:
            if told.figure is not None:
                yield (told.count.year, told.version.version, *(None for _one in self.by), *self._numbers(told.figure))
        for told, table in self.chosen:
            for one in table:
                yield (told.count.year, told.version.version, *one.key, *self._numbers(one.figure))

    def _numbers(self, figure: Figure) -> Line:
        share = words.share_of(figure)
        percent = None if share is None else round(100 * share, 1)
        return (
            figure.numerator, figure.denominator, percent, *(figure.uncounted.get(one, 0) for one in self.reasons)
        )  # fmt: skip

    @property
    def in_words(self) -> list[Line]:
        """The rows with their classes in words."""
        first, last = 2, 2 + len(self.by)
        if self.is_of_time:
            return self.rows
        return [(*row[:first], *self._classes(row[first:last]), *row[last:]) for row in self.rows]

    def _classes(self, key: Line) -> Iterator[str]:
        for breakdown, word in zip(self.by, key, strict=True):
            yield _("All") if word is None else words.class_words(breakdown, str(word))


def _columns_of_time() -> list[tuple[str, str]]:
    return [
        ("days", _("Days")),
        ("percent", _("It has happened, %")),
        ("percent_low", _("At least, %")),
        ("percent_high", _("At most, %")),
        ("at_risk", _("Still followed")),
    ]


def _curve_rows(curve: Curve) -> Iterator[Line]:
    for one in curve.points:
        sides = [None if side is None else round(100 * (1 - side), 1) for side in (one.high, one.low)]
        yield (one.days, round(100 * (1 - one.share), 1), *sides, one.at_risk)


def answer(file: File, kind: str) -> Response:
    """The file as it is sent. `kind`: csv, xlsx or json."""
    if kind == "json":
        sent = jsonify(_document(file))
    elif kind == "xlsx":
        sent = Response(made(lambda book: _fill(book, file), created=file.at), mimetype=_XLSX)
    else:
        sent = Response(_separated(file), mimetype="text/csv")
    name = f"{file.indicator.code}-{file.every[-1].count.year}.{kind}"
    sent.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    sent.headers["X-Content-Type-Options"] = "nosniff"
    return sent


def _separated(file: File) -> bytes:
    told = [[words.decimal(cell) if isinstance(cell, float) else cell for cell in row] for row in file.in_words]
    return written([*file.head, (), [name for _key, name in file.columns], *told])


def _document(file: File) -> dict[str, Any]:
    keys = [key for key, _name in file.columns]
    return {
        "indicator": file.indicator.code,
        "head": dict(file.head),
        "protected": False,
        "breakdowns": [one.value for one in file.by],
        "medians": [_median(told) for told, _table in file.chosen if told.curve is not None],
        "rows": [dict(zip(keys, row, strict=True)) for row in file.rows],
    }


def _median(told: Told) -> dict[str, int | None]:
    median = told.curve.median if told.curve else None
    days = (median.days, median.low, median.high) if median else (None, None, None)
    keys = ("days", "days_low", "days_high")
    return {"year": told.count.year, "version": told.version.version, **dict(zip(keys, days, strict=True))}


def _fill(book: Workbook, file: File) -> None:
    sheet, bold, decimal = book.add_worksheet(), book.add_format({"bold": True}), book.add_format({"num_format": "0.0"})
    sheet.set_column(0, len(file.columns), 18)
    for row, (name, value) in enumerate(file.head):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, value)
    top = len(file.head) + 1
    for column, (_key, name) in enumerate(file.columns):
        sheet.write_string(top, column, name, bold)
    sheet.freeze_panes(top + 1, 0)
    for row, line in enumerate(file.in_words, start=top + 1):
        for column, cell in enumerate(line):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif cell is not None:
                sheet.write_number(row, column, cell, decimal if isinstance(cell, float) else None)
