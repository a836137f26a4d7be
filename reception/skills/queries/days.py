"""The days of mapping and validation, for the path: many cases at once, each told what its own board may read.

That is the profile of the board itself, and one that the person lets it read on the day it is asked.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.db.bulk import chunks
from reception.db.session import db
from reception.i18n.formats import today
from reception.skills.models import Qualification, SkillsConsent, SkillsProfile, Validation
from reception.skills.permits import SKILLS_DAYS
from reception.skills.rules.days import Known, SkillsFact, facts_of
from reception.skills.rules.worth import Brought, measures
from reception.skills.terms import ValidationEnd


def days_of_skills(case_ids: Sequence[int]) -> dict[int, dict[str, SkillsFact]]:
    """By the id of the case, as facts of the path: "mapping_done", "validation_needed" (a flag), "validation_offered".

    What there is not is left out. One statement for each portion of cases.
    """
    found: dict[int, dict[str, SkillsFact]] = {}
    for part in chunks(case_ids):
        rows = db.session.execute(SKILLS_DAYS.within(_told(part)))
        for case_id, of_case in groupby(rows, lambda row: row[0]):
            found[case_id] = facts_of(_known(of_case), measures().worth_validating)
    return {case_id: facts for case_id, facts in found.items() if facts}


def _told(case_ids: Sequence[int]) -> sa.Select[*tuple[Any, ...]]:
    """Each case with the profiles it is told of, what they hold, and each validation of that."""
    unit, one = aliased(Unit), Qualification
    board = sa.func.coalesce(unit.parent_id, unit.id)
    return (
        sa.select(
            Case.id, SkillsProfile.mapped_on, Validation.started_on, Validation.ended_as, one.id,
            one.kind, one.level_code, one.occupation_code, one.profession_code, one.country, one.months,
        )
        .join(unit, unit.id == Case.unit_id)
        .join(SkillsProfile, SkillsProfile.person_id == Case.person_id)
        .outerjoin(one, one.profile_id == SkillsProfile.id)
        .outerjoin(Validation, Validation.qualification_id == one.id)
        .where(Case.id.in_(case_ids), sa.or_(SkillsProfile.board_id == board, _let_read(board)))
        .order_by(Case.id, one.id, Validation.id)
    )  # fmt: skip


def _let_read(board: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    day = today()
    return sa.exists().where(
        SkillsConsent.profile_id == SkillsProfile.id, SkillsConsent.to_board_id == board,
        SkillsConsent.given_on <= day, SkillsConsent.expires_on >= day,
        sa.or_(SkillsConsent.withdrawn_on.is_(None), SkillsConsent.withdrawn_on > day),
    )  # fmt: skip


def _known(rows: Iterable[Any]) -> Known:
    """What the rows of one case tell: a qualification stands in as many as it has validations."""
    mapped: set[date] = set()
    begun: set[date] = set()
    brought: dict[int, Brought] = {}
    recognised: set[int] = set()
    for _case_id, mapped_on, started_on, ended_as, qualification_id, *facts in rows:
        mapped |= {mapped_on} if mapped_on else set()
        begun |= {started_on} if started_on else set()
        if qualification_id is not None:
            brought[qualification_id] = Brought(*facts)
        if ended_as is ValidationEnd.RECOGNISED:
            recognised.add(qualification_id)
    left = tuple(one for key, one in brought.items() if key not in recognised)
    return Known(min(mapped, default=None), left, is_any_recognised=bool(recognised), begun_on=min(begun, default=None))
