"""The languages the product knows: BCP 47 tag, catalogue, direction, own name. One `Locale` drives <html lang dir>.

Staff pages come in Swedish and English. What newcomers read comes in every language of the installation (ui.md, 3.3).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from flask import current_app, g

from reception.i18n.directions import Direction


@dataclass(frozen=True)
class Locale:
    """A language a page can be shown in. `catalogue` is Babel's name of it; `pseudo` locales exist to test layouts.

    `staff`: whether the pages of staff come in it.
    """

    tag: str
    catalogue: str
    direction: str
    own_name: str
    pseudo: bool = False
    staff: bool = False

    @property
    def runs(self) -> Direction:
        """The direction, as text without markup asks for it (`directions`)."""
        return "rtl" if self.direction == "rtl" else "ltr"

    @property
    def folder(self) -> str:
        """Where its catalogues stand in `translations`."""
        return self.catalogue if self.pseudo else self.tag.replace("-", "_")


#: The pseudo-locale whose letters have accents and whose texts are longer.
ACCENTED: Final = "sv-XA"
KNOWN = {
    locale.tag: locale
    for locale in (
        Locale("sv", "sv", "ltr", "Svenska", staff=True),
        Locale("en", "en_GB", "ltr", "English", staff=True),
        Locale("ar", "ar", "rtl", "العربية"),
        Locale("uk", "uk", "ltr", "Українська"),
        Locale("fa-AF", "fa_AF", "rtl", "دری"),
        Locale("fa", "fa", "rtl", "فارسی"),
        Locale("so", "so", "ltr", "Soomaali"),
        Locale("ti", "ti", "ltr", "ትግርኛ"),
        Locale("ru", "ru", "ltr", "Русский"),
        Locale("tr", "tr", "ltr", "Türkçe"),
        Locale("es", "es", "ltr", "Español"),
        Locale("ar-XB", "sv", "rtl", "⟦Right to left⟧", pseudo=True, staff=True),
        Locale(ACCENTED, "sv", "ltr", "⟦Åççéñţš⟧", pseudo=True, staff=True),
    )
}
DEFAULT = KNOWN["sv"]
#: Every language that is one: what an installation offers if it does not say otherwise.
LANGUAGES: Final = tuple(locale for locale in KNOWN.values() if not locale.pseudo)


def offered() -> list[Locale]:
    """The locales in which this installation offers its staff pages, in its own order."""
    return [locale for locale in _configured() if locale.staff]


def is_offered(tag: str | None) -> bool:
    """Whether staff pages of this installation come in `tag`."""
    return is_for_newcomers(tag) and KNOWN[tag or ""].staff


def for_newcomers() -> list[Locale]:
    """The locales in which this installation speaks to newcomers, in its own order; pseudo-locales last."""
    return sorted(_configured(), key=lambda locale: locale.pseudo)


def is_for_newcomers(tag: str | None) -> bool:
    """Whether this installation speaks `tag` to newcomers."""
    return tag in current_app.config["LOCALES"]


def _configured() -> list[Locale]:
    return [KNOWN[tag] for tag in current_app.config["LOCALES"]]


def current() -> Locale:
    """The locale of the page being made; Swedish outside a request."""
    try:
        locale: Locale = g.locale
    except (AttributeError, RuntimeError):  # no page is being made; a page asks too often to be asked back
        return DEFAULT
    return locale


def use(tag: str | None) -> None:
    """Show the rest of this request in `tag`, if staff pages come in it."""
    g.locale = KNOWN[tag] if tag is not None and is_offered(tag) else DEFAULT


def use_for_newcomer(tag: str | None) -> None:
    """Show the rest of this request to a newcomer in `tag`, if this installation has it."""
    g.locale = KNOWN[tag] if tag is not None and is_for_newcomers(tag) else DEFAULT


@contextmanager
def spoken(tag: str | None) -> Iterator[None]:
    """Write something for somebody else in `tag`, if this installation has it: a letter, which no request is about."""
    before = current()
    use_for_newcomer(tag)
    try:
        yield
    finally:
        g.locale = before
