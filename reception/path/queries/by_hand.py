"""What was ticked, noted and chosen by hand on one case, for those who change it, and its history."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import OutOfReach, Permit
from reception.cases.models import Case
from reception.db.session import db
from reception.path import permits
from reception.path.book import current
from reception.path.models import Mark, NotedFact
from reception.path.queries.look import case_path, template_of


def standing_marks(case: Case, codes: Sequence[str], permit: Permit = permits.MARKS) -> Sequence[Mark]:
    """What stands ticked or set aside of these steps."""
    query = sa.select(Mark).where(Mark.case_id == case.id, Mark.code.in_(codes), Mark.withdrawn_at.is_(None))
    return permit.all(query.order_by(Mark.id))


def standing_mark(case: Case, code: str, permit: Permit = permits.MARKS) -> Mark:
    """What stands of one step. Raises OutOfReach when nothing does."""
    marks = standing_marks(case, [code], permit)
    if not marks:
        raise OutOfReach
    return marks[-1]


def mark_history(case: Case, code: str) -> Sequence[Mark]:
    """Every mark that was made of one step, the latest first, also those that were taken back."""
    query = sa.select(Mark).where(Mark.case_id == case.id, Mark.code == code)
    loaded = query.options(joinedload(Mark.made_by), joinedload(Mark.withdrawn_by))
    return permits.MARKS.all(loaded.order_by(Mark.id.desc()))


def noted_fact(case: Case, code: str, permit: Permit = permits.NOTED) -> NotedFact | None:
    """A fact that was noted by hand, if it was."""
    query = sa.select(NotedFact).where(NotedFact.case_id == case.id, NotedFact.code == code)
    return db.session.scalars(permit.within(query.options(joinedload(NotedFact.noted_by)))).one_or_none()


def noted_facts(case: Case, permit: Permit = permits.NOTED) -> dict[str, NotedFact]:
    """Every fact of a case that was noted by hand, by its code."""
    query = sa.select(NotedFact).where(NotedFact.case_id == case.id)
    return {fact.code: fact for fact in permit.all(query.execution_options(populate_existing=True))}


def step_codes(case: Case) -> frozenset[str]:
    """The codes of the steps in the path of a case; as long as no path is kept, of the steps in any."""
    book = current()
    template = template_of(book, case_path(case))
    templates = [template] if template else book.editions.values()
    return frozenset(rule.code for one in templates for rule in one.milestones)
