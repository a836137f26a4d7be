"""Writing a version: the person's wish, agreeing on it, throwing it away."""

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.cases.terms import Phase
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.plans import operations, permits, queries
from reception.plans.forms import AgreeForm, PlanForm
from reception.plans.rules import versions
from reception.plans.views.room import back_to_draft, back_to_plan, is_gone, no_draft, room, saved, show
from reception.web import answers

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.plans.models import Plan


@room.route("/edit", methods=["GET", "POST"], permit=permits.WRITE)
def edit(number: str) -> ResponseReturnValue:
    """The version that is being written: the wish, the day to look again, and the goals with what can be done."""
    case = cases.open_case_about(number)
    draft = queries.draft_of(case)
    if is_gone(draft):
        return no_draft(number)
    form = PlanForm(obj=draft)
    is_latest = form.validate_on_submit() and not (draft and form.is_outdated(draft))
    if is_latest and saved(form, draft, lambda plan: operations.change(plan, **form.values)):
        answers.done(_("The draft is saved."))
        return _onwards(number)
    return show("plans/edit.html", case, form=form, plan=draft, phases=list(Phase))


def _onwards(number: str) -> ResponseReturnValue:
    if "again" in request.form:
        return answers.go_back(url_for("plans.new_goal", number=number))
    return back_to_draft(number)


@room.route("/agree", methods=["GET", "POST"], permit=permits.WRITE)
def agree(number: str) -> ResponseReturnValue:
    """Agree on the version, with the person beside the screen."""
    page = queries.plan_page(number)
    case, draft = cases.open_case_about(number), page.draft
    if is_gone(draft):
        return no_draft(number)
    form = _agree_form(draft)
    form.former = page.agreed.agreed_on if page.agreed else None
    is_latest = form.validate_on_submit() and not (draft and form.is_outdated(draft))
    if is_latest and _agreed(form, draft):
        answers.done(_("The plan is agreed on. Print it, so that both can sign it and keep it."))
        return back_to_plan(number)
    return show("plans/agree.html", case, form=form, plan=draft)


def _agree_form(draft: "Plan | None") -> AgreeForm:
    planned = draft.review_on if draft else None
    return AgreeForm(
        agreed_on=today(),
        review_on=planned or today() + timedelta(days=versions.REVIEW_AFTER_DAYS),
        version=draft.version if draft else None,
    )


def _agreed(form: AgreeForm, draft: "Plan | None") -> bool:
    try:
        return saved(form, draft, lambda plan: operations.agree(plan, **form.facts))
    except operations.NothingToAgree:
        form.refuse(None, _("There is no goal in the plan yet. Add one first."))
    return False


@room.route("/throw-away", methods=["GET", "POST"], permit=permits.WRITE)
def throw_away(number: str) -> ResponseReturnValue:
    """Remove the version that is being written, once one has said so again."""
    case = cases.open_case_about(number)
    draft = queries.draft_of(case)
    if request.method == "GET":
        return show("plans/throw_away.html", case, plan=draft) if draft else no_draft(number)
    if draft is not None:
        _thrown_away(case, draft)
    return back_to_plan(number)


def _thrown_away(_case: "Case", draft: "Plan") -> None:
    try:
        operations.throw_away(draft)
    except operations.NotDraft:
        flash(_("The version was agreed on meanwhile, so it stays."), "info")
    else:
        answers.done(_("The draft is thrown away."))
