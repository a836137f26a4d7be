"""Finding the school's own pupils by name, alias or number. A hidden pupil is found by her alias alone."""

from typing import Any

import sqlalchemy as sa

from reception.education.models import Pupil
from reception.i18n.formats import today
from reception.people.models import Identifier, Person, SearchKey
from reception.people.permits import name_is_open
from reception.people.queries.hits import key_begins, key_is, words_of
from reception.people.rules.lookup import understand
from reception.people.rules.names import sound_keys, spelling_key
from reception.people.terms import KeyKind, Protection
from reception.web.short_number import normalise


def found_by_text(text: str) -> sa.ColumnElement[bool]:
    """The pupils, joined with their people, whom a text may mean: every word of a name, an alias, a pupil's number."""
    ways = [_under_alias(text), sa.and_(name_is_open(), _by_name(text))]
    number = normalise(text)
    if number is not None:
        ways.append(Pupil.number == number)
    return sa.or_(*ways)


def found_by_number(text: str) -> sa.ColumnElement[bool]:
    """The pupils with an identity number. Nobody who is hidden."""
    values = understand(text, today=today()).values("number")
    people = sa.select(Identifier.person_id).where(Identifier.value.in_(values))
    return sa.and_(name_is_open(), Pupil.person_id.in_(people)) if values else sa.false()


def _under_alias(text: str) -> sa.ColumnElement[bool]:
    if not text.strip():
        return sa.false()
    like = sa.func.lower(Pupil.alias).contains(text.strip().lower(), autoescape=True)
    return sa.and_(Person.protection != Protection.NONE, like)


def _by_name(text: str) -> sa.ColumnElement[bool]:
    words = words_of(text)
    return sa.and_(*(Pupil.person_id.in_(_with_word(word)) for word in words)) if words else sa.false()


def _with_word(word: str) -> Any:
    sounds = [sound for sound in sound_keys(word) if sound]
    ways = [key_begins(KeyKind.SPELLING, spelling_key(word))]
    if sounds:
        ways.append(key_is(KeyKind.SOUND, *sounds))
    return sa.select(SearchKey.person_id).where(sa.or_(*ways))
