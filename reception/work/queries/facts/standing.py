"""I16 and I17: where people stood at a moment, for everybody at once. What `rules.figures` says of one person."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.db import civil
from reception.db.verdicts import verdict
from reception.reckoning.asked import Asked
from reception.reckoning.periods import Period
from reception.work.models import Employment, Placement, Programme, StatusNote, Study, WorkFile
from reception.work.queries.facts.ground import Answer, Column, birth_unknown, gone_by, lives, may_be_of
from reception.work.queries.facts.jobs import covers, last_day, of_files
from reception.work.rules.figures import AFTER_LEAVING, AFTER_RECEPTION, AT_WORK, AT_WORK_OR_STUDIES
from reception.work.rules.kinds import kinds
from reception.work.rules.measures import measures
from reception.work.rules.moments import Moment, moments
from reception.work.rules.status import status_rules
from reception.work.terms.desk import ProgrammeKind
from reception.work.terms.figures import Uncounted
from reception.work.terms.income import WorkStatus
from reception.work.terms.jobs import Subsidy

#: The statuses in the order in which they are looked for: the first that covers a day is where somebody stands.
_ORDER: Final = tuple(status_rules())
_NO_STATUS: Final = sa.cast(sa.null(), sa.Text())
_NO_PLACE: Final = sa.cast(sa.null(), sa.Integer())


def i16(counted: tuple[WorkStatus, ...], asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Of those who left the establishment programme in the year, who stands so at the moment after it."""
    moment = moments()[AFTER_LEAVING]
    return _told(_left(asked.period, asked.on, moment), moment, counted, asked)


def i17(code: str, asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Of the adults whose moment after reception falls in the year, who works then."""
    moment, life, ages = moments()[AFTER_RECEPTION[code]], lives(), measures().received
    unknown = birth_unknown(life, ages, life.c.received_on)
    found = _told(_received(asked.period, moment), moment, AT_WORK, asked, unknown)
    return found.where(may_be_of(life, ages, life.c.received_on))


def _told(
    of: sa.CTE, moment: Moment, counted: tuple[WorkStatus, ...], asked: Asked, *first: Answer
) -> sa.Select[*tuple[Any, ...]]:
    stood, life = _stood(of, moment), lives()
    status = sa.func.coalesce(stood.c.status, WorkStatus.UNKNOWN.value)
    answer = verdict(
        *first,
        (stood.c.day > asked.on, Uncounted.NOT_YET),
        *gone_by(life, stood.c.day),
        (status == WorkStatus.MOVED.value, Uncounted.LEFT),
        (status == WorkStatus.UNKNOWN.value, Uncounted.STATUS_UNKNOWN),
        otherwise=status.in_([one.value for one in counted]),
    )
    query = sa.select(stood.c.person_id, answer.label("verdict"))
    return query.join(life, life.c.person_id == stood.c.person_id)


@lru_cache
def _left(period: Period, on: date, moment: Moment) -> sa.CTE:
    """person_id, day: who left the establishment programme in the period, and the day of the moment after it."""
    one, until = Programme, min(period.end, on)
    ended_on: Any = one.ended_on
    query = of_files(one, _day(moment, ended_on).label("day")).where(one.kind == ProgrammeKind.ESTABLISHMENT)
    return query.where(ended_on.between(period.first, until), ~_stayed_longer()).distinct().cte()


def _stayed_longer() -> sa.ColumnElement[bool]:
    """Whether somebody was in the establishment programme after the day, or is so still, as any board noted."""
    file, other = aliased(WorkFile), aliased(Programme)
    later = sa.or_(other.ended_on.is_(None), other.ended_on > Programme.ended_on)
    query = sa.select(other.id).join(file, file.id == other.work_file_id)
    query = query.where(file.person_id == WorkFile.person_id, other.kind == ProgrammeKind.ESTABLISHMENT, later)
    return query.correlate(WorkFile, Programme).exists()


@lru_cache
def _received(period: Period, moment: Moment) -> sa.CTE:
    """person_id, day: whose moment after reception falls in the period."""
    life = lives()
    day = _day(moment, life.c.received_on)
    return sa.select(life.c.person_id, day.label("day")).where(day.between(period.first, period.end)).cte()


def _day(moment: Moment, origin: Column) -> Column:
    if moment.months is not None:
        return civil.months_after(origin, moment.months)
    return civil.days_after(origin, moment.days or 0)


@lru_cache
def _stood(of: sa.CTE, moment: Moment) -> sa.CTE:
    """person_id, day, status: as a board was told of that day, else as what is noted tells; NULL where nothing does.

    All that tells of somebody stands below each other and is taken together, not joined: a database that guesses too
    low how many people were asked about would go through everybody again for each of them.
    """
    asked = sa.select(of.c.person_id, of.c.day, _NO_STATUS.label("noted"), _NO_PLACE.label("place"))
    told = sa.union_all(asked, _noted(of, moment), *_covering(of)).subquery("told")
    place = sa.func.min(told.c.place)
    reckoned = sa.case({number: one.value for number, one in enumerate(_ORDER)}, value=place)
    status = sa.func.coalesce(sa.func.max(told.c.noted), reckoned).label("status")
    return sa.select(told.c.person_id, told.c.day, status).group_by(told.c.person_id, told.c.day).cte()


def _noted(of: sa.CTE, moment: Moment) -> sa.Select[*tuple[Any, ...]]:
    """What boards were told of the moment and its day, the first that was noted; "not known" says nothing."""
    number = sa.func.row_number().over(partition_by=of.c.person_id, order_by=StatusNote.id).label("number")
    query = of_files(StatusNote, of.c.day, sa.cast(StatusNote.status, sa.Text()).label("noted"), number)
    query = query.join(of, sa.and_(of.c.person_id == WorkFile.person_id, of.c.day == StatusNote.on))
    known = StatusNote.status != WorkStatus.UNKNOWN
    notes = query.where(StatusNote.moment == moment.code, known).subquery("notes")
    return sa.select(notes.c.person_id, notes.c.day, notes.c.noted, _NO_PLACE).where(notes.c.number == 1)


def _covering(of: sa.CTE) -> Iterator[sa.Select[*tuple[Any, ...]]]:
    """Each thing that covers the day, with the place of its status in the order; NULL: of none."""
    by_subsidy = {one: next(place for place, rule in _rules() if one in rule.subsidies) for one in Subsidy}
    is_over = Employment.subsidy_until < of.c.day
    of_job = sa.case((is_over, by_subsidy[Subsidy.NONE]), else_=_by(Employment.subsidy, by_subsidy))
    yield _covered(of, Employment, of_job)
    by_kind = {kind: facts.counts_as for kind, facts in kinds().items()}
    places = {kind: _ORDER.index(status) for kind, status in by_kind.items() if status in _ORDER}
    yield _covered(of, Placement, _by(Placement.kind, places))
    by_funding = {one: place for place, rule in reversed(_rules()) for one in rule.fundings}
    yield _covered(of, Study, _by(Study.funding, by_funding))


def _covered(of: sa.CTE, model: Any, place: Column) -> sa.Select[*tuple[Any, ...]]:
    query = of_files(model, of.c.day, _NO_STATUS, place.label("place"))
    query = query.join(of, of.c.person_id == WorkFile.person_id)
    return query.where(covers(model.started_on, last_day(model), of.c.day))


def _rules() -> list[tuple[int, Any]]:
    return list(enumerate(status_rules().values()))


def _by(column: Any, places: Mapping[Any, int]) -> Column:
    return sa.case(*((column == word, place) for word, place in places.items()))


FACTS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {
    "I16": partial(i16, AT_WORK_OR_STUDIES),
    **{f"I16-{status.value}": partial(i16, (status,)) for status in AT_WORK_OR_STUDIES},
    **{code: partial(i17, code) for code in AFTER_RECEPTION},
}
