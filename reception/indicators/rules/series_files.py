"""Files of national series: Kolada's answers as JSON, and tables, long or with a column for each year. Pure."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.indicators.rules.series import Point, Problem, Raw, RefusedSeries, points, text_of, year_of
from reception.sheets.cells import Cell, Row

#: What heads a column, in small letters, by what stands in it.
_HEADINGS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("kpi", "kpi_id", "nyckeltal", "nyckeltals-id", "nyckeltalsid", "nyckeltal id"), "kpi"),
    **dict.fromkeys(
        ("municipality", "municipality_id", "kommun", "kommunkod", "kommun-id", "kommunid", "kommun id"), "municipality"
    ),
    **dict.fromkeys(("year", "period", "år"), "year"),
    **dict.fromkeys(("gender", "kön"), "gender"),
    **dict.fromkeys(("value", "värde"), "value"),
    **dict.fromkeys(("status",), "status"),
}
#: The columns of a long table, in the order in which they are shown.
COLUMNS: Final = ("kpi", "municipality", "year", "gender", "value", "status")
#: So many rows from the top may stand before the one that names the columns.
_TITLES: Final = 20
#: More figures than all municipalities have of a key figure in many years: our own number.
MOST_POINTS: Final = 200_000

_NO_HEADER: Final = N_("No row names the columns kpi, municipality, year and value (nyckeltal, kommun, år, värde).")
_MISSING: Final = N_("The column %(column)s is missing.")
_HEADED_TWICE: Final = N_("The column stands twice.")
_NOTHING: Final = N_("The file has no figures.")
_TOO_MANY: Final = N_("The file has more than %(most)s figures. Split it into several files.")
_NO_JSON: Final = N_("The file is not Kolada's format: it cannot be read as JSON.")
_NO_VALUES: Final = N_("The file is not Kolada's format: it has no list called “values”.")
_NO_ENTRY: Final = N_("This is not a figure as Kolada writes it.")


def is_json(content: bytes) -> bool:
    """Whether a file looks like Kolada's answers."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def of_json(content: bytes) -> tuple[tuple[Point, ...], bool]:
    """The figures of an answer of Kolada's interface (v2 and v3), and whether it is one page of several.

    A value that Kolada has taken back ("isdeleted") is left out. Raises RefusedSeries.
    """
    told = _loaded(content)
    if not (isinstance(told, dict) and isinstance(told.get("values"), list)):
        raise RefusedSeries([Problem(1, "values", Said(_NO_VALUES))])
    raws: list[Raw] = []
    problems: list[Problem] = []
    for line, entry in enumerate(told["values"], 1):
        for one in _of_entry(line, entry):
            if isinstance(one, Raw):
                raws.append(one)
            else:
                problems.append(one)
    pages = ("next_page", "previous_page", "next_url", "previous_url", "next", "previous")
    return _taken(raws, problems), any(told.get(name) for name in pages)


def _loaded(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError):
        raise RefusedSeries([Problem(1, "", Said(_NO_JSON))]) from None


def _of_entry(line: int, entry: object) -> Iterator[Raw | Problem]:
    values = entry.get("values") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(values, list):
        yield Problem(line, "values", Said(_NO_ENTRY))
        return
    head = {"kpi": entry.get("kpi"), "municipality": entry.get("municipality"), "year": entry.get("period")}
    for place, one in enumerate(values, 1):
        if not isinstance(one, dict):
            yield Problem(line, f"values {place}", Said(_NO_ENTRY))
        elif one.get("isdeleted") is not True:
            cells = {**head, **{name: one.get(name) for name in ("gender", "value", "status")}}
            columns = {name: f"{name} ({place})" for name in ("gender", "value", "status")}
            yield Raw(line, cells, {**columns, "year": "period"})


def of_rows(rows: Sequence[Row]) -> tuple[Point, ...]:
    """The figures of a table: a row for each, or one for a series with a column for each year.

    Without a column of gender all are of everybody. Raises RefusedSeries.
    """
    at = next((place for place, row in enumerate(rows[:_TITLES]) if _names_columns(row)), None)
    if at is None:
        raise RefusedSeries([Problem(rows[0].number if rows else 1, "", Said(_NO_HEADER))])
    header = rows[at]
    fields, years = _columns(header)
    problems = list(_of_header(header, fields, years))
    if problems:
        raise RefusedSeries(problems)
    return _taken([raw for row in rows[at + 1 :] for raw in _of_row(row, header, fields, years)], [])


def _names_columns(row: Row) -> bool:
    return {"kpi", "municipality"} <= {_heading(cell) for cell in row.cells}


def _heading(cell: Cell) -> str:
    return _HEADINGS.get(text_of(cell).casefold(), "")


def _columns(header: Row) -> tuple[list[tuple[str, int]], list[tuple[int, int]]]:
    """(field, place) of each column that is known, and (year, place) of those that a year heads."""
    fields = [(field, place) for place, cell in enumerate(header.cells) if (field := _heading(cell))]
    years = [(year, place) for place, cell in enumerate(header.cells) if (year := year_of(cell)) is not None]
    return fields, years


def _of_header(header: Row, fields: Sequence[tuple[str, int]], years: Sequence[tuple[int, int]]) -> Iterator[Problem]:
    named = [field for field, _place in fields]
    for field in () if years else ("year", "value"):
        if field not in named:
            yield Problem(header.number, "", Said(_MISSING, {"column": field}))
    heads = [*fields, *((str(year), place) for year, place in years)]
    for index, (name, place) in enumerate(heads):
        if name in [earlier for earlier, _place in heads[:index]]:
            yield Problem(header.number, text_of(header.cells[place]), Said(_HEADED_TWICE))


def _of_row(
    row: Row, header: Row, fields: Sequence[tuple[str, int]], years: Sequence[tuple[int, int]]
) -> Iterator[Raw]:
    def cell(place: int) -> Cell:
        return row.cells[place] if place < len(row.cells) else None

    known = {"gender": "T", **{field: cell(place) for field, place in fields}}
    columns = {field: text_of(header.cells[place]) for field, place in fields}
    if not years:
        yield Raw(row.number, known, columns)
    for year, place in years:
        yield Raw(row.number, {**known, "year": year, "value": cell(place)}, {**columns, "value": str(year)})


def _taken(raws: Sequence[Raw], problems: Iterable[Problem]) -> tuple[Point, ...]:
    """The figures. What was wrong before they were read stands among what is wrong with them, in order."""
    told = list(problems)
    if len(raws) > MOST_POINTS:
        raise RefusedSeries([Problem(raws[MOST_POINTS].line, "", Said(_TOO_MANY, {"most": MOST_POINTS}))])
    try:
        found = points(raws)
    except RefusedSeries as refused:
        raise RefusedSeries(sorted((*told, *refused.found), key=lambda one: one.line)) from None
    if told:
        raise RefusedSeries(told)
    if not found:
        raise RefusedSeries([Problem(1, "", Said(_NOTHING))])
    return found
