"""The keys of the register: what each of them does on the page, and the few that a group with exceptions needs. Pure.

The page's script does what `typed` says; `keys_for` is the proof that it is quick enough. The first row has the focus.
Down and Up go round from the last row to the first. A letter sets the row's mark. Digits are minutes: late, unless the
row was set to "left early". Enter saves.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reception.education.rules.register.marks import LETTERS, Mark, entered
from reception.education.terms.lessons import MarkKind

DOWN: Final = "ArrowDown"
UP: Final = "ArrowUp"
PAGE_DOWN: Final = "PageDown"
PAGE_UP: Final = "PageUp"
ENTER: Final = "Enter"
TAB: Final = "Tab"
RIGHT: Final = "ArrowRight"
LEFT: Final = "ArrowLeft"
#: So many rows at once with the page keys.
PAGE: Final = 5
#: How the choices stand in a row of the page.
AS_SHOWN: Final = tuple(LETTERS)
_STEPS: Final = {DOWN: 1, UP: -1, PAGE_DOWN: PAGE, PAGE_UP: -PAGE}
_KINDS: Final = {letter: kind for kind, letter in LETTERS.items()}
#: Minutes have so many digits at most; more are not taken.
_DIGITS: Final = 3


def keys_for(rows: int, exceptions: Mapping[int, Mark], *, with_pages: bool = False) -> tuple[str, ...]:
    """Keys that set the exceptions (by row, counted from 0) in a group of so many rows, and save.

    Down first, up first, or one way and then back: the shortest of these. `with_pages`: with the page keys too.
    ValueError for a row that is not there.
    """
    if any(not 0 <= row < rows for row in exceptions):
        raise ValueError("no-such-row")
    routes = (_along(rows, order, exceptions, with_pages=with_pages) for order in _orders(sorted(exceptions)))
    return (*min(routes, key=len), ENTER)


def native_keys(exceptions: Mapping[int, Mark], order: Sequence[MarkKind] = AS_SHOWN) -> tuple[str, ...]:
    """The same without a script: Tab goes to the next row, or to the minutes of a row that has some; arrows choose.

    `order`: how the choices stand in a row, the first of them chosen; from the first, Left goes round to the last.
    """
    keys: list[str] = []
    at = 0
    for row, mark in sorted(exceptions.items()):
        keys += [TAB] * (row - at)
        right = order.index(mark.kind)
        keys += [RIGHT] * right if right <= len(order) - right else [LEFT] * (len(order) - right)
        for minutes in filter(None, (mark.late, mark.early)):
            keys += [TAB, *str(minutes)]
        at = row
    return (*keys, ENTER)


def moves(rows: int, at: int, to: int, *, with_pages: bool = False) -> list[str]:
    """The fewest keys from one row to another."""
    down = (to - at) % rows
    ways = [[DOWN] * down, [UP] * (rows - down)]
    if with_pages:
        ways += [*_by_pages(down, (PAGE_DOWN, DOWN, UP)), *_by_pages(rows - down, (PAGE_UP, UP, DOWN))]
    return min(ways, key=len)


def strokes(mark: Mark) -> list[str]:
    """The keys that set a mark on a row that is present, or absent as announced."""
    if mark.kind is MarkKind.LATE:
        return [*str(mark.late), *((LETTERS[MarkKind.LEFT_EARLY], *str(mark.early)) if mark.early else ())]
    return [LETTERS[mark.kind], *(str(mark.early) if mark.kind is MarkKind.LEFT_EARLY else "")]


@dataclass
class _Page:
    """The page while somebody types: the row with the focus, the digits typed, and whether they are minutes early."""

    marks: list[Mark]
    row: int = 0
    digits: str = ""
    is_early: bool = False

    def press(self, key: str) -> None:
        """What one key does. Unknown ones do nothing."""
        if len(key) == 1 and key in "0123456789":
            self._minutes(self.digits + key)
        elif key in _STEPS:
            self.row = (self.row + _STEPS[key]) % len(self.marks)
            self.digits, self.is_early = "", False
        elif key in _KINDS:
            self._letter(_KINDS[key])

    def _letter(self, kind: MarkKind) -> None:
        """Left early is added to minutes late that stand; any other letter begins anew."""
        mark = self.marks[self.row]
        self.digits, self.is_early = "", kind is MarkKind.LEFT_EARLY
        if self.is_early and mark.kind is MarkKind.LATE:
            self.marks[self.row] = replace(mark, early=0)
        else:
            self.marks[self.row] = entered(kind, announced=mark.announced)

    def _minutes(self, digits: str) -> None:
        mark = self.marks[self.row]
        if len(digits) > _DIGITS:
            return
        self.digits = digits
        if self.is_early or mark.kind is MarkKind.LEFT_EARLY:
            self.marks[self.row] = replace(mark, early=int(digits))
        else:
            self.marks[self.row] = entered(MarkKind.LATE, late=int(digits), announced=mark.announced)


def typed(before: Sequence[Mark], keys: Iterable[str]) -> tuple[list[Mark], bool]:
    """The marks after somebody pressed the keys, and whether they were saved. What comes after Enter is not done.

    An absence that was announced stays announced, unless the row is set to present.
    """
    page = _Page(list(before))
    for key in keys:
        if key == ENTER:
            return page.marks, True
        if page.marks:
            page.press(key)
    return page.marks, False


def _by_pages(rows: int, names: tuple[str, str, str]) -> list[list[str]]:
    """So many rows by page keys: the rest with arrows onwards, or one page more and arrows back."""
    page, on, back = names
    pages, rest = divmod(rows, PAGE)
    return [[page] * pages + [on] * rest, [page] * (pages + 1) + [back] * (PAGE - rest)]


def _orders(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """Down over the first so many rows, then up from the end over the others; and the other way about."""
    for turn in range(len(rows) + 1):
        down, up = rows[:turn], rows[turn:][::-1]
        yield [*down, *up]
        yield [*up, *down]


def _along(rows: int, order: Iterable[int], exceptions: Mapping[int, Mark], *, with_pages: bool) -> list[str]:
    keys: list[str] = []
    at = 0
    for row in order:
        keys += moves(rows, at, row, with_pages=with_pages)
        keys += strokes(exceptions[row])
        at = row
    return keys
