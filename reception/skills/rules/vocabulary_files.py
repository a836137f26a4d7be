"""A vocabulary as a file: what its lines become, or everything that is wrong with them; and the file that is given out.

A line without English is shown in Swedish. What may be wrong is told in the order of the file. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.i18n.text_safety import legible
from reception.sheets import writing
from reception.sheets.cells import Row
from reception.skills.rules.vocabulary import BETWEEN, COLUMNS, Entry, Vocabulary, entries_of
from reception.skills.rules.vocabulary_lines import Line, line
from reception.skills.terms import Scheme

REQUIRED: Final = ("code", "sv")
MOST_LINES: Final = 50_000
#: So many problems are told one by one.
SHOWN: Final = 50
#: The schemes whose codes of digits stand above those that begin with them: 2, 22 and 222 above 2221.
_BY_DIGITS: Final = frozenset({Scheme.OCCUPATION, Scheme.LEVEL})
_CREATED: Final = datetime(2026, 11, 22)  # noqa: DTZ001 - a fixed day, so that the same codes are the same bytes

_MISSING: Final = N_("The column %(column)s is missing. The first line of the file names the columns.")
_UNKNOWN: Final = N_("The column %(column)s is none of those that are read: %(known)s.")
_NAMED_TWICE: Final = N_("The column %(column)s stands twice.")
_NOTHING: Final = N_("The file has no codes: nothing stands below the first line.")
_TOO_MANY: Final = N_("The file has more than %(most)s lines.")
_TWICE: Final = N_("The code %(code)s stands in line %(line)s already.")
_NO_PARENT: Final = N_("The code above, %(code)s, is not in the file.")
_CIRCLE: Final = N_("The codes above one another lead round in a circle: %(codes)s.")
_HOLE: Final = N_("The code %(code)s, which stands above this one, has no line.")


@dataclass(frozen=True)
class Problem:
    """What is wrong, and in which line of the file."""

    line: int
    said: Said


class RefusedRows(Exception):
    """A file that cannot be taken. `first`: the first problems, in the order of the file; `more`: how many follow."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = iter(problems)
        self.first = tuple(islice(found, SHOWN))
        self.more = sum(1 for _ in found)
        super().__init__(f"{len(self.first) + self.more} problems")


def entries(rows: Sequence[Row], scheme: Scheme) -> tuple[Entry, ...]:
    """The entries of a file whose first row names the columns. Raises RefusedRows with everything that is wrong."""
    columns = tuple(_column(cell) for cell in rows[0].cells)
    _accept(_of_header(columns, rows[0].number))
    if len(rows) < 2:
        _accept([Problem(rows[0].number, Said(_NOTHING))])
    if len(rows) > MOST_LINES + 1:
        _accept([Problem(rows[MOST_LINES + 1].number, Said(_TOO_MANY, {"most": MOST_LINES}))])
    lines = [line(row.number, columns, row.cells) for row in rows[1:]]
    _accept(_of_lines(lines, scheme))
    return tuple(entries_of({name: one.text(name) for name in COLUMNS} for one in lines))


def _accept(problems: Iterable[Problem]) -> None:
    refused = RefusedRows(problems)
    if refused.first:
        raise refused


def _column(cell: object) -> str:
    return legible(str(cell or "")).strip().casefold()[:100]


def _of_header(columns: tuple[str, ...], number: int) -> Iterator[Problem]:
    for name in REQUIRED:
        if name not in columns:
            yield Problem(number, Said(_MISSING, {"column": name}))
    for name in dict.fromkeys(filter(None, columns)):
        if name not in COLUMNS:
            yield Problem(number, Said(_UNKNOWN, {"column": name, "known": ", ".join(COLUMNS)}))
        elif columns.count(name) > 1:
            yield Problem(number, Said(_NAMED_TWICE, {"column": name}))


def _of_lines(lines: Sequence[Line], scheme: Scheme) -> Iterator[Problem]:
    """Everything that is wrong, line by line."""
    where: dict[str, int] = {}
    for one in lines:
        where.setdefault(one.code, one.number)
    circles = _circles({one.code: one.text("parent") for one in lines if one.code})
    told: set[str] = set()
    for one in lines:
        yield from (Problem(one.number, said) for said in one.faults())
        if one.code:
            yield from (Problem(one.number, said) for said in _among(one, where, circles))
            if scheme in _BY_DIGITS:
                yield from (Problem(one.number, said) for said in _holes(one.code, where, told))


def _among(one: Line, where: Mapping[str, int], circles: Mapping[str, str]) -> Iterator[Said]:
    """What is wrong with a line beside the others."""
    parent = one.text("parent")
    if where[one.code] != one.number:
        yield Said(_TWICE, {"code": one.code, "line": where[one.code]})
    if parent and parent not in where:
        yield Said(_NO_PARENT, {"code": parent})
    if one.code in circles and where[one.code] == one.number:
        yield Said(_CIRCLE, {"codes": circles[one.code]})


def _holes(code: str, where: Mapping[str, int], told: set[str]) -> Iterator[Said]:
    """The codes that should stand above this one and have no line; each is told once."""
    shorter = [code[:length] for length in range(1, len(code))] if code.isdecimal() else []
    for missing in (above for above in shorter if above not in where and above not in told):
        told.add(missing)
        yield Said(_HOLE, {"code": missing})


def _circles(parents: Mapping[str, str]) -> dict[str, str]:
    """The circles of codes above one another, each by the first of its codes, in words."""
    found: dict[str, str] = {}
    done: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        code = start
        while code in parents and code not in done and code not in way:
            way[code] = None
            code = parents[code]
        if code in way:
            round_it = [*way][[*way].index(code) :]
            found[round_it[0]] = " → ".join([*round_it[:6], *(["…"] if len(round_it) > 6 else []), code])
        done.update(way)
    return found


@dataclass(frozen=True)
class Changes:
    """How many codes a release has that the one before had not, names or describes otherwise, and has no longer."""

    new: int
    changed: int
    gone: int


def changes(before: Vocabulary, after: Sequence[Entry]) -> Changes:
    """What another release brings."""
    codes = {entry.code for entry in after}
    known = [entry for entry in after if entry.code in before.by_code]
    return Changes(
        new=len(codes) - len(known),
        changed=sum(1 for entry in known if entry != before.by_code[entry.code]),
        gone=sum(1 for code in before.by_code if code not in codes),
    )


def workbook(vocabulary: Vocabulary) -> bytes:
    """The vocabulary as a file that can be taken in again. All cells are text: no zero is lost, no formula run."""

    def fill(book: writing.Workbook) -> None:
        sheet = book.add_worksheet("codes")
        sheet.freeze_panes(1, 0)
        sheet.set_column(1, 2, 44)
        for number, cells in enumerate((COLUMNS, *map(cells_of, vocabulary.entries))):
            for column, text in enumerate(cells):
                sheet.write_string(number, column, text)

    return writing.made(fill, created=_CREATED)


def cells_of(entry: Entry) -> tuple[str, ...]:
    """An entry as a line of a file, in the order of `COLUMNS`."""
    words, occupations = BETWEEN.join(entry.words), BETWEEN.join(entry.occupations)
    return entry.code, entry.sv, entry.en, entry.parent, words, entry.authority, entry.website, occupations
