"""What the pages of the plan share: the room, the way back, and what happens when a draft is no draft any more."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.plans import operations, wording
from reception.plans.rules import versions
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.plans.models import Plan
    from reception.web.forms import Form

room = Room("plans", __name__, url_prefix="/people/<number:number>/plan")


def show(template: str, case: "Case", **more: Any) -> str:
    """A page of the plan, with what its templates need to tell what goals and actions say."""
    return render_template(
        template,
        case=case,
        person=case.person,
        today=today(),
        said=wording.of_library,
        in_short=wording.in_short,
        by_phase=versions.by_phase,
        **more,
    )


def saved(form: "Form", draft: "Plan | None", work: Callable[["Plan"], object]) -> bool:
    """Whether `work` was done on the draft. If it is no draft any more, the form says so and keeps what was typed."""
    try:
        if draft is None:
            raise operations.NotDraft
        work(draft)
    except operations.NotDraft:
        form.refuse(
            None,
            _("The draft was agreed on or thrown away while you wrote. Copy what you need, and begin a new version."),
        )
    return not form.failed


def is_gone(draft: "Plan | None") -> bool:
    """Whether a page for writing was opened while nothing is being written."""
    return request.method == "GET" and (draft is None or draft.agreed_on is not None)


def no_draft(number: str) -> ResponseReturnValue:
    """Back to the plan: there is nothing to write in."""
    flash(_("Nothing is being written now. Begin a new version to change the plan."), "info")
    return back_to_plan(number)


def back_to_plan(number: str, anchor: str | None = None) -> ResponseReturnValue:
    """Back to the page that shows the plan."""
    return redirect(url_for("plans.plan", number=number, _anchor=anchor), 303)


def back_to_draft(number: str, goal_id: int | None = None) -> ResponseReturnValue:
    """Back to the page where the plan is written, at one of its goals."""
    return redirect(url_for("plans.edit", number=number, _anchor=f"goal-{goal_id}" if goal_id else None), 303)
