"""Marks in few words, as registers and lists of absence write them."""

from types import SimpleNamespace
from typing import Final

from reception.education.forms.registers import written_minutes
from reception.education.rules.register import Mark
from reception.education.terms.lessons import MarkKind
from reception.i18n.markers import N_
from reception.i18n.text import _

_WORDS: Final = {
    MarkKind.PRESENT: N_("Present"),
    MarkKind.EXCUSED: N_("Excused"),
    MarkKind.UNEXCUSED: N_("Unexcused"),
    MarkKind.LATE: N_("Late"),
    MarkKind.LEFT_EARLY: N_("Left early"),
}
_COUNTED: Final = {
    MarkKind.PRESENT: N_("Present: %(count)s"),
    MarkKind.EXCUSED: N_("Excused: %(count)s"),
    MarkKind.UNEXCUSED: N_("Unexcused: %(count)s"),
    MarkKind.LATE: N_("Late: %(count)s"),
    MarkKind.LEFT_EARLY: N_("Left early: %(count)s"),
}


def word_of(kind: MarkKind) -> str:
    """The heading of its column."""
    return _(_WORDS[kind])


def counted(kind: MarkKind, count: int | str) -> str:
    """How many have it; "#" stands for a number that the page fills in."""
    return _(_COUNTED[kind], count=count)


def in_words(mark: Mark | None) -> str:
    """A mark with its minutes. None: did not stand on the register."""
    if mark is None:
        return _("Not on the register")
    minutes = written_minutes(mark)
    return _("%(mark)s, %(minutes)s min", mark=word_of(mark.kind), minutes=minutes) if minutes else word_of(mark.kind)


#: What templates say of marks.
WORDS = SimpleNamespace(word_of=word_of, counted=counted, in_words=in_words, saving=lambda page: _(page.how.label))
