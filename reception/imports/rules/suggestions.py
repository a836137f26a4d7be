"""What a column holds, by what stands in it, for a header that tells nothing. Free text is never read.

Only what cannot well be anything else is taken: a personal number has a check digit, a country is on a list. A day
may be any of several days, so a column of dates is what its header hints at, and otherwise nothing.
"""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from reception.i18n.dates import UnreadableDate
from reception.i18n.text_safety import UnsafeText
from reception.imports.rules import cells, vocabulary
from reception.imports.rules.folding import fold
from reception.imports.rules.header_words import Kind
from reception.people.rules import numbers
from reception.people.terms import NumberKind
from reception.sheets.cells import Cell

FITS = 0.7  # of the cells, for a suggestion
SURE = 0.9  # of the cells, for a column that is used
MOSTLY = 0.5  # of the cells
CLEARLY_MORE = 0.2  # between the best field and the next best
FEWEST_CELLS = 5
LONGEST_VALUE = 80  # characters; what is longer is free text
MOST_CELLS = 60  # looked at in one column
DISTINCT_NAMES = 0.6  # of the cells; a column of caseworkers repeats a few names
#: What looks like a date looks so on every day, so the clock has no part in it.
CALENDAR_ENDS = date(2099, 12, 31)

EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
PHONE = re.compile(r"(?:\+|00|0)[\d\s()/-]{6,20}")
DOSSIER = re.compile(r"\d{2}-\d{6}(?:/\d{1,2})?")
POSTCODE = re.compile(r"\d{3} \d{2}")
STREET = re.compile(
    r"[^\W\d][^\d,]*(?:gatan|vägen|gränd|torget|stigen|backen|allén|plan|gata|väg|street|road)\s+\d.*", re.IGNORECASE
)
INSIDE = re.compile(r"(?<!\d)(?:\d{6}|\d{8})[-+ –]?\d{4}(?!\d)")
PARTICLES = frozenset({"al", "el", "de", "der", "van", "von", "bin", "ibn", "abu", "da", "dos", "la", "le", "ul", "ur"})

#: Fields of closed lists, by kind of sheet, and the table of vocabulary.toml that holds their words.
LISTS: Mapping[Kind, Mapping[str, str]] = {
    "people": {"sex": "sex", "ground": "ground", "route": "route", "relation": "relation", "protection": "protection"},
    "contacts": {"channel": "channel"},
    "homes": {},
    "attendance": {"mark": "mark"},
    "results": {},
}
DAYS: Mapping[Kind, frozenset[str]] = {
    "people": frozenset({"born", "received_on", "permit_from", "permit_to", "sfi_start"}),
    "contacts": frozenset({"date", "due"}),
    "homes": frozenset({"leased_from", "leased_to"}),
    "attendance": frozenset({"date", "born"}),
    "results": frozenset({"date", "born"}),
}
#: Words of closed lists that mean too little to tell what a column is.
SILENT_WORDS = frozenset(map(fold, ("ja", "j", "nej", "n", "x", "yes", "no", "y", "okänt", "ok", "0", "1", "-")))
#: Read wrongly as unprotected, somebody may be found by those who look for them: one such word is enough.
ONE_CELL_IS_ENOUGH = frozenset({"protection"})

Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The field that the contents of a column speak for. `is_sure` allows it to be used without being asked."""

    field: str
    share: float
    is_sure: bool


def evidence(column: Sequence[Cell], kind: Kind, hinted: frozenset[str]) -> Evidence | None:
    """What a column's contents speak for, None when that is nothing or several things. `hinted` are fields of dates."""
    written = _values(column)
    if not written or any(len(text) > LONGEST_VALUE or "\n" in text for text in written):
        return None
    if _counts_up(written):  # as Löpnr does; but so do other numbers, and it ties contacts to people
        return Evidence("row_number", 1.0, is_sure=False)
    shares = _shares(written, kind, hinted)
    ranked = sorted(shares.items(), key=lambda item: item[1], reverse=True)
    if not ranked or ranked[0][1] < FITS or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEARLY_MORE):
        return None
    field, share = ranked[0]
    enough = len(written) >= FEWEST_CELLS or field in ONE_CELL_IS_ENOUGH
    return Evidence(field, share, is_sure=enough and share >= SURE)


def contradicts(column: Sequence[Cell], field: str, kind: Kind) -> bool:
    """Do the contents of a column speak against a field that its header only nearly names?"""
    written = _values(column)
    test = _tests(kind, DAYS[kind]).get(field)
    return bool(written) and test is not None and _share(written, test) < 0.5


def holds_personal_numbers(column: Sequence[Cell], *, share: float = MOSTLY) -> bool:
    """Do personal numbers stand in so much of a column's cells, alone or among other words?"""
    written = _values(column)
    return bool(written) and _share(written, names_somebody) >= share


def holds_names(column: Sequence[Cell]) -> bool:
    """Is a column one of many people's names, as far as its contents tell?"""
    written = _values(column)
    are_several = len(set(written)) >= max(2, DISTINCT_NAMES * len(written))
    return are_several and _share(written, _is_name) >= FITS


def names_somebody(text: str) -> bool:
    """Does a text hold a personal or coordination number?"""
    return any(is_personal_number(found) for found in INSIDE.findall(text))


def is_personal_number(text: str) -> bool:
    """Is `text` a personal or coordination number whose check digit holds?"""
    try:
        found = numbers.parse(numbers.restore_leading_zeros(text), today=CALENDAR_ENDS)
    except numbers.InvalidNumber:
        return False
    return found.kind in {NumberKind.PERSONNUMMER, NumberKind.SAMORDNINGSNUMMER}


def _values(column: Sequence[Cell]) -> list[str]:
    """The cells that say something, as text; a day as it is."""
    written: list[str] = []
    for cell in column:
        try:
            text = cells.text_of(cell.date() if isinstance(cell, datetime) else cell, multiline=True)
        except UnsafeText:
            continue
        if text and not vocabulary.is_nothing(text):
            written.append(text)
        if len(written) == MOST_CELLS:
            break
    return written


def _counts_up(written: list[str]) -> bool:
    """Is it 1, 2, 3 and so on, with a gap here and there?"""
    if len(written) < FEWEST_CELLS or not all(text.isdecimal() and len(text) <= 6 for text in written):
        return False
    steps = [int(after) - int(before) for before, after in itertools.pairwise(written)]
    return min(steps) >= 1 and steps.count(1) >= FITS * len(steps)


def _shares(written: list[str], kind: Kind, hinted: frozenset[str]) -> dict[str, float]:
    tests = _tests(kind, hinted)
    shares = {field: share for field, test in tests.items() if (share := _share(written, test))}
    if len(set(written)) < DISTINCT_NAMES * len(written):
        shares.pop("name", None)
    if all(fold(text) in SILENT_WORDS for text in written) or _all_are_one_letter(written):
        shares = {field: share for field, share in shares.items() if field not in LISTS[kind]}
    return shares


def _share(written: list[str], test: Test) -> float:
    return sum(map(test, written)) / len(written)


def _all_are_one_letter(written: list[str]) -> bool:
    """ "A" may be a course, a route or a grade; K and M together are the sexes and hardly anything else."""
    letters = {text.casefold() for text in written}
    return letters != {"k", "m"} and all(len(letter) == 1 for letter in letters)


def _tests(kind: Kind, days: frozenset[str]) -> dict[str, Test]:
    tests: dict[str, Test] = {field: partial(_is_of, table=table) for field, table in LISTS[kind].items()}
    tests |= {field: _is_birth if field == "born" else _is_day for field in days}
    if kind == "people":
        tests |= {
            "number": is_personal_number,
            "dossier": _matches(DOSSIER),
            "email": _matches(EMAIL),
            "phone": _matches(PHONE),
            "address": _matches(STREET),
            "citizenship": partial(_are_of, table="country"),
            "languages": partial(_are_of, table="language"),
            "name": _is_name,
        }
    if kind in {"attendance", "results"}:
        tests |= {"number": is_personal_number, "name": _is_name}
    if kind == "homes":
        tests |= {"address": _matches(STREET), "postcode": _matches(POSTCODE)}
    return tests


def _matches(pattern: re.Pattern[str]) -> Test:
    return lambda text: pattern.fullmatch(text) is not None


def _is_of(text: str, table: str) -> bool:
    return vocabulary.knows(text, table)


def _are_of(text: str, table: str) -> bool:
    parts = vocabulary.parts(text)
    return vocabulary.knows(text, table) or (bool(parts) and all(vocabulary.knows(part, table) for part in parts))


def _is_day(text: str) -> bool:
    try:
        return cells.day_of(text, today=CALENDAR_ENDS) is not None
    except UnreadableDate:
        return vocabulary.knows(text, "permanent")


def _is_birth(text: str) -> bool:
    try:
        return cells.birth_of(text, today=CALENDAR_ENDS) is not None
    except UnreadableDate:
        return False


def _is_name(text: str) -> bool:
    """Two to six words of letters, each with a capital where its script has them: "Al Ahmad, Amina"."""
    words = re.split(r"[\s,،]+", text.strip(" ,"))
    return 2 <= len(words) <= 6 and all(map(_is_word_of_name, words)) and not _are_of(text, "country")


def _is_word_of_name(word: str) -> bool:
    letters = re.sub(r"[-'’.‌]", "", word)
    has_capital = letters[:1] == letters[:1].upper() or word.casefold() in PARTICLES
    return letters.isalpha() and has_capital
