"""The days of studies, for the path: many cases at once, and no more than boards let cross on the day it is asked.

What a school unit knows crosses to the board of a case by `sharing` and, where that asks for it, by the pupil's consent
(contract, decision 1): the days of studies with `STATUS`, courses passed and civic orientation finished with `RESULTS`,
the study plan and guidance with `PLAN`. A child's own school is told to her case by that case's own side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.db.bulk import chunks
from reception.db.session import db
from reception.education import permits
from reception.education.models import Pupil, Schooling, Sharing, StudyConsent
from reception.education.queries.schooling.schooling_days import days_of_schooling, grades_of_schooling
from reception.education.queries.shared.told_days import EXTENSION, SFI_APPLIED, told_to
from reception.education.rules.studies.right import Extension, window
from reception.education.terms.sharing import SharingGround
from reception.i18n.formats import today
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind

_KNOWN: Final = (KeyDateKind.SFI_APPLIED, KeyDateKind.SFI_RECEIVED, KeyDateKind.SFI_STARTED)


def days_of_studies(case_ids: Sequence[int]) -> dict[int, dict[str, date]]:
    """By the id of the case, as facts of the path: "sfi_applied", "sfi_received", "sfi_started", "sfi_assessed",
    "study_plan_made", "guidance_offered", "sfi_extended_until", "sfi_completed", "civic_orientation_offered",
    "civic_orientation_started", "civic_orientation_finished". What there is not, or may not cross, is left out.

    Where the record has a key date of the same, the application's stands, and the earlier of two receptions or starts:
    the law counts from the first, in whichever municipality. Two statements for each portion of cases.
    """
    found: dict[int, dict[str, date]] = {}
    for part in chunks(case_ids):
        rows = db.session.execute(permits.STUDY_DAYS.within(_told(today())), {"case_ids": part}).all()
        if not rows:
            continue
        noted = _noted(part)
        for case_id, told in groupby(sorted(rows, key=lambda row: row.case_id), lambda row: row.case_id):
            found[case_id] = _besides(_days(told), noted.get(case_id, {}))
    return {case_id: days for case_id, days in found.items() if days}


@lru_cache(maxsize=4)
def _told(day: date) -> sa.Select[*tuple[Any, ...]]:
    """What crosses on a day to the cases `case_ids`. To put it together takes longer than to answer it, and a
    newcomer's page asks it each time."""
    return told_to(_crossing(day))


def _crossing(day: date) -> sa.CTE:
    """Which files of pupils tell which of the cases `case_ids` which group of facts on a day."""
    of_case, of_school = aliased(Unit), aliased(Unit)
    agreed = sa.and_(
        Sharing.to_board_id == sa.func.coalesce(of_case.parent_id, of_case.id),
        Sharing.from_board_id == sa.func.coalesce(of_school.parent_id, of_school.id),
        Sharing.valid_from <= day, sa.or_(Sharing.valid_to.is_(None), Sharing.valid_to >= day),
        Sharing.struck_at.is_(None), sa.or_(Sharing.ground != SharingGround.CONSENT, _consented(day)),
    )  # fmt: skip
    query = (
        sa.select(Case.id.label("case_id"), Pupil.id.label("pupil_id"), Sharing.facts.label("facts"))
        .join(of_case, of_case.id == Case.unit_id)
        .join(Pupil, Pupil.person_id == Case.person_id)
        .join(of_school, of_school.id == Pupil.unit_id)
        .join(Sharing, agreed)
        .where(Case.id.in_(sa.bindparam("case_ids", expanding=True)))
    )
    return query.distinct().cte("crossing")


def _consented(day: date) -> sa.ColumnElement[bool]:
    one = StudyConsent
    return sa.exists().where(
        one.pupil_id == Pupil.id, one.to_board_id == Sharing.to_board_id, one.facts == Sharing.facts,
        one.given_on <= day, one.expires_on >= day, sa.or_(one.withdrawn_on.is_(None), one.withdrawn_on > day),
    )  # fmt: skip


def _noted(case_ids: Sequence[int]) -> dict[int, dict[str, date]]:
    """The key dates of the record that the school may know as well."""
    query = (
        sa.select(Case.id, KeyDate.kind, KeyDate.on_day)
        .join(KeyDate, KeyDate.person_id == Case.person_id)
        .where(Case.id.in_(case_ids), KeyDate.kind.in_(_KNOWN))
    )
    found: dict[int, dict[str, date]] = {}
    for case_id, kind, day in db.session.execute(permits.STUDY_DAYS.within(query)):
        found.setdefault(case_id, {})[kind.value] = day
    return found


def _days(rows: Iterable[Any]) -> dict[str, date]:
    """The first of the days told under each code, and how long the right was made longer."""
    found: dict[str, date] = {}
    extensions: list[Extension] = []
    for row in rows:
        if row.code == EXTENSION:
            extensions.append(Extension(row.day, row.until))
        elif row.day is not None:
            found[row.code] = min(row.day, found.get(row.code, row.day))
    received = found.get("sfi_received")
    time = None if received is None or not extensions else window(received, extensions)
    return found if time is None or not time.is_extended else {**found, "sfi_extended_until": time.last}


def _besides(told: dict[str, date], noted: dict[str, date]) -> dict[str, date]:
    """What the school adds to the key dates of the record: they keep their source where they stand."""
    return {code: day for code, day in told.items() if code not in noted or (code != SFI_APPLIED and day < noted[code])}


def facts_of_school(case_ids: Sequence[int]) -> dict[int, dict[str, date | int]]:
    """By case, a child's preschool and school as facts of the path: the days of `days_of_schooling`, "school_grade".

    They are told to a case as units of its own board wrote them; nothing crosses.
    """
    found: dict[int, dict[str, date | int]] = {}
    for unit_ids, cases in _by_board(case_ids):
        people = sorted(set(cases.values()))
        days, grades = days_of_schooling(people, unit_ids), grades_of_schooling(people, unit_ids)
        for case_id, person_id in cases.items():
            facts: dict[str, date | int] = {**days.get(person_id, {})}
            found[case_id] = {**facts, "school_grade": grades[person_id]} if person_id in grades else facts
    return {case_id: facts for case_id, facts in found.items() if facts}


def _by_board(case_ids: Sequence[int]) -> Iterator[tuple[list[int], dict[int, int]]]:
    """For each board the units that wrote of the school of somebody of its cases, and whose case is whose."""
    of_case, of_school = aliased(Unit), aliased(Unit)
    board = sa.func.coalesce(of_case.parent_id, of_case.id)
    units: defaultdict[int, set[int]] = defaultdict(set)
    cases: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for part in chunks(case_ids):
        query = (
            sa.select(board, Schooling.unit_id, Case.id, Case.person_id)
            .join_from(Case, of_case, of_case.id == Case.unit_id)
            .join(Schooling, Schooling.person_id == Case.person_id)
            .join(of_school, of_school.id == Schooling.unit_id)
            .where(Case.id.in_(part), sa.func.coalesce(of_school.parent_id, of_school.id) == board)
        )
        for board_id, unit_id, case_id, person_id in db.session.execute(permits.STUDY_DAYS.within(query)):
            units[board_id].add(unit_id)
            cases[board_id][case_id] = person_id
    return ((sorted(units[board_id]), cases[board_id]) for board_id in sorted(cases))
