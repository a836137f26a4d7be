"""The register as a form: a choice and minutes for each row; the form remembers the register that it showed."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from wtforms import BooleanField, Field, HiddenField

from reception.education.rules import register as rules
from reception.education.rules.register.marks import LETTERS
from reception.education.terms.lessons import MarkKind
from reception.education.terms.studies import OrientationPart
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, LongText
from reception.web.forms import Form

#: As the choices stand in a row: the last is one key to the left of the first (`rules.keys.native_keys`).
ORDER: Final = (MarkKind.PRESENT, MarkKind.EXCUSED, MarkKind.LATE, MarkKind.LEFT_EARLY, MarkKind.UNEXCUSED)
KINDS: Final = {letter: kind for kind, letter in LETTERS.items()}
#: Chosen for somebody who does not stand on the register, or is taken off it.
OFF: Final = "x"
_MINUTES: Final = re.compile(r"\s*([0-9]{0,4})\s*(?:\+\s*([0-9]{1,4})\s*)?")
_ROW: Final = re.compile(r"p([0-9]{1,10})")
_SIDE: Final = re.compile(r"chosen-([0-9]{1,10}|part)")
#: What was chosen of two registers on the page of a conflict.
MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Typed:
    """What was sent for a row: the letter chosen and the minutes as they were written."""

    letter: str
    minutes: str = ""


class Rows(Field):
    """A choice (`p12`) and minutes (`m12`) for each place. `typed`: what was sent, by place; None: nothing was."""

    typed: dict[int, Typed] | None = None
    #: On the page of a conflict: which side was chosen, by place or "part".
    sides: Mapping[str, str] = {}

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:  # noqa: ARG002 - WTForms'
        """Take what was sent."""
        self.process_errors: list[str] = []
        self.data = None
        if formdata:
            found = ((_ROW.fullmatch(name), formdata.get(name)) for name in formdata)
            self.typed = {
                int(match[1]): Typed(str(letter), str(formdata.get(f"m{match[1]}") or "")[:20])
                for match, letter in found
                if match
            }
            chosen = ((_SIDE.fullmatch(name), formdata.get(name)) for name in formdata)
            self.sides = {match[1]: side for match, side in chosen if match and side in {MINE, THEIRS}}


def _part(value: Any) -> OrientationPart | None:
    return value if isinstance(value, OrientationPart) else OrientationPart(value) if value else None


class RegisterForm(Form):
    """The register of a lesson. `reason`: for one that changes late; `stands_in`: a colleague of another group.

    It keeps no draft: a register is the business of minutes, and what it showed at first may have changed since.
    """

    keeps_draft = False
    shown = HiddenField()
    shown_part = HiddenField()
    #: On the page of a conflict: the places, and "part", of which one side has to be chosen.
    disputed = HiddenField()
    rows = Rows(_l("Marks"))
    part = Choice(_l("Part of the civic orientation"), coerce=_part)
    reason = LongText(_l("Why does the register change?"), longest=500)
    stands_in = BooleanField(_l("I stand in for this group's teacher today"))
    #: Messages by place: beside the row.
    row_errors: dict[int, str]

    def __init__(self, *args: Any, **options: Any) -> None:
        self.row_errors = {}
        super().__init__(*args, **options)
        self.part.choices = [("", _("Choose, if one fits")), *choices(*OrientationPart)]

    @property
    def failed(self) -> bool:
        """Whether there is something to put right, in a row too."""
        return bool(self.errors or self.row_errors)

    def opened_with(self) -> rules.Register | None:
        """The register that the form was opened with; None when it does not say."""
        try:
            return rules.from_text(self.shown.data or "")
        except (ValueError, TypeError):
            return None

    def opened_with_part(self) -> OrientationPart | None:
        """The part that it was opened with."""
        try:
            return _part(self.shown_part.data)
        except ValueError:
            return None

    def entered(self, shown: rules.Register, allowed: Collection[int]) -> dict[int, rules.Mark]:
        """The register as it was filled in; a row that was not sent is as it was shown. Wrong minutes: a message.

        Who was never offered is passed on: saving says that she was not in the group.
        """
        typed = self.rows.typed or {}
        found: dict[int, rules.Mark] = {}
        for place in sorted({*shown, *typed}):
            mark = self._mark(place, typed.get(place), shown.get(place))
            if mark is not None:
                found[place] = mark
        return {place: mark for place, mark in found.items() if place in allowed or place in typed}

    @property
    def asked(self) -> list[str]:
        """What has to be chosen: places, and "part"."""
        return [one for one in (self.disputed.data or "").split(".") if one]

    @property
    def unchosen(self) -> list[str]:
        """What has to be chosen, and is not."""
        return [one for one in self.asked if one not in self.rows.sides]

    def is_theirs(self, what: int | str) -> bool:
        """Whether the other's was chosen."""
        return str(what) in self.asked and self.rows.sides.get(str(what)) == THEIRS

    def _mark(self, place: int, typed: Typed | None, shown: rules.Mark | None) -> rules.Mark | None:
        if typed is None or self.is_theirs(place):
            return shown
        if typed.letter == OFF:
            return None
        kind = KINDS.get(typed.letter)
        if kind is None:
            self.row_errors[place] = _("Choose one of the marks.")
            return shown
        minutes = read_minutes(typed.minutes) if kind in {MarkKind.LATE, MarkKind.LEFT_EARLY} else (0, 0)
        if minutes is None:
            self.row_errors[place] = _("Write minutes with digits, for example 20, or 20+15 for late and left early.")
            return shown
        first, second = minutes
        is_late = kind is MarkKind.LATE
        announced = shown is not None and shown.announced
        if not is_late and second:
            return rules.Mark(kind, first, second, announced)
        return rules.entered(
            kind, late=first if is_late else 0, early=second if is_late else first, announced=announced
        )


def read_minutes(text: str) -> tuple[int, int] | None:
    """The minutes of "20" and of "20+15" (late, and left early as well); None for anything else."""
    match = _MINUTES.fullmatch(text)
    return (int(match[1] or 0), int(match[2] or 0)) if match else None


def written_minutes(mark: rules.Mark) -> str:
    """The minutes of a mark as the field shows them."""
    if mark.kind is MarkKind.LATE:
        return f"{mark.late}+{mark.early}" if mark.early else str(mark.late)
    return str(mark.early) if mark.kind is MarkKind.LEFT_EARLY else ""
