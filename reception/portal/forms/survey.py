"""What comes with each page of a survey: where she is, what she has answered so far, and which button she pressed.

It is read from what was sent and from nowhere else: nothing is kept between two pages, and nobody asks who she is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from reception.surveys.rules.answers import Asked, checked, says_something

_LONGEST: Final = 9


class Press(StrEnum):
    """The buttons."""

    BEGIN = "begin"
    NEXT = "next"
    LEAVE_OUT = "leave-out"
    BACK = "back"
    STOP = "stop"
    GO_ON = "go-on"
    DROP = "drop"
    SEND = "send"


@dataclass(frozen=True)
class Sheet:
    """Where she is: `place` is the index of a question, or their number on the last page. `said`: places of answers by
    the id of the question. `lacks`: she pressed Next without an answer. `is_stopping`: she is asked how to stop."""

    questions: Sequence[Asked]
    place: int = 0
    said: Mapping[int, int] = field(default_factory=dict)
    lacks: bool = False
    is_stopping: bool = False

    @property
    def is_last(self) -> bool:
        """Whether every question has had its page."""
        return self.place >= len(self.questions)

    @property
    def can_send(self) -> bool:
        """Whether there is something to send."""
        return says_something(self.said, self.questions)

    @property
    def chosen(self) -> int | None:
        """What she chose on this page before."""
        return None if self.is_last else self.said.get(self.questions[self.place].id)


def read(sent: Mapping[str, str], questions: Sequence[Asked]) -> tuple[Press | None, Sheet]:
    """The button that was pressed, and the page that follows. What no page of ours sends is passed over."""
    said = checked({one.id: _number(sent.get(f"a{one.id}")) for one in questions}, questions)
    place = min(_number(sent.get("place")), len(questions))
    sheet = Sheet(questions, place, said)
    try:
        press = Press(sent.get("press", ""))
    except ValueError:
        return None, Sheet(questions)
    return press, _after(press, sheet, _number(sent.get("answer")))


def _after(press: Press, sheet: Sheet, answer: int) -> Sheet:
    """The page after a button."""
    if press in {Press.BEGIN, Press.GO_ON, Press.DROP}:
        return sheet
    if press is Press.LEAVE_OUT and not sheet.is_last:
        gone = sheet.questions[sheet.place].id
        return replace(sheet, place=sheet.place + 1, said={key: one for key, one in sheet.said.items() if key != gone})
    sheet = _with_answer(sheet, answer)
    if press is Press.NEXT and not sheet.is_last:
        return replace(sheet, lacks=True) if sheet.chosen is None else replace(sheet, place=sheet.place + 1)
    if press is Press.BACK:
        return replace(sheet, place=max(0, sheet.place - 1))
    return replace(sheet, is_stopping=press is Press.STOP)


def _with_answer(sheet: Sheet, answer: int) -> Sheet:
    """The sheet with what is chosen on its page."""
    if sheet.is_last:
        return sheet
    question = sheet.questions[sheet.place]
    if not 1 <= answer <= question.options:
        return sheet
    return replace(sheet, said={**sheet.said, question.id: answer})


def _number(text: str | None) -> int:
    """A number from 0 that was sent; 0 for what is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= _LONGEST else 0
