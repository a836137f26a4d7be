"""What pupils are called. A protected pupil stands under her alias for all who are not named for her (decision 5)."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.db.session import db
from reception.education import permits
from reception.education.models import Pupil
from reception.i18n.text import _
from reception.people.models import Person
from reception.people.permits import name_is_open
from reception.people.rules.names import sort_key
from reception.people.terms import BirthPrecision, Protection
from reception.people.wording import birth_in_words


@dataclass(frozen=True)
class PupilName:
    """How a pupil stands on a page. `person_number` and `birth` (exact days only) are None under an alias.

    `is_alias`: her details are protected, and the reader is not named for her. `alias` is what others see in place of
    the name; it is None unless the reader may know that it belongs to the name. `born`: as much as is known, or "".
    """

    shown: str
    sort_key: str
    is_alias: bool
    is_protected: bool
    person_number: str | None
    birth: date | None
    person_id: int = 0
    pupil_number: str = ""
    alias: str | None = None
    born: str = ""
    #: What tells her from another of the same name on the same page; "" where there is none.
    besides: str = ""


def in_order_of_names() -> tuple[Any, Any]:
    """What a list of pupils joined with their people is sorted by: an alias sorts as itself, never as the name."""
    under_alias = sa.func.coalesce(sa.func.lower(Pupil.alias), sa.func.lower(Pupil.number))
    return sa.case((name_is_open(), Person.sort_key), else_=under_alias), Pupil.id


def called(pupil_ids: Collection[int]) -> dict[int, PupilName]:
    """What each of the pupils is called, of those within reach. One statement.

    The caller says whom the page shows: `saw(name.person_id for name in called(ids).values())`.
    """
    if not pupil_ids:
        return {}
    rows = db.session.execute(permits.PUPILS.within(_names().where(Pupil.id.in_(set(pupil_ids)))))
    return _told_apart({row.id: _name(row) for row in rows})


def _told_apart(names: dict[int, PupilName]) -> dict[int, PupilName]:
    """Two of one name have their birth beside it, or their numbers: a mark must not be given to the wrong one."""
    alike = Counter(one.shown for one in names.values())
    births = Counter((one.shown, one.born) for one in names.values())
    return {
        pupil_id: one if alike[one.shown] == 1 else replace(
            one, besides=one.born if one.born and births[one.shown, one.born] == 1 else one.pupil_number
        )
        for pupil_id, one in names.items()
    }  # fmt: skip


def _names() -> sa.Select[*tuple[Any, ...]]:
    is_open = name_is_open()

    def if_open(column: Any, label: str) -> Any:
        return sa.case((is_open, column), else_=sa.null()).label(label)

    return sa.select(
        Pupil.id, Pupil.number, Pupil.person_id, Pupil.alias, is_open.label("is_open"),
        (Person.protection != Protection.NONE).label("is_protected"), if_open(Person.shown_name, "shown_name"),
        if_open(Person.sort_key, "name_key"), if_open(Person.number, "person_number"),
        if_open(Person.birth_on, "birth_on"), if_open(Person.birth_precision, "birth_precision"),
    ).join(Person, Person.id == Pupil.person_id)  # fmt: skip


def _name(row: Any) -> PupilName:
    return _open_name(row) if row.is_open else _under_alias(row)


def _under_alias(row: Any) -> PupilName:
    shown = row.alias or fallback(row.number)
    return PupilName(
        shown=shown, sort_key=sort_key(shown), is_alias=True, is_protected=True, person_number=None, birth=None,
        person_id=row.person_id, pupil_number=row.number,
    )  # fmt: skip


def _open_name(row: Any) -> PupilName:
    return PupilName(
        shown=row.shown_name, sort_key=row.name_key, is_alias=False, is_protected=row.is_protected,
        person_number=row.person_number, birth=row.birth_on if row.birth_precision is BirthPrecision.DAY else None,
        person_id=row.person_id, pupil_number=row.number, alias=row.alias if row.is_protected else None,
        born=birth_in_words(row.birth_on, row.birth_precision),
    )  # fmt: skip


def fallback(number: str) -> str:
    """How a protected pupil without an agreed alias stands."""
    return _("Pupil %(number)s", number=number)
