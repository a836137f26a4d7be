"""The languages the product knows: BCP 47 tag, catalogue, direction, own name. One `Locale` drives <html lang dir>."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import current_app, g


@dataclass(frozen=True)
class Locale:
    """A language a page can be shown in. `catalogue` is Babel's name of it; `pseudo` locales exist to test layouts."""

    tag: str
    catalogue: str
    direction: str
    own_name: str
    pseudo: bool = False


KNOWN = {
    locale.tag: locale
    for locale in (
        Locale("sv", "sv", "ltr", "Svenska"),
        Locale("en", "en_GB", "ltr", "English"),
        Locale("ar-XB", "sv", "rtl", "⟦Right to left⟧", pseudo=True),
    )
}
DEFAULT = KNOWN["sv"]


def offered() -> list[Locale]:
    """The locales this installation offers, in its own order."""
    return [KNOWN[tag] for tag in current_app.config["LOCALES"]]


def is_offered(tag: str | None) -> bool:
    """Whether `tag` is a locale of this installation."""
    return tag in current_app.config["LOCALES"]


def current() -> Locale:
    """The locale of the page being made; Swedish outside a request."""
    try:
        locale: Locale = g.locale
    except (AttributeError, RuntimeError):  # no page is being made; a page asks too often to be asked back
        return DEFAULT
    return locale


def use(tag: str | None) -> None:
    """Show the rest of this request in `tag`, if it is offered."""
    g.locale = KNOWN[tag] if tag is not None and is_offered(tag) else DEFAULT


@contextmanager
def spoken(tag: str | None) -> Iterator[None]:
    """Write something for somebody else in `tag`, if it is offered: a letter, which no request is about."""
    before = current()
    use(tag)
    try:
        yield
    finally:
        g.locale = before
