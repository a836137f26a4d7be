"""Pages that two people read together: each in a language of their own, side by side."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import g
from markupsafe import Markup, escape

from reception.i18n import locales
from reception.i18n.locales import KNOWN, Locale
from reception.i18n.text import _, ngettext

#: What a line of plain text needs so that two languages of different directions do not run into each other.
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_TWICE = Markup('<span class="twice"><span>{}</span> <span class="muted" lang="{}" dir="{}">{}</span></span>')


def second(tag: str | None) -> Locale | None:
    """The language beside the reader's: `tag` if newcomers are spoken to in it and it is another one, else English
    beside Swedish and Swedish beside the others; None where this installation has no second language."""
    reader = locales.current()
    for wanted in (tag, "en" if reader.tag == "sv" else "sv"):
        if wanted is not None and wanted != reader.tag and locales.is_for_newcomers(wanted):
            return KNOWN[wanted]
    return None


def use(tag: str | None) -> None:
    """Show what is said twice on the rest of this page in `tag` as well, or in what `second` finds in its place."""
    g.beside = second(tag)


def current() -> Locale | None:
    """The second language of the page being made; None on a page in one language."""
    try:
        found: Locale | None = g.get("beside")
    except RuntimeError:  # no page is being made
        return None
    return found


class Twice:
    """`message` in the reader's language, and on a page where it stands as markup in the second language too.

    As text, in a message or the title, it is in the reader's language alone. With `plural`, the form that fits `num`.
    What is to stand in it differs by language only if it is said late, as a `LazyString` is.
    """

    __slots__ = ("message", "num", "plural", "values")

    def __init__(
        self, message: str, values: Mapping[str, object] | None = None, *, plural: str | None = None, num: int = 0
    ) -> None:
        self.message, self.plural, self.num, self.values = message, plural, num, values or {}

    def __str__(self) -> str:
        if self.plural is not None:
            return ngettext(self.message, self.plural, self.num, **self.values)
        return _(self.message, **self.values)

    def in_language(self, locale: Locale) -> str:
        """It in any language."""
        with locales.spoken(locale.tag):
            return str(self)

    def __html__(self) -> str:
        other = current()
        if other is None:
            return escape(str(self))
        mine, theirs = str(self), self.in_language(other)
        if mine == theirs:
            return escape(mine)
        return _TWICE.format(mine, other.tag, other.direction, theirs)

    @property
    def in_line(self) -> str:
        """Both in one line of plain text, for a menu, where no markup stands."""
        other = current()
        return str(self) if other is None else _in_line(str(self), self.in_language(other))


def twice(message: str) -> Any:
    """`Twice(message)`, for labels of forms: their types know text alone."""
    return Twice(message)


def both(message: str, **values: object) -> Twice:
    """`message` in both languages of the page, for templates."""
    return Twice(message, values)


def both_n(singular: str, plural: str, num: int, **values: object) -> Twice:
    """The same for what is counted."""
    return Twice(singular, values, plural=plural, num=num)


def named_twice(offer: Callable[[], Sequence[tuple[str, str]]]) -> list[tuple[str, str]]:
    """(code, name) pairs as `offer` names them in the reader's language, each with its name in the second too."""
    mine, other = list(offer()), current()
    if other is None:
        return mine
    with locales.spoken(other.tag):
        theirs = dict(offer())
    return [(code, _in_line(name, theirs.get(code, name))) for code, name in mine]


def _in_line(mine: str, theirs: str) -> str:
    return mine if mine == theirs else f"{_ISOLATE}{mine}{_END} / {_ISOLATE}{theirs}{_END}"
