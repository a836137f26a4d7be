"""Yes, no, or why it cannot be said, of every row at once: what `reckoning.figures` counts, told by a database."""

from typing import Any, Final

import sqlalchemy as sa

from reception.i18n.markers import Term
from reception.reckoning.figures import Verdict

YES: Final = "yes"
NO: Final = "no"


def verdict(
    *answers: tuple[sa.ColumnElement[bool], Verdict], otherwise: Verdict | sa.ColumnElement[Any]
) -> sa.ColumnElement[str]:
    """The answer of the first condition that holds, as text: "yes", "no", or the reason's value.

    A condition that is NULL does not hold. `otherwise` may itself be a condition: yes where it holds, else no.
    """
    whens = [(condition, _said(answer)) for condition, answer in answers]
    last = _said(otherwise) if isinstance(otherwise, bool | Term) else yes_if(otherwise)
    return sa.case(*whens, else_=last) if whens else last


def yes_if(condition: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
    """Yes where the condition holds; no where it does not, or is NULL."""
    return sa.case((condition, _said(answer=True)), else_=_said(answer=False))


def _said(answer: Verdict) -> sa.ColumnElement[str]:
    if isinstance(answer, Term):
        return sa.literal(answer.value, sa.Text())
    return sa.literal(YES if answer else NO, sa.Text())
