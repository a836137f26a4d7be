"""A catalogue as a workbook for a reviewer who has no program for catalogues, and as it comes back. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from reception.i18n import plurals
from reception.i18n.markers import N_
from reception.languages.rules.entries import Entry
from reception.languages.rules.exchange import Given, Returned, UnreadableFile
from reception.languages.terms import Coverage
from reception.sheets import writing
from reception.sheets.reading import Cell, Row, Sheet, UnreadableSheet, read_workbook

KEY, ENGLISH, SWEDISH, NOTE, TRANSLATION, STATE = "key", "english", "swedish", "note", "translation", "state"
#: What the columns are called, in the language of whoever fetches the file.
HEADERS: Final[Mapping[str, str]] = {
    KEY: N_("Key"),
    ENGLISH: N_("English"),
    SWEDISH: N_("Swedish"),
    NOTE: N_("Note"),
    TRANSLATION: N_("Translation"),
    STATE: N_("State"),
}
NO_COLUMNS: Final = N_("No line names the columns Key and Translation. Fetch the file anew and write in that one.")
_CREATED: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook knows no time zone
_WIDTHS: Final = {KEY: 18, ENGLISH: 40, SWEDISH: 40, NOTE: 30, STATE: 24}
_WIDE: Final = 40
_BETWEEN: Final = "\n"
Say = Callable[[str], str]


def headers(folder: str, say: Say) -> dict[str, str]:
    """Column → its header. Messages that are counted have a column for each form, named by numbers that ask for it."""
    forms, _rule = plurals.RULES[folder]
    counted = {f"{TRANSLATION} {form}": _counted(folder, form, say) for form in range(forms)}
    named = {column: say(label) for column, label in HEADERS.items()}
    return {column: named[column] for column in HEADERS if column != STATE} | counted | {STATE: named[STATE]}


def _counted(folder: str, form: int, say: Say) -> str:
    numbers = ", ".join(map(str, plurals.examples(folder, form)))
    return f"{say(HEADERS[TRANSLATION])}: {numbers}"


def written(folder: str, tag: str, entries: Sequence[Entry], say: Say, *, is_right_to_left: bool) -> bytes:
    """The workbook: a line for each message. Its sheet has the name of the language. All cells are text."""
    columns = headers(folder, say)

    def fill(book: writing.Workbook) -> None:
        sheet, wrapped = book.add_worksheet(tag), book.add_format({"text_wrap": True, "valign": "top"})
        if is_right_to_left:
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, _WIDTHS.get(column, _WIDE), wrapped)
            sheet.write_string(0, at, columns[column])
            for line, one in enumerate(entries, 1):
                sheet.write_string(line, at, _cell(one, column, say), wrapped)
        states = [say(Coverage.TO_REVIEW.label), say(Coverage.REVIEWED.label)]
        last = len(columns) - 1
        sheet.data_validation(1, last, max(len(entries), 1), last, {"validate": "list", "source": states, "error_type": "information"})  # fmt: skip

    return writing.made(fill, created=_CREATED)


def _cell(one: Entry, column: str, say: Say) -> str:
    message, is_counted = one.message, len(one.message.english) > 1
    forms = message.shown(one.forms)
    simple = {
        KEY: message.code,
        ENGLISH: _BETWEEN.join(message.shown(message.english)),
        SWEDISH: _BETWEEN.join(dict.fromkeys(message.shown(message.swedish))),
        NOTE: _BETWEEN.join(message.notes),
        STATE: say(one.state.label),
        TRANSLATION: "" if is_counted else forms[0],
    }
    if column in simple:
        return simple[column]
    return forms[int(column.rpartition(" ")[2])] if is_counted else ""


def read(content: bytes, name: str, folder: str, says: Iterable[Say]) -> Returned:
    """What a workbook says; its headers are in any language of `says`. Raises UnreadableFile."""
    try:
        sheets = read_workbook(content, name=name)
    except UnreadableSheet as problem:
        raise UnreadableFile(problem.reason) from problem
    spoken = list(says)
    names = {header.casefold(): column for say in spoken for column, header in headers(folder, say).items()}
    settled = {say(Coverage.REVIEWED.label).casefold() for say in spoken} | {Coverage.REVIEWED.value}
    for sheet in sheets:
        for number, row in enumerate(sheet.rows):
            places = {names[_text(cell).casefold()]: at for at, cell in enumerate(row.cells) if _text(cell).casefold() in names}  # fmt: skip
            if KEY in places and any(column.startswith(TRANSLATION) for column in places):
                return _returned(sheet, sheet.rows[number + 1 :], places, settled)
    raise UnreadableFile(NO_COLUMNS)


def _returned(sheet: Sheet, rows: Iterable[Row], places: Mapping[str, int], settled: set[str]) -> Returned:
    named = sheet.name if sheet.name.replace("-", "_") in plurals.RULES else None
    given = tuple(_given(row, places, settled) for row in rows)
    return Returned(named, tuple(one for one in given if one.code or one.english))


def _given(row: Row, places: Mapping[str, int], settled: set[str]) -> Given:
    def told(column: str) -> str:
        at = places.get(column, len(row.cells))
        return _text(row.cells[at]) if at < len(row.cells) else ""

    counted = [column for column in places if column.startswith(f"{TRANSLATION} ")]
    forms = tuple(told(column) for column in sorted(counted, key=lambda column: int(column.rpartition(" ")[2])))
    # A message that is not counted has its translation in the column of its own.
    texts = (told(TRANSLATION),) if told(TRANSLATION) or not any(forms) else forms
    is_settled, english = told(STATE).casefold() in settled, told(ENGLISH).partition(_BETWEEN)[0]
    return Given(told(KEY), english, texts, is_settled=is_settled, is_shown=True)


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
