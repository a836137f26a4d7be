"""I16 and I17: where people stood at a moment, for everybody at once. What `rules.figures` says of one person."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any, Final

import sqlalchemy as sa

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
        (of.c.day > asked.on, Uncounted.NOT_YET),
        *gone_by(life, of.c.day),
        (status == WorkStatus.MOVED.value, Uncounted.LEFT),
        (status == WorkStatus.UNKNOWN.value, Uncounted.STATUS_UNKNOWN),
        otherwise=status.in_([one.value for one in counted]),
    )
    query = sa.select(of.c.person_id, answer.label("verdict"))
    query = query.join(life, life.c.person_id == of.c.person_id)
    return query.outerjoin(stood, stood.c.person_id == of.c.person_id)


@lru_cache
def _left(period: Period, on: date, moment: Moment) -> sa.CTE:
    """person_id, day: who left the establishment programme in the period, and the day of the moment after it."""
    last = sa.func.max(Programme.ended_on)
    query = of_files(Programme, _day(moment, last).label("day")).where(Programme.kind == ProgrammeKind.ESTABLISHMENT)
    query = query.group_by(WorkFile.person_id).having(sa.func.count() == sa.func.count(Programme.ended_on))
    return query.having(last.between(period.first, min(period.end, on))).cte()


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
    """person_id, status: as a board was told of that very day, else as what is noted tells; NULL where nothing does."""
    noted, covering = _noted(of, moment), _covering(of)
    first = sa.select(covering.c.person_id, sa.func.min(covering.c.place).label("place")).group_by(covering.c.person_id)
    reckoned = first.subquery("reckoned")
    by_place = sa.case({place: one.value for place, one in enumerate(_ORDER)}, value=reckoned.c.place)
    query = sa.select(of.c.person_id, sa.func.coalesce(noted.c.status, by_place).label("status"))
    query = query.outerjoin(noted, sa.and_(noted.c.person_id == of.c.person_id, noted.c.number == 1))
    return query.outerjoin(reckoned, reckoned.c.person_id == of.c.person_id).cte()


def _noted(of: sa.CTE, moment: Moment) -> sa.Subquery:
    """What boards were told of the moment and its day, the first noted as number 1; "not known" says nothing."""
    number = sa.func.row_number().over(partition_by=of.c.person_id, order_by=StatusNote.id)
    query = of_files(StatusNote, sa.cast(StatusNote.status, sa.Text()).label("status"), number.label("number"))
    query = query.join(of, sa.and_(of.c.person_id == WorkFile.person_id, of.c.day == StatusNote.on))
    known = StatusNote.status != WorkStatus.UNKNOWN
    return query.where(StatusNote.moment == moment.code, known).subquery("noted")


def _covering(of: sa.CTE) -> sa.Subquery:
    """person_id, place: of each thing that covers the day, the place of its status in the order; NULL: of none."""
    kept = {kind: kinds()[kind].counts_as for kind in kinds()}
    by_kind = {kind: _ORDER.index(status) for kind, status in kept.items() if status in _ORDER}
    by_subsidy = {one: next(place for place, rule in _rules() if one in rule.subsidies) for one in Subsidy}
    place_of_job = sa.case(
        (Employment.subsidy_until < of.c.day, by_subsidy[Subsidy.NONE]), else_=_by(Employment.subsidy, by_subsidy)
    )
    by_funding = {one: place for place, rule in reversed(_rules()) for one in rule.fundings}
    parts = (
        (Employment, place_of_job),
        (Placement, _by(Placement.kind, by_kind)),
        (Study, _by(Study.funding, by_funding)),
    )
    return sa.union_all(*(_covered(of, model, place) for model, place in parts)).subquery("covering")


def _rules() -> list[tuple[int, Any]]:
    return list(enumerate(status_rules().values()))


def _by(column: Any, places: Mapping[Any, int]) -> Column:
    return sa.case(*((column == word, place) for word, place in places.items()))


def _covered(of: sa.CTE, model: Any, place: Column) -> sa.Select[*tuple[Any, ...]]:
    query = of_files(model, place.label("place"))
    query = query.join(of, of.c.person_id == WorkFile.person_id)
    return query.where(covers(model.started_on, last_day(model), of.c.day))


FACTS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {
    "I16": partial(i16, AT_WORK_OR_STUDIES),
    **{f"I16-{status.value}": partial(i16, (status,)) for status in AT_WORK_OR_STUDIES},
    **{code: partial(i17, code) for code in AFTER_RECEPTION},
}
