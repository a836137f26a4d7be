"""What a code is called, and which codes words find: in the latest release, and of older ones what is not there."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Final

import sqlalchemy as sa

from reception.db.session import db
from reception.skills.models import VocabularyRelease
from reception.skills.permits import VOCABULARY
from reception.skills.rules.bundled import bundled
from reception.skills.rules.vocabulary import Entry, Vocabulary
from reception.skills.terms import Scheme

#: Scheme, id, version, and when it came in.
_Came = tuple[Scheme, int, str, datetime]
_KEPT: Final = "vocabulary releases"


def current(scheme: Scheme) -> Vocabulary:
    """The release that is searched: the last that came in, else the one the program brings."""
    return next(releases(scheme))


def entry(scheme: Scheme, code: str) -> Entry | None:
    """What a code stands for, in the latest release that has it."""
    return next((found for one in releases(scheme) if (found := one.by_code.get(code))), None)


def found(scheme: Scheme, words: str, most: int = 10) -> list[Entry]:
    """The entries of the current release that words find, the likeliest first."""
    return current(scheme).found(words, most)


def releases(scheme: Scheme) -> Iterator[Vocabulary]:
    """Every release, the latest first; last of all the one that the program brings. Each is read when it is reached."""
    for of, release_id, version, imported_at in _came():
        if of is scheme:
            yield _release(release_id, version, imported_at)
    yield bundled(scheme)


def look_again() -> None:
    """Forget which releases there are: one has come in."""
    db.session.info.pop(_KEPT, None)


def _came() -> list[_Came]:
    """What has come in of all schemes, the latest first. A page names many codes, and asks once."""
    came: list[_Came] | None = db.session.info.get(_KEPT)
    if came is None:
        row = VocabularyRelease
        asked = sa.select(row.scheme, row.id, row.version_name, row.imported_at).order_by(row.id.desc())
        came = [(of, at, name, when) for of, at, name, when in db.session.execute(VOCABULARY.within(asked))]
        db.session.info[_KEPT] = came
    return came


@lru_cache(maxsize=12)
def _release(release_id: int, _version: str, _imported_at: datetime) -> Vocabulary:
    """A release as it was read in: it never changes, so each process reads it once."""
    row = VOCABULARY.one(sa.select(VocabularyRelease).where(VocabularyRelease.id == release_id))
    entries = tuple(
        Entry(code, sv, en, parent, tuple(words), authority, website, tuple(occupations))
        for code, sv, en, parent, words, authority, website, occupations in json.loads(row.entries)
    )
    return Vocabulary(row.version_name, row.source, entries)
