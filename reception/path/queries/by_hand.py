"""What was ticked, noted and chosen by hand on one case, for those who change it, and its history."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import OutOfReach, Permit
from reception.db.session import db
from reception.i18n.calendar import is_working_day
from reception.path import permits
from reception.path.book import current
from reception.path.models import CasePath, Mark, NotedFact
from reception.path.queries.reckoning import marks_for_rules, pauses_for_rules
from reception.path.rules.path import Milestone, path_of

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.path.queries.look import Look
    from reception.path.rules.definitions import Template


def standing_marks(case: "Case", codes: Sequence[str], permit: Permit = permits.MARKS) -> Sequence[Mark]:
    """What stands ticked or set aside of these steps."""
    query = sa.select(Mark).where(Mark.case_id == case.id, Mark.code.in_(codes), Mark.withdrawn_at.is_(None))
    return permit.all(query.order_by(Mark.id))


def standing_mark(case: "Case", code: str, permit: Permit = permits.MARKS) -> Mark:
    """What stands of one step. Raises OutOfReach when nothing does."""
    marks = standing_marks(case, [code], permit)
    if not marks:
        raise OutOfReach
    return marks[-1]


def mark_history(case: "Case", code: str) -> Sequence[Mark]:
    """Every mark that was made of one step, the latest first, also those that were taken back."""
    query = sa.select(Mark).where(Mark.case_id == case.id, Mark.code == code)
    loaded = query.options(joinedload(Mark.made_by), joinedload(Mark.withdrawn_by))
    return permits.MARKS.all(loaded.order_by(Mark.id.desc()))


def noted_fact(case: "Case", code: str, permit: Permit = permits.NOTED) -> NotedFact | None:
    """A fact that was noted by hand, if it was."""
    query = sa.select(NotedFact).where(NotedFact.case_id == case.id, NotedFact.code == code)
    return db.session.scalars(permit.within(query.options(joinedload(NotedFact.noted_by)))).one_or_none()


def case_path(case: "Case", permit: Permit = permits.PATHS) -> CasePath | None:
    """Which template a case goes by, if one is kept."""
    query = sa.select(CasePath).where(CasePath.case_id == case.id)
    return db.session.scalars(permit.within(query)).one_or_none()


def step_codes(case: "Case") -> frozenset[str]:
    """The codes of the steps in the path of a case; as long as no path is kept, of the steps in any."""
    path, book = case_path(case), current()
    template = book.editions.get((path.template, path.edition)) if path else None
    templates = [template] if template else book.editions.values()
    return frozenset(rule.code for one in templates for rule in one.milestones)


def path_by(look: "Look", template: "Template") -> tuple[Milestone, ...]:
    """The same case by another template: reckoned from what was read already."""
    return path_of(
        look.facts,
        template,
        look.book,
        today=look.on,
        is_working_day=is_working_day,
        marks=marks_for_rules(look.marks.values()),
        pauses=pauses_for_rules(look.pauses),
    )
