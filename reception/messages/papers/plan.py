"""The plan on paper: what was agreed, the appointments ahead, whom to call, and where it is signed."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel.speaklater import LazyString

from reception.cases.terms import Owner
from reception.i18n.formats import language_name, local, weekday
from reception.i18n.locales import Locale
from reception.i18n.text import _
from reception.messages.papers.facts import About, whom_to_call
from reception.messages.papers.floor import Sheet
from reception.messages.wording import plan as wording
from reception.plans.rules.library import sentence
from reception.plans.rules.versions import by_phase
from reception.plans.terms import ActionState, GoalState

if TYPE_CHECKING:
    from reception.messages.queries.ahead import Ahead
    from reception.plans.models import Action, Goal, Plan


def plan_paper(
    language: Locale,
    about: About,
    plan: "Plan | None",
    *,
    number: int | None,
    ahead: "Sequence[Ahead]",
    name: str,
    address: str | None,
) -> Sheet:
    """The plan, agreed as version `number`; without one the appointments alone. `name`: whose it is.

    `address`: where she opens her own pages, as a QR code; None where no link holds.
    """
    sheet = Sheet(language, wording.TITLE, letterhead=about.letterhead, reference=about.number, version=number)
    sheet.given(wording.MY_NAME, name)
    if plan is None:
        sheet.line(wording.NO_PLAN).line(wording.TOGETHER)
    else:
        _plan(sheet, plan, number)
    _times(sheet, ahead)
    whom_to_call(sheet, about.whom)
    if address:
        sheet.heading(wording.ON_YOUR_PHONE).code(address, wording.SCAN)
    if plan is not None:
        _signatures(sheet, name, about)
    return sheet


def _plan(sheet: Sheet, plan: "Plan", version: int | None) -> None:
    if plan.agreed_on:
        sheet.line(wording.AGREED_ON, day=plan.agreed_on.isoformat(), number=version or "")
    if plan.review_on:
        sheet.line(wording.REVIEW_ON, **_day(plan.review_on))
    if plan.own_wish:
        sheet.heading(wording.WISH).quoted(plan.own_wish)
    wanted = [goal for goal in plan.goals if goal.state is not GoalState.DROPPED]
    number = 0
    for phase, goals in by_phase(wanted):
        sheet.heading(phase.label)
        for goal in goals:
            number += 1
            _goal(sheet, goal, number)


def _goal(sheet: Sheet, goal: "Goal", number: int) -> None:
    sheet.heading(wording.GOAL, 3, number=number)
    _said(sheet, goal, strong=True)
    if goal.state is GoalState.REACHED:
        sheet.line(wording.REACHED)
    for action in goal.actions:
        if action.state is not ActionState.DROPPED:
            _action(sheet, action)


def _action(sheet: Sheet, action: "Action") -> None:
    _said(sheet, action, mark=True)
    sheet.small(wording.WHO, owner=_who(action.owner))
    if action.state is ActionState.DONE and action.ended_on:
        sheet.small(wording.DONE_ON, day=action.ended_on.isoformat())
    elif action.state is ActionState.DONE:
        sheet.small(wording.DONE)
    elif action.due_on:
        sheet.small(wording.LAST_DAY, day=action.due_on.isoformat())


def _said(sheet: Sheet, row: "Goal | Action", *, strong: bool = False, mark: bool = False) -> None:
    """The sentence of the library in both languages; free words below it, as written."""
    found = sentence(row.sentence)
    if found:
        sheet.line(found.text, strong=strong, mark=mark)
    words = row.text or (None if found else row.sentence)
    if words:
        sheet.free(words, mark=mark and not found)


def _who(owner: Owner) -> LazyString:
    return LazyString(_, wording.YOU if owner is Owner.NEWCOMER else owner.label)


def _day(on: date) -> dict[str, Any]:
    return {"weekday": LazyString(weekday, on), "day": on.isoformat()}


def _times(sheet: Sheet, ahead: "Sequence[Ahead]") -> None:
    sheet.heading(wording.TIMES)
    if not ahead:
        sheet.line(wording.NO_TIMES)
    for one in ahead:
        at = local(one.at)
        label = wording.MEETINGS.get(one.channel, one.channel.label)
        sheet.fact(label, wording.AT, **_day(at.date()), time=at.time())
        if one.place:
            sheet.as_staff_wrote(wording.WHERE, one.place)
        if one.interpreter_language:
            sheet.line(wording.INTERPRETER, language=LazyString(language_name, one.interpreter_language))


def _signatures(sheet: Sheet, name: str, about: About) -> None:
    sheet.heading(wording.SIGNATURES).line(wording.MINE)
    whom: dict[str, object] = {"name": about.whom.name} if about.whom else {}
    theirs = (wording.SIGNED_BY_CASEWORKER if whom else wording.CASEWORKER, whom)
    here: tuple[str, dict[str, object]] = (wording.PLACE_AND_DAY, {})
    sheet.sign([here, (wording.SIGNED_BY, {"name": name})], [here, theirs])
