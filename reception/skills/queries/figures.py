"""What the figures I7 and I8 are counted from, for everybody at once: nobody sees a page of this.

The pure rules count; here each reader is one statement, however many people there are. Somebody with profiles at
several boards is one person, mapped on the first of their days.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case, Closing
from reception.cases.terms import ClosingReason
from reception.db.session import db
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind
from reception.reckoning.periods import Period
from reception.skills.models import Qualification, SkillsProfile, Validation, ValidationStep
from reception.skills.permits import OUTCOMES
from reception.skills.rules.figures import MappedPerson, Received
from reception.skills.rules.worth import Brought
from reception.skills.terms import Step, ValidationEnd

_MOVED: Final = frozenset({ClosingReason.MOVED_IN_SWEDEN, ClosingReason.MOVED_ABROAD})
_ANSWERS: Final = (Step.ASSESSMENT, Step.RECOGNITION)
RECOGNISED: Final = (ValidationEnd.RECOGNISED, ValidationEnd.PARTLY_RECOGNISED)


def _rows(query: sa.Select[*tuple[Any, ...]]) -> Iterator[Any]:
    """What the statement finds. For counting alone."""
    return iter(db.session.execute(OUTCOMES.within(query)))


def _first_mapped() -> sa.Subquery:
    """person_id, mapped_on: the first day on which a board had mapped somebody."""
    query = sa.select(SkillsProfile.person_id, sa.func.min(SkillsProfile.mapped_on).label("mapped_on"))
    return query.where(SkillsProfile.mapped_on.is_not(None)).group_by(SkillsProfile.person_id).subquery()


def received_in(period: Period) -> list[Received]:
    """Everybody received in the period, once. Two statements."""
    mapped = _first_mapped()
    query = (
        sa.select(
            KeyDate.person_id, KeyDate.on_day, Person.birth_on, Person.birth_precision,
            sa.type_coerce(mapped.c.mapped_on, sa.Date),
        )
        .join(Person, Person.id == KeyDate.person_id)
        .outerjoin(mapped, mapped.c.person_id == KeyDate.person_id)
        .where(KeyDate.kind == KeyDateKind.RECEIVED, KeyDate.on_day.between(period.first, period.end))
    )  # fmt: skip
    found = {
        person_id: Received(on, (born, precision) if born and precision else None, mapped_on)
        for person_id, on, born, precision, mapped_on in _rows(query)
    }
    for person_id, closed_on, reason in _rows(_endings(period)):
        which = "died_on" if reason is ClosingReason.DECEASED else "left_on"
        found[person_id] = replace(found[person_id], **{which: closed_on})
    return list(found.values())


def _endings(period: Period) -> sa.Select[*tuple[Any, ...]]:
    """Who of them died or moved away, by the closing of a case that was not opened again; the first day comes last."""
    received = sa.select(KeyDate.person_id).where(
        KeyDate.kind == KeyDateKind.RECEIVED, KeyDate.on_day.between(period.first, period.end)
    )
    return (
        sa.select(Case.person_id, Closing.closed_on, Closing.reason)
        .join(Case, Case.id == Closing.case_id)
        .where(Case.person_id.in_(received), Closing.reopened_on.is_(None))
        .where(Closing.reason.in_([*_MOVED, ClosingReason.DECEASED]))
        .order_by(Closing.closed_on.desc(), Closing.id)
    )


def mapped_in(period: Period, by: date) -> list[MappedPerson]:
    """Everybody whose first mapping was done in the period, with what she brought to any board. Two statements.

    `by`: answers of later days are not known.
    """
    mapped = _first_mapped()
    columns = (
        Qualification.kind, Qualification.level_code, Qualification.occupation_code, Qualification.profession_code,
        Qualification.country, Qualification.months,
    )  # fmt: skip
    query = (
        sa.select(mapped.c.person_id, sa.type_coerce(mapped.c.mapped_on, sa.Date), *columns)
        .join(SkillsProfile, SkillsProfile.person_id == mapped.c.person_id)
        .outerjoin(Qualification, Qualification.profile_id == SkillsProfile.id)
        .where(mapped.c.mapped_on.between(period.first, period.end))
        .order_by(mapped.c.person_id, Qualification.id)
    )
    days: dict[int, date] = {}
    brought: defaultdict[int, list[Brought]] = defaultdict(list)
    for person_id, mapped_on, kind, *facts in _rows(query):
        days[person_id] = mapped_on
        if kind is not None:
            brought[person_id].append(Brought(kind, *facts))
    answered = {person_id for (person_id,) in _rows(_answered(by))}
    return [MappedPerson(on, tuple(brought[person_id]), person_id in answered) for person_id, on in days.items()]


def _answered(by: date) -> sa.Select[*tuple[Any, ...]]:
    """The people with an assessment or a recognition that was answered, or a validation that ended in one, by a day."""
    answered = sa.exists().where(
        ValidationStep.validation_id == Validation.id,
        ValidationStep.step.in_(_ANSWERS),
        ValidationStep.answered_on <= by,
    )
    ended = sa.and_(Validation.ended_as.in_(RECOGNISED), Validation.ended_on <= by)
    return (
        sa.select(SkillsProfile.person_id)
        .join(Qualification, Qualification.profile_id == SkillsProfile.id)
        .join(Validation, Validation.qualification_id == Qualification.id)
        .where(sa.or_(answered, ended))
        .distinct()
    )
