"""Which field each column of a header is, and how that was found out.

What somebody kept for this source stands over all; then the header's words, exactly or nearly; then the contents.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reception.imports.rules import header_words, suggestions
from reception.imports.rules.header_rows import Heading, Title
from reception.imports.rules.header_words import Kind
from reception.imports.rules.suggestions import Evidence
from reception.sheets.cells import Cell, Sheet

How = Literal["kept", "known", "near", "contents", "unknown", "left_out", "people"]
WEIGHTS: Mapping[How, int] = {
    "kept": 4, "known": 2, "left_out": 2, "near": 1, "contents": 1, "unknown": 0, "people": 0,
}  # fmt: skip
RANKS: Mapping[How, int] = {
    "kept": 0, "known": 1, "near": 2, "contents": 3, "unknown": 4, "left_out": 4, "people": 4,
}  # fmt: skip

FEWEST_TITLES = 3  # a row of fewer words is a title
SURELY = 0.9  # of the cells
SAMPLED_ROWS = 2000  # below the header; a column that is empty so far tells nothing
#: A number with a check digit is what it is, also below "Nr" or "Född".
GIVES_WAY_TO_NUMBER = frozenset({"row_number", "born"})


@dataclass(frozen=True, slots=True)
class Understood:
    """One column. `field` is what it is used as; `suggested` what it may be, for a person to confirm.

    `key` is its header folded, unique within the sheet, and what a mapping is kept by.
    """

    index: int
    title: str
    key: str
    is_written: bool
    how: How = "unknown"
    field: str | None = None
    suggested: str | None = None


class Columns:
    """The columns below one heading, read as one kind of list."""

    def __init__(self, sheet: Sheet, heading: Heading, kind: Kind, mapping: Mapping[str, str]) -> None:
        self.heading, self.kind = heading, kind
        self._rows = sheet.rows[heading.below :]
        self._mapping = mapping
        self._by_words = [self._from_words(title) for title in heading.titles]
        #: How much of the header is understood by its words.
        self.score = sum(
            {each.field or each.key: WEIGHTS[each.how] for each in self._by_words if each.is_written}.values()
        )

    @property
    def is_full(self) -> bool:
        """Is it one row with words over several columns, as a header has and a title has not?"""
        written = sum(title.is_written for title in self.heading.titles)
        return written >= FEWEST_TITLES and not self.heading.is_double

    def understood(self) -> tuple[Understood, ...]:
        """Every column; those with neither header nor contents are left out."""
        checked = [self._checked(column) for column in self._without_people()]
        filled = self._from_contents(self._one_for_each_field(checked))
        return tuple(column for column in filled if column.is_written or column.field or self.has_data(column.index))

    def _without_people(self) -> list[Understood]:
        """Who lives in a home is never read from a list of homes, whatever was decided about its columns."""
        if self.kind != "homes":
            return self._by_words
        return [
            replace(column, how="people", field=None, suggested=None) if self._shows_people(column) else column
            for column in self._by_words
        ]

    def _shows_people(self, column: Understood) -> bool:
        cells = self._cells(column.index)
        if column.field is not None:  # a single cell of such a column is looked at when it is read
            return suggestions.holds_personal_numbers(cells, share=SURELY)
        return suggestions.holds_personal_numbers(cells) or suggestions.holds_names(cells)

    def has_data(self, index: int) -> bool:
        """Does anything stand below a header?"""
        return any(index < len(row.cells) and row.cells[index] is not None for row in self._rows)

    def _from_words(self, title: Title) -> Understood:
        column = Understood(title.index, title.words, title.key, title.is_written)
        if self.kind == "homes" and _names_people(title):
            return replace(column, how="people")
        if title.key in self._mapping:
            field = self._mapping[title.key]
            if not field:
                return replace(column, how="left_out")
            if field in header_words.fields_of(self.kind):
                return replace(column, how="kept", field=field)
        return self._by_synonym(column, title.spellings)

    def _by_synonym(self, column: Understood, spellings: Iterable[str]) -> Understood:
        for words in spellings:
            if field := header_words.known(words, self.kind):
                return replace(column, how="known", field=field)
        for words in spellings:
            field = header_words.near(words, self.kind)
            if field and not header_words.is_about_others(words):
                return replace(column, how="near", field=field)
        return column

    def _checked(self, column: Understood) -> Understood:
        """A header that only nearly names a field is not believed against what stands below it."""
        if column.how == "near" and column.field:
            cells = self._cells(column.index)
            if suggestions.contradicts(cells, column.field, self.kind):
                return replace(column, how="unknown", field=None, suggested=column.field)
        return column

    def _one_for_each_field(self, columns: Sequence[Understood]) -> list[Understood]:
        """Of several columns for one field the surest stays, then the first that holds anything."""
        firsts: dict[str, Understood] = {}
        for column in sorted(columns, key=lambda each: RANKS[each.how]):
            first = firsts.setdefault(column.field, column) if column.field else column
            is_better = (first is not column and "kept" not in {first.how, column.how}) or first.how == column.how
            if column.field and is_better and not self.has_data(first.index) and self.has_data(column.index):
                firsts[column.field] = column
        chosen = {column.index for column in firsts.values()}
        return [
            column if column.field is None or column.index in chosen else replace(column, how="unknown", field=None)
            for column in columns
        ]

    def _from_contents(self, columns: list[Understood]) -> list[Understood]:
        taken = {column.field for column in columns if column.field}
        found = {column.index: self._evidence(column, taken) for column in columns if column.how == "unknown"}
        columns = self._numbers_first(columns, taken, found)
        wanted = [each.field for each in found.values() if each and each.field not in taken]
        return [self._with_evidence(column, found.get(column.index), wanted) for column in columns]

    def _numbers_first(
        self, columns: list[Understood], taken: set[str], found: dict[int, Evidence | None]
    ) -> list[Understood]:
        """Let a column of "Nr" or "Född" be the personal numbers that stand in it, when no other column is."""
        if (
            self.kind != "people"
            or "number" in taken
            or any(each and each.field == "number" for each in found.values())
        ):
            return columns
        return [self._as_number(column) if column.how == "known" else column for column in columns]

    def _as_number(self, column: Understood) -> Understood:
        if column.field not in GIVES_WAY_TO_NUMBER:
            return column
        seen = suggestions.evidence(self._cells(column.index), self.kind, frozenset())
        is_number = seen is not None and seen.is_sure and seen.field == "number"
        return replace(column, how="contents", field="number") if is_number else column

    def _evidence(self, column: Understood, taken: set[str]) -> Evidence | None:
        words = column.title if column.is_written else ""
        hinted = header_words.hints(words, self.kind) - taken
        seen = suggestions.evidence(self._cells(column.index), self.kind, hinted)
        return None if seen is None or seen.field in header_words.unlike(words, self.kind) else seen

    def _with_evidence(self, column: Understood, seen: Evidence | None, wanted: list[str]) -> Understood:
        """Two columns that look alike may both be wrong, so neither is used; the first is suggested."""
        if seen is None or seen.field not in wanted:
            return column
        is_only = wanted.count(seen.field) == 1
        is_own = not header_words.is_about_others(column.title)
        if is_only and is_own and seen.is_sure:
            return replace(column, how="contents", field=seen.field)
        return replace(column, suggested=seen.field)

    def _cells(self, index: int) -> list[Cell]:
        return [row.cells[index] for row in self._rows[:SAMPLED_ROWS] if index < len(row.cells)]


def _names_people(title: Title) -> bool:
    """Is a column of a list of homes headed as one about those who live there ("Hyra hyresgäst" is a rent)?"""
    is_known = any(header_words.known(words, "homes") for words in title.spellings)
    return not is_known and any(header_words.is_about_people(words) for words in title.spellings)
