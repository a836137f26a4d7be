"""Ticking a step or a basic by hand, from whichever page."""

from typing import TYPE_CHECKING

from reception.access.permit import OutOfReach
from reception.i18n.text import _
from reception.path import operations
from reception.path.forms import TickForm

if TYPE_CHECKING:
    from reception.cases.models import Case


def ticked(case: "Case", code: str, form: TickForm) -> bool:
    """Tick what the form says. False, and the form says why, when somebody was before. Raises OutOfReach: closed."""
    if case.closed_on is not None:
        raise OutOfReach
    try:
        operations.tick(case, code, state=form.state.data, **form.facts)
    except operations.AlreadyTicked:
        form.refuse(None, _("Somebody has ticked this step meanwhile. What they wrote stands below."))
    return not form.failed
