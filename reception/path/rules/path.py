"""The path of one person on one day: every milestone with its state, its date and its reasons. Pure.

The order in which a state is decided: what somebody ticked by hand · whether the rule is hers · facts that contradict
each other · what facts show as done · whether the date has passed · a pause · what it waits for · whether it has begun.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.choosing import EVERYBODY, Chosen, chosen, contradictions
from reception.path.rules.conditions import Any
from reception.path.rules.conditions.nodes import joined, once
from reception.path.rules.days import IsWorkingDay
from reception.path.rules.definitions import MilestoneRule, Rulebook, Template
from reception.path.rules.dues import Dates, dates_of
from reception.path.rules.facts import Facts, Order
from reception.path.rules.known import Condition, Known, Verdict, explained
from reception.path.rules.milestones import SETTLED, Mark, Milestone
from reception.path.rules.pausing import Pause
from reception.path.rules.waiting import with_waiting
from reception.path.terms import Certainty, MilestoneState

_NO_DATES = Dates(None, None, None, (), frozenset())


def path_of(
    facts: Facts,
    template: Template,
    book: Rulebook,
    *,
    today: date,
    is_working_day: IsWorkingDay,
    marks: Sequence[Mark] = (),
    pauses: Sequence[Pause] = (),
    explain: bool = True,
) -> tuple[Milestone, ...]:
    """Every milestone of the template that is in force, in its order. It raises nothing, whatever the facts are.

    Without `explain` they carry no reasons, which saves time where only states and dates are kept.
    """
    known = book.known(facts, today, is_working_day)
    look = _Look(known, contradictions(book.orders, known), tuple(pauses), _latest(marks, today), explain)
    found = {code: look.milestone(versions) for code, versions in template.in_force(today).items()}
    return tuple(with_waiting(found).values())


def _latest(marks: Sequence[Mark], today: date) -> dict[str, Mark]:
    return {mark.code: mark for mark in sorted(marks, key=lambda mark: mark.on) if mark.on <= today}


@dataclass(frozen=True)
class _Look:
    """One person's facts, with what goes for all milestones."""

    known: Known
    broken: tuple[Order, ...]
    pauses: tuple[Pause, ...]
    marks: Mapping[str, Mark]
    explains: bool

    def milestone(self, versions: tuple[MilestoneRule, ...]) -> Milestone:
        """The milestone by the version that is hers, before it is known what it waits for."""
        choice = chosen(versions, self.known)
        mark = self.marks.get(choice.rule.code)
        return self._marked(choice.rule, mark) if mark else self._by_facts(choice)

    def _marked(self, rule: MilestoneRule, mark: Mark) -> Milestone:
        done = mark.state is MilestoneState.FULFILLED
        said = N_("Ticked by hand: %(reason)s") if done else N_("Set aside by hand: %(reason)s")
        state = MilestoneState.FULFILLED if done else MilestoneState.NOT_APPLICABLE
        because = Verdict(truth=True, because=(Said(said, {"reason": mark.reason}),))
        return self._made(rule, state, because, self._dates(rule), done_on=mark.on)

    def _by_facts(self, choice: Chosen[MilestoneRule]) -> Milestone:
        rule = choice.rule
        applies = _hers(choice, self.known)
        done = rule.fulfilled_when.judge(self.known) if rule.fulfilled_when else None
        done_on = _day_done(rule.fulfilled_when, self.known) if done and done.truth else None
        if applies.truth is False and not (done_on and _hers(choice, self.known.on(done_on)).truth):
            return self._made(rule, MilestoneState.NOT_APPLICABLE, applies)
        if self.broken and (broken := tuple(one for one in self.broken if {one.first, one.second} & rule.dates_used)):
            because = Verdict(None, tuple(Said(order.why) for order in broken))
            return self._made(rule, MilestoneState.CONTRADICTORY, because, broken=broken)
        if done and done.truth:
            return self._made(rule, MilestoneState.FULFILLED, done, self._dates(rule), done_on=done_on)
        if applies.truth is None:
            said = Said(N_("Whether it applies cannot be told before the missing facts are noted."))
            return self._made(rule, MilestoneState.UNCLEAR, applies._replace(because=(said,)))
        dates = self._dates(rule)
        return self._made(rule, self._state(rule, dates), _with_cohort(applies, rule), dates)

    def _dates(self, rule: MilestoneRule) -> Dates:
        return dates_of(rule, self.known, self.pauses)

    def _made(
        self,
        rule: MilestoneRule,
        state: MilestoneState,
        because: Verdict,
        dates: Dates = _NO_DATES,
        *,
        broken: tuple[Order, ...] = (),
        done_on: date | None = None,
    ) -> Milestone:
        """The milestone, put together once: thousands are made in a rebuild."""
        if not self.explains:
            return Milestone(rule, state, dates.due, dates.opens, dates.counted_from, done_on)
        settled = state in SETTLED
        own = (Said(rule.why),) if rule.certainty is Certainty.TO_CONFIRM else ()
        said = explained(because, self.known)
        return Milestone(
            rule,
            state,
            due=dates.due,
            opens=dates.opens,
            counted_from=dates.counted_from,
            fulfilled_on=done_on,
            reasons=said if settled and not dates.counted_from else once((*said, *dates.reasons)),
            missing=() if settled else tuple(sorted(because.missing | dates.missing)),
            assumed=tuple(sorted(because.assumed)),
            contradictions=broken,
            doubts=(*own, *because.doubts),
            _known=self.known,
        )

    def _state(self, rule: MilestoneRule, dates: Dates) -> MilestoneState:
        today = self.known.today
        if dates.due and dates.due < today:
            return MilestoneState.OVERDUE
        if rule.may_pause and any(pause.holds_on(today) for pause in self.pauses):
            return MilestoneState.PAUSED
        if dates.opens is None or dates.opens > today:
            return MilestoneState.UPCOMING
        return MilestoneState.OPEN


def _hers(choice: Chosen[MilestoneRule], known: Known) -> Verdict:
    """She is of the cohort and the rule applies."""
    applies = choice.rule.applies_if.judge(known)
    cohort = choice.cohort
    if cohort is EVERYBODY:
        return applies
    if cohort.truth is False or applies.truth is False:
        return applies if applies.truth is False else cohort
    if cohort.truth is None or applies.truth is None:
        return joined([one for one in (cohort, applies) if one.truth is None], truth=None)
    return joined([applies, cohort], truth=True)


def _with_cohort(applies: Verdict, rule: MilestoneRule) -> Verdict:
    return applies._replace(because=(*applies.because, Said(rule.cohort_text))) if rule.cohort_text else applies


def _day_done(condition: Condition | None, known: Known) -> date | None:
    days = [day for code in condition.uses() if (day := known.day(code)) and day <= known.today] if condition else []
    if not days:
        return None
    return min(days) if isinstance(condition, Any) else max(days)
