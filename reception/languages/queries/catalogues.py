"""The newcomers' messages as their catalogues have them: read once, and again when a file has become another."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Message as PoMessage

from reception import resources
from reception.i18n import checking, definitions, po_files
from reception.i18n.glossary import glossary
from reception.i18n.locales import KNOWN, LANGUAGES, Locale
from reception.i18n.sources import MessageKey
from reception.i18n.updating import NEWCOMER
from reception.languages.rules.entries import Message, is_unsure
from reception.languages.terms import Coverage, Part

#: The languages that are translated from the Swedish: all but those of staff.
TRANSLATED: Final = tuple(locale for locale in LANGUAGES if not locale.staff)
_STATES: Final = {
    "ok": Coverage.REVIEWED,
    "to review": Coverage.TO_REVIEW,
    "outdated": Coverage.OUTDATED,
    "missing": Coverage.MISSING,
}
#: Where the texts of a part stand; what stands elsewhere is in pages, letters and papers.
_DEFINITIONS: Final = (
    (Part.PLAN, "plans/definitions/*.toml"),
    (Part.PATH, "path/definitions/*.toml"),
    (Part.INTERVIEW, "skills/definitions/interview*.toml"),
)


def language(tag: str) -> Locale | None:
    """The language of that tag, if it is one that is translated."""
    found = KNOWN.get(tag)
    return found if found in TRANSLATED else None


def messages(locale: Locale) -> tuple[Message, ...]:
    """The messages that newcomers read, in a language, in the order of its catalogue."""
    path, swedish = _path(locale), _path(KNOWN["sv"])
    return _messages(locale.folder, path, _changed(path), swedish, _changed(swedish))


def _path(locale: Locale) -> Path:
    return resources.folder("translations") / locale.folder / "LC_MESSAGES" / f"{NEWCOMER}.po"


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(maxsize=4 * len(LANGUAGES))
def _messages(folder: str, path: Path, _at: int, swedish: Path, swedish_at: int) -> tuple[Message, ...]:
    file, beside = po_files.read(path), _texts(swedish, swedish_at)
    is_reviewed = file.headers.get(po_files.STATUS, po_files.REVIEWED) == po_files.REVIEWED
    return tuple(
        _message(key, one, folder, beside.get(key, ()), is_reviewed=is_reviewed) for key, one in file.messages.items()
    )


@lru_cache(maxsize=4)
def _texts(path: Path, _at: int) -> dict[MessageKey, tuple[str, ...]]:
    return {key: checking.forms(one) for key, one in po_files.read(path).messages.items()}


def _message(key: MessageKey, one: PoMessage, folder: str, swedish: tuple[str, ...], *, is_reviewed: bool) -> Message:
    return Message(
        key=key,
        english=checking.ids(one),
        swedish=swedish,
        own=checking.forms(one),
        stands=_STATES[checking.state(one, is_reviewed=is_reviewed)],
        notes=(*one.auto_comments, *one.user_comments),
        is_must=po_files.MUST in one.flags,
        is_unsure=is_unsure(key, folder, glossary()),
        part=_parts().get(key[1], Part.PAGES),
    )


@cache
def _parts() -> dict[str, Part]:
    """English message → where it stands, for those of the definitions."""
    return {
        text: part
        for part, pattern in _DEFINITIONS
        for path in sorted(resources.PACKAGE.glob(pattern))
        for text in _labels(tomllib.loads(path.read_text("utf-8")))
    }


def _labels(told: object) -> list[str]:
    """The texts of a definition that pages show."""
    if isinstance(told, list):
        return [text for one in told for text in _labels(one)]
    if not isinstance(told, dict):
        return []
    own = [value for key, value in told.items() if key in definitions.KEYS and isinstance(value, str)]
    return own + [text for value in told.values() for text in _labels(value)]
