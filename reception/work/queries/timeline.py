"""What a person's timeline tells of her work: each day of the desk, of placements, jobs, studies and proposals."""

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from flask import url_for

from reception.cases.models import Case
from reception.contacts.queries import Source, Told, happened, keys_of
from reception.contacts.terms import EventKind
from reception.db.aliases import shared_alias
from reception.i18n.text import _, label
from reception.people.models import Person
from reception.work.models import WorkFile
from reception.work.queries.timeline_days import DAYS, Day

# Under other names: the permits' own conditions ask of the same tables.
_file, _person = shared_alias(WorkFile), shared_alias(Person)
_BETWEEN: Final = sa.literal("|")


def _parts(cases: Sequence[Case], count: int) -> list[sa.Select[Any]]:
    people = sorted({case.person_id for case in cases})
    return [happened(_keys(code, day, people), day.on, count) for code, day in DAYS.items()]


def _keys(code: str, day: Day, people: Sequence[int]) -> sa.Select[Any]:
    """Codes between bars: which day it is, and the words in its sentence; whose it is, the page's key, what about."""
    text: Any = sa.literal(code)
    for _name, column, _term in day.words:
        text = text + _BETWEEN + sa.func.coalesce(sa.cast(column, sa.Text), "")
    key = sa.cast(day.key, sa.Text) if day.key is not None else sa.literal("")
    who = _person.number + _BETWEEN + key + _BETWEEN + sa.func.coalesce(day.about, "")
    query = keys_of(EventKind.WORK, day.model.id, day.permit, on=day.on, text=text, who=who)
    query = query.select_from(day.model).join(_file, _file.id == day.model.work_file_id)
    query = query.join(_person, _person.id == _file.person_id)
    for other, condition in day.joins:
        query = query.outerjoin(other, condition)
    return query.where(_file.person_id.in_(people))


def _told(row: Any) -> Told:
    code, *values = row.text.split("|")
    number, key, about = row.who.split("|", 2)
    day = DAYS[code]
    words = {
        name: label(term(value)) if term is not None else value
        for (name, _column, term), value in zip(day.words, values, strict=True)
    }
    where = {"number": number} if not day.key_name else {day.key_name: key}
    if day.key_name and day.with_number:
        where["number"] = number
    return Told(row.starts_on, _(day.said, **words), about or None, url_for(day.endpoint, **where))


TIMELINE: Final = Source(_parts, _told)
