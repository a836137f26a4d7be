"""What is kept about her: how much of each kind and since when, and the few words of it that her page shows.

Two statements, whatever is kept. A protected person's page tells how much, and none of the words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import newcomer
from reception.db.base import UTCDateTime
from reception.db.session import db
from reception.i18n.formats import local, today
from reception.people.models import ContactDetail, OfPerson, Person, PersonLanguage, PersonName
from reception.people.terms import ContactKind, Protection
from reception.portal import permits, wording
from reception.portal.queries.kept_rows import PERSON, SOURCES, Source
from reception.portal.rules import kept as rules

_TODAY: Final = sa.bindparam("today", type_=sa.Date)
_NO_DAY: Final = sa.cast(sa.null(), sa.Date)
_NO_MOMENT: Final = sa.cast(sa.null(), UTCDateTime)


@dataclass
class Kept:
    """How much of one kind is kept, the first and the last day of it where it has days, and how long it stays."""

    count: int = 0
    first: date | None = None
    last: date | None = None
    retention: str = ""

    def add(self, count: int, days: Sequence[date | datetime | None]) -> None:
        """What one more table holds of it."""
        found = [local(day).date() if isinstance(day, datetime) else day for day in days if day is not None]
        self.count += count
        self.first = min(found + ([self.first] if self.first else []), default=None)
        self.last = max(found + ([self.last] if self.last else []), default=None)

    @property
    def days(self) -> dict[str, object]:
        """Both days, as a sentence takes them."""
        ends = {"first": self.first, "last": self.last}
        return {name: wording.iso(day) for name, day in ends.items() if day}


@dataclass
class Words:
    """The words that her page shows. Nothing of a protected person."""

    names: list[str] = field(default_factory=list)
    languages: list[Any] = field(default_factory=list)
    reached_at: list[str] = field(default_factory=list)


def person() -> Person:
    """She herself."""
    return permits.PERSON.one(sa.select(Person))


def kept() -> Mapping[str, Kept]:
    """{code of a group: how much is kept of it}."""
    found = {group.code: Kept() for group in rules.groups()}
    for one in SOURCES:
        found[one.group].retention = one.model.__retention__.value
    for code, count, *days in db.session.execute(permits.PERSON.within(_counts()), _asked()):
        found[code].add(count, days)
    return found


def words(of: Person) -> Words:
    """Names, languages, and telephones and e-mail addresses of which only a little is shown."""
    shown = Words()
    if of.is_protected:
        return shown
    for what, text in db.session.execute(permits.PERSON.within(_texts()), _asked()):
        if what == "name":
            shown.names.append(text)
        elif what == "language":
            shown.languages.append(wording.language(text))
        else:
            shown.reached_at.append((rules.masked_phone if what == "phone" else rules.masked_email)(text))
    return shown


def _asked() -> dict[str, Any]:
    return {"person_id": newcomer().person_id, "case_id": newcomer().case_id, "today": today()}


@cache
def _counts() -> sa.Select[*tuple[Any, ...]]:
    """The question to all those tables, put together once: that takes longer than asking it."""
    parts = sa.union_all(*map(_part, SOURCES)).subquery()
    return sa.select(parts).join(Person, Person.id == PERSON)


def _part(one: Source) -> sa.Select[Any]:
    on, at = (_NO_DAY if one.on is None else one.on), (_NO_MOMENT if one.at is None else one.at)
    ends = {"first_on": sa.func.min(on), "last_on": sa.func.max(on), "first_at": sa.func.min(at)}
    named = [end.label(name) for name, end in (ends | {"last_at": sa.func.max(at)}).items()]
    counted = sa.select(sa.literal(one.group).label("code"), sa.func.count().label("count"), *named)
    return counted.select_from(one.model).where(*one.hers)


@cache
def _texts() -> sa.Select[*tuple[Any, ...]]:
    """Her names, languages, and what is current of the ways to reach her. What is sealed is not among them."""
    way = ContactDetail
    is_current = sa.or_(way.ends_on.is_(None), way.ends_on >= _TODAY)
    is_number = (way.kind == ContactKind.PHONE, "phone"), (way.kind == ContactKind.EMAIL, "email")
    parts = sa.union_all(
        _words_of("name", PersonName, PersonName.text),
        _words_of("language", PersonLanguage, PersonLanguage.language),
        *(_words_of(what, way, way.plain).where(kind, way.plain.is_not(None), is_current) for kind, what in is_number),
    ).subquery()
    query = sa.select(parts.c.what, parts.c.text).join(Person, Person.id == PERSON)
    return query.where(Person.protection == Protection.NONE).order_by(parts.c.what, parts.c.id)


def _words_of(what: str, model: type[OfPerson], text: Any) -> sa.Select[*tuple[Any, ...]]:
    columns = (sa.literal(what).label("what"), model.id.label("id"), sa.type_coerce(text, sa.Text).label("text"))
    return sa.select(*columns).where(model.person_id == PERSON)
