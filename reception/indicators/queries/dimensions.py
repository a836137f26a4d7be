"""The classes that people belong to, for every person at once: rows without names, used inside a count alone.

A protected person belongs to no class that could find her: each of her breakdowns is "not stated", like that of
somebody of whom nothing is noted.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.db import civil
from reception.education.models import Enrolment, Pupil
from reception.indicators.rules.breakdowns import born_by, classes, received_by
from reception.indicators.terms import Breakdown, EducationBrought, NotStated
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind, LegalSex, Protection
from reception.skills.models import Qualification, SkillsProfile

_NOT_STATED: Final = sa.literal(NotStated.NOT_STATED.value, sa.Text())
#: The first digit of SUN 2020 by what was brought.
_LEVELS: Final = {
    "0": EducationBrought.NONE,
    "1": EducationBrought.COMPULSORY,
    "2": EducationBrought.COMPULSORY,
    "3": EducationBrought.SECONDARY,
    "4": EducationBrought.POST_SECONDARY,
    "5": EducationBrought.POST_SECONDARY,
    "6": EducationBrought.POST_SECONDARY,
}


def dimensions(day: date, chosen: Sequence[Breakdown]) -> sa.Subquery:
    """person_id, and a column of words for each breakdown, named by its value, as it stands on the day."""
    joined = sa.select(Person.id.label("person_id")).select_from(Person)
    columns: list[sa.ColumnElement[Any]] = []
    for breakdown in chosen:
        column, joined = _column(breakdown, day, joined)
        open_to_all = sa.case((Person.protection != Protection.NONE, _NOT_STATED), else_=column)
        columns.append(sa.func.coalesce(open_to_all, _NOT_STATED).label(breakdown.value))
    return joined.add_columns(*columns).subquery("dimension")


Joined = sa.Select[*tuple[Any, ...]]


def _column(breakdown: Breakdown, day: date, joined: Joined) -> tuple[sa.ColumnElement[Any], Joined]:
    match breakdown:
        case Breakdown.SEX:
            return sa.case((Person.legal_sex != LegalSex.UNKNOWN, _text(Person.legal_sex))), joined
        case Breakdown.AGE:
            return _age(day), joined
        case Breakdown.ROUTE:
            return _text(Person.route), joined
        case Breakdown.EDUCATION:
            brought = _brought()
            level = sa.case(*((brought.c.level == digit, word.value) for digit, word in _LEVELS.items()))
            return level, joined.outerjoin(brought, brought.c.person_id == Person.id)
        case Breakdown.STUDY_PATH:
            studied = _studied(day)
            return studied.c.path, joined.outerjoin(studied, studied.c.person_id == Person.id)
        case Breakdown.RECEPTION_YEAR | Breakdown.TIME:
            received = _received(breakdown)
            column = _time(received, day) if breakdown is Breakdown.TIME else _year(received)
            return column, joined.outerjoin(received, received.c.person_id == Person.id)


def _text(column: Any) -> sa.ColumnElement[Any]:
    """A word of a closed list as the text it is."""
    return sa.cast(column, sa.Text())


def _age(day: date) -> sa.ColumnElement[Any]:
    """By the day of birth as it is noted: where only its year is known, that is the first of January."""
    spans = reversed(classes().ages)
    return sa.case(
        (Person.birth_on > day, _NOT_STATED),
        *((Person.birth_on <= born_by(span.first, day), span.word) for span in spans),
    )


def _received(breakdown: Breakdown) -> sa.Subquery:
    query = sa.select(KeyDate.person_id, sa.func.min(KeyDate.on_day).label("received_on"))
    received = query.where(KeyDate.kind == KeyDateKind.RECEIVED).group_by(KeyDate.person_id)
    return received.subquery(f"received_for_{breakdown.name.lower()}")


def _year(received: sa.Subquery) -> sa.ColumnElement[Any]:
    return sa.cast(civil.year_of(received.c.received_on), sa.Text())


def _time(received: sa.Subquery, day: date) -> sa.ColumnElement[Any]:
    on = sa.type_coerce(received.c.received_on, sa.Date())
    return sa.case(*((on <= received_by(span.first, day), span.word) for span in reversed(classes().months)))


def _brought() -> sa.Subquery:
    """person_id, level: the first digit of the highest level that any board noted of somebody."""
    level = sa.func.max(sa.func.substr(Qualification.level_code, 1, 1)).label("level")
    query = sa.select(SkillsProfile.person_id, level).join(Qualification, Qualification.profile_id == SkillsProfile.id)
    return query.where(Qualification.level_code.is_not(None)).group_by(SkillsProfile.person_id).subquery("brought")


def _studied(day: date) -> sa.Subquery:
    """person_id, path: the study path of the enrolment that began last before the day."""
    latest = sa.func.row_number().over(
        partition_by=Pupil.person_id, order_by=(Enrolment.first_on.desc(), Enrolment.id.desc())
    )
    ranked = (
        sa.select(Pupil.person_id, _text(Enrolment.path).label("path"), latest.label("place"))
        .join(Enrolment, Enrolment.pupil_id == Pupil.id)
        .where(Enrolment.first_on <= day)
        .subquery("enrolled")
    )
    return sa.select(ranked.c.person_id, ranked.c.path).where(ranked.c.place == 1).subquery("studied")
