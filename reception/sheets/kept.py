"""What is kept of a workbook while it is read: each word once, and no more than fits in memory."""

from datetime import timedelta

from reception.sheets import limits
from reception.sheets.cells import Cell, UnreadableSheet

LONGEST_WORD = 32  # characters: lists repeat words, not sentences
MOST_WORDS = 20_000


class Kept:
    """The words and the size of all sheets of one file."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._rows = self._cells = 0

    def cell(self, value: Cell | timedelta) -> Cell:
        """The cell of a value: blank text is nothing, and a word that was read before is the same object."""
        if isinstance(value, str):
            return self._word(value) if value.strip() else None
        return str(value) if isinstance(value, timedelta) else value

    def count(self, width: int) -> None:
        """One more row of `width` cells. Raises UnreadableSheet for one too many."""
        self._rows += 1
        self._cells += width
        if self._rows > limits.MAXIMUM_ROWS:
            raise UnreadableSheet(limits.TOO_MANY_ROWS)
        if self._cells > limits.MAXIMUM_AREA:
            raise UnreadableSheet(limits.TOO_FAR_OUT)

    def _word(self, text: str) -> str:
        if len(text) > LONGEST_WORD or len(self._words) >= MOST_WORDS:
            return self._words.get(text, text)
        return self._words.setdefault(text, text)
