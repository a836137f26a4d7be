"""The catalogues in use: read from their files once, and with corrections of an installation laid over them.

A language has two: `newcomer`, what newcomers read, and `messages`, what staff read; the second in Swedish and English
alone. What another language lacks is said in Swedish, never in the English that stands in the code.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from babel.support import Translations

from reception import resources
from reception.i18n.locales import DEFAULT, KNOWN

#: (context or None, English message) → the forms of the translation, as many as the language has.
Corrections = Mapping[tuple[str | None, str], tuple[str, ...]]

DOMAINS: Final = ("messages", "newcomer")
_CONTEXT: Final = "\x04"
_OF_STAFF: Final = frozenset(locale.catalogue for locale in KNOWN.values() if locale.staff)
_FOLDERS: Final = {locale.catalogue: locale.folder for locale in KNOWN.values()}
#: What pages look up: replaced as a whole, so that no page meets half of it.
_in_use: dict[str, Translations] = {}
_files: dict[str, Translations] = {}
_reviewed: set[str] = set()


def catalogue(name: str) -> Translations:
    """The messages of a language, by Babel's name of it. A page asks some hundred times: it is one look-up."""
    try:
        return _in_use[name]
    except KeyError:
        return _in_use.setdefault(name, _of_files(name))


def correct(name: str, corrections: Corrections, *, is_reviewed: bool = False) -> None:
    """Say a language's messages as the files do, but for these. With none the files' words count again.

    A correction of a message that the language does not have in its files counts as well. `is_reviewed`: whether
    somebody who reads the language has looked at all of it, so that no page says that a machine made it.
    """
    found = _of_files(name)
    if corrections:
        found = _copy(found, {key: form for entry in corrections.items() for key, form in _entries(*entry)})
    _in_use[name] = found
    (_reviewed.add if is_reviewed else _reviewed.discard)(name)


def is_machine_made(name: str) -> bool:
    """Whether a machine translated what is said in a language, and nobody who reads it has looked at the whole."""
    return name not in _reviewed and catalogue(name).info().get("x-translation-status") == "machine"


def has(name: str, message: str, context: str | None = None) -> bool:
    """Whether the language itself says the message: neither missing, nor said in Swedish in its place."""
    words, key = _words(catalogue(name)), _key(context, message)
    return key in words or (key, 0) in words


def at_hand() -> frozenset[str]:
    """The languages that are read already."""
    return frozenset(_in_use)


def _of_files(name: str) -> Translations:
    if name not in _files:
        _files[name] = _read(name)
    return _files[name]


def _read(name: str) -> Translations:
    """Both domains as one; the language's own plural rule, and Swedish behind it."""
    folder, first = _FOLDERS[name], None
    for domain in DOMAINS:
        path = resources.folder("translations") / folder / "LC_MESSAGES" / f"{domain}.mo"
        if path.exists():
            with path.open("rb") as file:
                read = Translations(file, domain=domain)
            first = _copy(first, _words(read)) if first else read
    found = first or Translations()
    if name not in _OF_STAFF:
        found.add_fallback(_Swedish())
    return found


class _Swedish(Translations):
    """Asks for the Swedish in use now, corrections and all."""

    def gettext(self, message: str) -> Any:
        return catalogue(DEFAULT.catalogue).gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> Any:
        return catalogue(DEFAULT.catalogue).ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> Any:
        return catalogue(DEFAULT.catalogue).pgettext(context, message)


def _copy(found: Translations, more: Mapping[Any, str]) -> Translations:
    """Another catalogue with `more` laid over the words of this one."""
    made = Translations()
    vars(made).update(vars(found))
    vars(made)["_catalog"] = {**_words(found), **more}
    return made


def _words(found: Translations) -> dict[Any, str]:
    """The dictionary of the standard library's catalogue: message → text, (message, form) → text."""
    words: dict[Any, str] = vars(found).get("_catalog", {})
    return words


def _entries(key: tuple[str | None, str], forms: Sequence[str]) -> list[tuple[Any, str]]:
    message = _key(*key)
    return [(message, forms[0])] if len(forms) == 1 else [((message, at), form) for at, form in enumerate(forms)]


def _key(context: str | None, message: str) -> str:
    return f"{context}{_CONTEXT}{message}" if context else message
