"""How long a draft is kept, how many of them, and what of a form belongs into one. Pure."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Final
from zlib import crc32

KEPT_FOR = timedelta(days=14)
#: What was thrown away can be taken back this long.
TAKEN_BACK_WITHIN = timedelta(hours=1)
MOST_KEPT = 50
LONGEST_BODY = 400_000
LONGEST_WRITING = 64

DRAFT, WRITING, UNTOUCHED = "_draft", "_writing", "_untouched"
#: Fields of a page that nobody fills in.
_MACHINERY: Final = frozenset({"csrf_token", "_submission", DRAFT, WRITING, UNTOUCHED})
_BETWEEN_PAGES: Final = frozenset({"next", "version", "versions", "opened_as", "again", "step", "seen"})

#: What a page of ours never puts into the name of a writing; a database may refuse it.
_FOREIGN: Final = re.compile(r"[^\w-]", re.ASCII)

Sent = tuple[str, str]


def writing_in(sent: str) -> str:
    """The name of a writing, whatever was sent in its place."""
    return _FOREIGN.sub("", sent[:LONGEST_WRITING])


def kept_of(sent: Iterable[Sent]) -> list[Sent]:
    """What of a form is kept: neither its machinery nor a password."""
    return [(name, value) for name, value in sent if name not in _MACHINERY and "password" not in name]


def written_of(sent: Iterable[Sent]) -> list[Sent]:
    """What somebody may have written or chosen: neither empty, nor carried from page to page."""
    return [(name, value) for name, value in kept_of(sent) if value.strip() and not _is_carried(name)]


def _is_carried(name: str) -> bool:
    return name in _BETWEEN_PAGES or name.startswith("_")


def mark_of(shown: Iterable[Sent]) -> str:
    """A short mark of how a form looked before anybody touched it."""
    return " ".join(sorted({_mark(name, value) for name, value in shown if value.strip()}))


def is_untouched(sent: Iterable[Sent], mark: str) -> bool:
    """Whether nothing was written: each value stood there when the form was opened, with that mark."""
    known = set(mark.split())
    return all(_mark(name, value) in known for name, value in written_of(sent))


def _mark(name: str, value: str) -> str:
    # Browsers send line breaks as CRLF, and leave out one at the beginning of a text.
    return f"{crc32(f'{name}={value}'.replace(chr(13), '').replace('=' + chr(10), '=').encode()):08x}"
