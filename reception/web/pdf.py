"""Papers as tagged PDF: a typst template filled with data. Every paper is PDF/UA-1, or the log says that it is not.

Data reach a template as JSON and stand there as text: nothing in them is read as markup. What no font has a sign for
(an emoji, Chinese) is replaced by U+FFFD, since the standard takes no paper with a sign missing; pages say beforehand
which texts these are (`unprintable`). Sources: ISO 14289-1; stack.md, 4.
"""

import json
import logging
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from flask import Response

from reception.i18n.directions import Direction, direction, isolated
from reception.i18n.locales import Locale

if TYPE_CHECKING:
    import typst

#: Packages of fonts, each with its folder: Latin, Greek and Cyrillic; Arabic; Ethiopic.
FONTS: Final = (
    ("fontpkg_noto_sans", "files"),
    ("fontpkg_noto_sans_arabic", "files"),
    ("justmytype_intl_africa", "fonts"),
)
STANDARD: Final = "ua-1"
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_FOLDER: Final = Path(__file__).parent
#: How the compiler tells of a sign that no font has, quoted as Rust quotes it.
_MISSING: Final = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_QUOTED: Final = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
#: Below this code point every letter is in the first font (Latin with its extensions A and B).
_SURELY_PRINTED: Final = 0x250
_PROBE: Final = "#for one in d.of [#par(one)]"
_log = logging.getLogger(__name__)
#: The compiler is one object, which keeps what it has worked out and forgets it again: the bare function never forgets.
_turn = Lock()


@dataclass(frozen=True)
class Paper:
    """A paper. `is_accessible`: it holds to the standard; `replaced`: signs that no font had."""

    content: bytes
    is_accessible: bool
    replaced: frozenset[str] = frozenset()


def within(words: str, locale: Locale) -> str:
    """Somebody's words within a line of the paper: they keep their own order there."""
    return isolated(words, _way(locale))


def paragraphs(words: str, locale: Locale) -> list[dict[str, str]]:
    """Somebody's words as paragraphs for a template's `said`: each runs its own way, as `dir="auto"` on a page."""
    return [{"text": row, "dir": direction(row, _way(locale))} for row in words.splitlines() if row.strip()]


def _way(locale: Locale) -> Direction:
    return "rtl" if locale.direction == "rtl" else "ltr"


def paper(template: str, of: Any, *, title: str, locale: Locale) -> Paper:
    """The paper that `template` (typst, after `pdf.typ`) makes `of` these data, in the language of `locale`."""
    data = {"title": title, **_language(locale), "of": of}
    replaced: set[str] = set()
    for _round in range(3):
        try:
            return Paper(_compiled(template, data), is_accessible=True, replaced=frozenset(replaced))
        except _typst().TypstError as refused:
            missing = _missing(refused)
            if not missing:
                _log.warning("a paper could not be made as %s: %s", STANDARD, type(refused).__name__)
                break
            _log.warning("a paper has %d signs replaced that no font has", len(missing))
            replaced |= missing
            data = _without(data, missing)
    return Paper(_compiled(template, data, standard=None), is_accessible=False, replaced=frozenset(replaced))


def unprintable(texts: Iterable[str], locale: Locale) -> list[str]:
    """Those of `texts` that hold something no font has a sign for."""
    odd = [one for one in texts if any(ord(character) >= _SURELY_PRINTED for character in one)]
    if not odd:
        return []
    data = {"title": "-", **_language(locale), "of": odd}
    try:
        _compiled(_PROBE, data)
    except _typst().TypstError as refused:
        missing = _missing(refused)
        return [one for one in odd if any(sign in one for sign in missing)]
    return []


def attached(made: Paper, file_name: str) -> Response:
    """The answer that lets a browser save a paper. `file_name`: ASCII, and names nobody. The door adds `no-store`."""
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"', "X-Content-Type-Options": "nosniff"}
    return Response(made.content, mimetype="application/pdf", headers=headers)


def _language(locale: Locale) -> dict[str, str | None]:
    language, _hyphen, region = locale.tag.partition("-")
    return {"lang": language, "region": region or None, "dir": locale.direction}


def _compiled(template: str, data: Mapping[str, Any], standard: str | None = STANDARD) -> bytes:
    source = f"{_house()}\n{template}".encode()
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    standards: Any = [standard] if standard else []
    with _turn:
        made = _compiler().compile(source, format="pdf", sys_inputs=inputs, pdf_standards=standards)
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file, and no output was named
    return made


@cache
def _house() -> str:
    return _FOLDER.joinpath("pdf.typ").read_text("utf-8")


@cache
def _compiler() -> "typst.Compiler":
    """The compiler with our fonts and no others: made when the first paper of a process is asked for."""
    found = [str(resources.files(package).joinpath(folder)) for package, folder in FONTS]
    fonts = _typst().Fonts(font_paths=found, include_system_fonts=False, include_embedded_fonts=False)
    made: typst.Compiler = _typst().Compiler(root=_FOLDER, font_paths=fonts)
    return made


def _typst() -> Any:
    """The module. It is large, and most processes never make a paper."""
    import typst  # noqa: PLC0415

    return typst


def _missing(refused: Any) -> set[str]:
    """The signs that the compiler found in no font. Marks that show nothing are missed only beside such a sign."""
    found = {_QUOTED.sub(_unquoted, quoted) for quoted in _MISSING.findall(str(refused.diagnostic))}
    seen = {sign for sign in found if any(map(_shows, sign))}
    return seen or found


def _unquoted(match: "re.Match[str]") -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def _shows(character: str) -> bool:
    return unicodedata.category(character) not in {"Cf", "Mn", "Cc"}


def _without(data: Any, missing: set[str]) -> Any:
    """`data` with these signs replaced in every text; marks that show nothing go."""
    signs: Callable[[str], str] = _replacing(missing)
    if isinstance(data, str):
        return signs(data)
    if isinstance(data, Mapping):
        return {key: _without(value, missing) for key, value in data.items()}
    return [_without(value, missing) for value in data] if isinstance(data, list | tuple) else data


def _replacing(missing: set[str]) -> Callable[[str], str]:
    longest_first = sorted(missing, key=lambda sign: (-len(sign), sign))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return lambda words: pattern.sub(lambda match: REPLACEMENT if any(map(_shows, match[0])) else "", words)
