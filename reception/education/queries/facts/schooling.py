"""Children's school, as the units that follow the families noted it: I10 to I13, and I15.

There is no word on a child of whom nothing is noted: she is neither a yes nor a no.
"""

from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from reception.db.civil import Day, latest, months_after, year_of
from reception.db.verdicts import verdict
from reception.education.models import Schooling, SchoolMapping, Support
from reception.education.queries.facts.children import began, known
from reception.education.queries.facts.ground import latest_by, within
from reception.education.rules.schooling import ASSESSED_BY, MAPPING, OF_COMPULSORY_AGE, PLACEMENT, YEARS
from reception.education.rules.schooling.schooling_entries import IN_A_LANGUAGE
from reception.education.terms.school import SchoolingEnd
from reception.education.terms.studies import SchoolForm, Uncounted
from reception.reckoning.asked import Asked

#: Where language introduction is meant to lead: by how the place ended, and by the place that follows.
_WENT_ON: Final = (SchoolingEnd.NATIONAL_PROGRAMME, SchoolingEnd.ADULT_EDUCATION, SchoolingEnd.NEXT_FORM)
_LEADS_TO: Final = (SchoolForm.NATIONAL_PROGRAMME, SchoolForm.ADAPTED_UPPER_SECONDARY)

_Answers = tuple[tuple[sa.ColumnElement[bool], Any], ...]


def _answer(
    until: Day, asked: Asked, yes: sa.ColumnElement[bool], *more: Any, of: sa.CTE | None = None
) -> sa.ColumnElement[str]:
    """Not before the day has come; yes; or had she died or moved by then; or else no. `of`: who is asked about."""
    one = (known() if of is None else of).c
    answers: _Answers = (
        (until >= asked.on, Uncounted.NOT_YET),
        (yes, True),
        (one.died_on <= until, Uncounted.DECEASED),
        (one.left_on <= until, Uncounted.LEFT),
    )
    return verdict(*answers, *more, otherwise=False)


def _select(answer: Any) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(known().c.person_id.label("person_id"), answer.label("verdict")).select_from(known())


def _turns(day: Day, asked: Asked) -> sa.ColumnElement[bool]:
    """Whether she has one of the definition's ages in the year of a day, by the year she was born in."""
    age = year_of(day) - year_of(known().c.birth_on)
    return age.between(asked.amount("youngest"), asked.amount("oldest"))


def in_school_within_a_month(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I11: of the children of school age whose months since they were received end in the year, who had begun."""
    one, school = known().c, _begun(tuple(YEARS), "school")
    until = months_after(one.received_on, asked.amount("months"))
    unknown = (school.c.person_id.is_(None), Uncounted.NO_SCHOOL)
    answer = _answer(until, asked, school.c.began_on <= until, unknown)
    return (
        _select(answer)
        .outerjoin(school, school.c.person_id == one.person_id)
        .where(_turns(one.received_on, asked), within(until, asked.period))
    )


def _begun(forms: tuple[SchoolForm, ...], name: str) -> sa.Subquery:
    """Whoever has a place of these forms, or waits for one, with the first day on which one began."""
    query = sa.select(Schooling.person_id, sa.func.min(began()).label("began_on"))
    return query.where(Schooling.form.in_(forms)).group_by(Schooling.person_id).subquery(name)


def placed_and_mapped(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I12: of the pupils whose time for it ends in the year, who were mapped and placed, each within its own."""
    one, pupil = known().c, _received_at_school()
    map_by, place_by = (latest_by((rule,), pupil.c.received_on) for rule in (MAPPING, PLACEMENT))
    until = latest(map_by, place_by)
    done = sa.and_(pupil.c.mapped_on <= map_by, pupil.c.placed_on <= place_by)
    query = _select(_answer(until, asked, done)).join(pupil, pupil.c.person_id == one.person_id)
    return query.where(within(until, asked.period))


@lru_cache(maxsize=1)
def _received_at_school() -> sa.CTE:
    """Each newly arrived pupil once: the first days on which she was received, placed, and mapped in all that must."""
    mapped = (
        sa.select(SchoolMapping.schooling_id, sa.func.max(SchoolMapping.done_on).label("done_on"))
        .where(SchoolMapping.part.in_(ASSESSED_BY))
        .group_by(SchoolMapping.schooling_id)
        .having(sa.func.count() == len(ASSESSED_BY))
        .subquery("mapped")
    )
    return (
        sa.select(
            Schooling.person_id,
            sa.func.min(Schooling.received_on).label("received_on"),
            sa.func.min(Schooling.placed_on).label("placed_on"),
            sa.func.min(mapped.c.done_on).label("mapped_on"),
        )
        .select_from(Schooling)
        .outerjoin(mapped, mapped.c.schooling_id == Schooling.id)
        .where(Schooling.form.in_(OF_COMPULSORY_AGE))
        .group_by(Schooling.person_id)
        .cte("received_at_school")
    )


def in_preschool(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I13: of the small children whose months since they were received end in the year, who had a place that day."""
    one, place = _small_children(asked), Schooling
    there = sa.and_(place.first_on <= one.c.until, _not_before(place.last_on, one.c.until))
    goes = sa.func.max(sa.case((there, 1), else_=0))
    unknown = (sa.func.count(place.id) == 0, Uncounted.NO_SCHOOL)
    answer = _answer(one.c.until, asked, goes == 1, unknown, of=one)
    return (
        sa.select(one.c.person_id.label("person_id"), answer.label("verdict"))
        .select_from(one)
        .outerjoin(place, sa.and_(place.person_id == one.c.person_id, place.form == SchoolForm.PRESCHOOL))
        .group_by(one.c.person_id, one.c.until, one.c.died_on, one.c.left_on)
    )


def _small_children(asked: Asked) -> sa.CTE:
    """Those whom I13 asks about. Written down before their places are looked up: otherwise SQLite looks at everybody's
    places first.
    """
    one = known().c
    until = months_after(one.received_on, asked.amount("months"))
    query = sa.select(one.person_id, one.died_on, one.left_on, until.label("until"))
    return query.where(_turns(until, asked), within(until, asked.period)).cte("small").prefix_with("MATERIALIZED")


def taught_in_own_language(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I10: of the newly arrived pupils who go to school on the day, who is taught in, or guided by, her own language.

    Nobody is asked about before a year has begun. A pupil is newly arrived for so many months of school here.
    """
    one, place, day = known().c, Schooling, asked.day
    runs = sa.and_(Support.first_on <= day, sa.or_(Support.last_on.is_(None), Support.last_on >= day))
    gets = sa.func.max(sa.case((runs, 1), else_=0))
    answer = verdict((gets == 1, True), (sa.func.count(Support.id) == 0, Uncounted.NO_SUPPORT), otherwise=False)
    pupil = _received_at_school()
    goes = sa.and_(place.form.in_(OF_COMPULSORY_AGE), began() <= day, _not_before(place.last_on, day))
    newly = sa.and_(pupil.c.received_on <= day, months_after(pupil.c.received_on, asked.amount("months")) > day)
    here = sa.and_(_not_before(one.left_on, day), _not_before(one.died_on, day))
    return (
        _select(answer)
        .join(pupil, pupil.c.person_id == one.person_id)
        .join(place, place.person_id == one.person_id)
        .outerjoin(Support, sa.and_(Support.schooling_id == place.id, Support.kind.in_(IN_A_LANGUAGE)))
        .where(goes, newly, here, sa.true() if asked.has_begun else sa.false())
        .group_by(one.person_id)
    )


def _not_before(end: Any, day: Any) -> sa.ColumnElement[bool]:
    return sa.or_(end.is_(None), end >= day)


def gone_on_from_introduction(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I15: of those whose months since they began language introduction end in the year, who had gone on by then."""
    one, place = known().c, Schooling
    introduction = _begun((SchoolForm.LANGUAGE_INTRODUCTION,), "introduction")
    until = months_after(introduction.c.began_on, asked.amount("months"))
    ended = sa.and_(
        place.form == SchoolForm.LANGUAGE_INTRODUCTION, place.ended_as.in_(_WENT_ON), place.last_on <= until
    )
    follows = sa.and_(place.form.in_(_LEADS_TO), began() <= until, began() > introduction.c.began_on)
    went_on = sa.func.max(sa.case((sa.or_(ended, follows), 1), else_=0))
    return (
        _select(_answer(until, asked, went_on == 1))
        .join(introduction, introduction.c.person_id == one.person_id)
        .join(place, place.person_id == one.person_id)
        .where(within(until, asked.period))
        .group_by(one.person_id, introduction.c.began_on, one.died_on, one.left_on)
    )
