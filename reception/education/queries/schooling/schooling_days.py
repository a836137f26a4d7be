"""What the places of children in preschool and school say as days, for the path."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from reception.db.bulk import chunks
from reception.db.session import db
from reception.education import permits
from reception.education.models import Schooling, SchoolMapping, Support
from reception.education.rules import schooling as rules
from reception.education.terms.studies import SchoolForm, SchoolSupport
from reception.i18n.formats import today

#: The kinds in which a pupil is received in school: 3 kap. 12 a § counts from where education here began.
_RECEIVED_IN = (SchoolForm.PRESCHOOL_CLASS, *rules.OF_COMPULSORY_AGE)
#: The ids of units; None: of all.
Units = Sequence[int] | None


def days_of_schooling(person_ids: Sequence[int], unit_ids: Units = None) -> dict[int, dict[str, date]]:
    """Days of preschool and school as facts of the path, by person. What there is not is left out.

    `unit_ids`: as units of one board wrote them (None: as anybody did).

    Codes: "preschool_requested", "preschool_offered", "preschool_started", "school_received", "school_assessed",
    "school_placed", "school_plan_made", "preparatory_class_started", "preparatory_class_ended",
    "language_introduction_started", "language_introduction_plan_made". Three statements for each portion of people.
    """
    found: dict[int, dict[str, date]] = defaultdict(dict)
    for part in chunks(person_ids):
        wanted = _of(part, unit_ids)
        for person_id, code, day in (*_own_days(wanted), *_mapped(wanted), *_prepared(wanted)):
            if day is not None:
                found[person_id][code] = min(day, found[person_id].get(code, day))
    return dict(found)


def _of(person_ids: Sequence[int], unit_ids: Units) -> sa.ColumnElement[bool]:
    theirs = Schooling.person_id.in_(person_ids)
    return theirs if unit_ids is None else sa.and_(theirs, Schooling.unit_id.in_(unit_ids))


def grades_of_schooling(person_ids: Sequence[int], unit_ids: Units = None) -> dict[int, int]:
    """The year in which somebody was first placed in compulsory school, by person: the fact "school_grade"."""
    found: dict[int, int] = {}
    for part in chunks(person_ids):
        query = (
            sa.select(Schooling.person_id, Schooling.year)
            .where(_of(part, unit_ids), Schooling.year.is_not(None))
            .where(Schooling.form.in_(rules.OF_COMPULSORY_AGE))
            .order_by(sa.func.coalesce(Schooling.received_on, Schooling.first_on, date.max), Schooling.id)
        )
        for person_id, year in db.session.execute(permits.STUDY_DAYS.within(query)):
            if year is not None:
                found.setdefault(person_id, year)
    return found


_Told = tuple[int, str, date | None]


def _own_days(wanted: sa.ColumnElement[bool]) -> list[_Told]:
    query = sa.select(
        Schooling.person_id, Schooling.form, Schooling.requested_on, Schooling.offered_on, Schooling.received_on,
        Schooling.first_on, Schooling.placed_on, Schooling.plan_made_on,
    ).where(wanted)  # fmt: skip
    return [told for row in db.session.execute(permits.STUDY_DAYS.within(query)) for told in _told(row)]


def _told(place: Any) -> list[_Told]:
    received = place.received_on or _begun(place.first_on)
    days: dict[str, date | None] = {}
    if place.form is SchoolForm.PRESCHOOL:
        days = {"preschool_requested": place.requested_on, "preschool_offered": place.offered_on}
        days["preschool_started"] = _begun(place.first_on)
    elif place.form is SchoolForm.LANGUAGE_INTRODUCTION:
        days = {"language_introduction_started": received, "language_introduction_plan_made": place.plan_made_on}
    elif place.form in _RECEIVED_IN:
        days = {"school_received": received, "school_placed": place.placed_on, "school_plan_made": place.plan_made_on}
    return [(place.person_id, code, day) for code, day in days.items()]


def _begun(day: date | None) -> date | None:
    return day if day and day <= today() else None


def _mapped(wanted: sa.ColumnElement[bool]) -> list[_Told]:
    """The day on which the last of the parts that must be done was done, where all were."""
    query = (
        _of_compulsory_school(SchoolMapping.schooling_id, wanted, sa.func.max(SchoolMapping.done_on))
        .where(SchoolMapping.part.in_(rules.ASSESSED_BY))
        .group_by(Schooling.person_id, Schooling.id)
        .having(sa.func.count() == len(rules.ASSESSED_BY))
    )
    return [(key, "school_assessed", day) for key, day in db.session.execute(permits.STUDY_DAYS.within(query))]


def _prepared(wanted: sa.ColumnElement[bool]) -> list[_Told]:
    query = _of_compulsory_school(Support.schooling_id, wanted, Support.first_on, Support.last_on).where(
        Support.kind == SchoolSupport.PREPARATORY_CLASS
    )
    rows = db.session.execute(permits.STUDY_DAYS.within(query)).all()
    ended = [(key, "preparatory_class_ended", last) for key, _first, last in rows if last and last <= today()]
    return [*((key, "preparatory_class_started", first) for key, first, _last in rows), *ended]


def _of_compulsory_school(
    of: InstrumentedAttribute[int], wanted: sa.ColumnElement[bool], *columns: Any
) -> sa.Select[*tuple[Any, ...]]:
    joined = sa.select(Schooling.person_id, *columns).join_from(Schooling, of.class_, of == Schooling.id)
    return joined.where(wanted, Schooling.form.in_(rules.OF_COMPULSORY_AGE))
