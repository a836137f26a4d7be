"""What a code is called, and which codes words find: in the latest release, and of older ones what is not there."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

import sqlalchemy as sa

from reception.db.session import db
from reception.skills.models import VocabularyRelease
from reception.skills.permits import VOCABULARY
from reception.skills.rules.bundled import bundled
from reception.skills.rules.vocabulary import Entry, Vocabulary
from reception.skills.terms import Scheme


def current(scheme: Scheme) -> Vocabulary:
    """The release that is searched: the last that came in, else the one the program brings."""
    return next(_releases(scheme))


def entry(scheme: Scheme, code: str) -> Entry | None:
    """What a code stands for, in the latest release that has it."""
    return next((found for one in _releases(scheme) if (found := one.by_code.get(code))), None)


def found(scheme: Scheme, words: str, most: int = 10) -> list[Entry]:
    """The entries of the current release that words find, the likeliest first."""
    return current(scheme).found(words, most)


def _releases(scheme: Scheme) -> Iterator[Vocabulary]:
    which = sa.select(VocabularyRelease.id, VocabularyRelease.version_name, VocabularyRelease.imported_at)
    latest_first = which.where(VocabularyRelease.scheme == scheme).order_by(VocabularyRelease.id.desc())
    for row in db.session.execute(VOCABULARY.within(latest_first)).all():
        yield _release(*row)
    yield bundled(scheme)


@lru_cache(maxsize=12)
def _release(release_id: int, _version: str, _imported_at: datetime) -> Vocabulary:
    """A release as it was read in: it never changes, so each process reads it once."""
    row = VOCABULARY.one(sa.select(VocabularyRelease).where(VocabularyRelease.id == release_id))
    entries = tuple(
        Entry(code, sv, en, parent, tuple(words), authority, website, tuple(occupations))
        for code, sv, en, parent, words, authority, website, occupations in json.loads(row.entries)
    )
    return Vocabulary(row.version_name, row.source, entries)
