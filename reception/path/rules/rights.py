"""The rights of one person on one day: yes, no, until when, or which fact is missing; and because of what. Pure."""

from dataclasses import dataclass
from datetime import date

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.choosing import chosen, counting
from reception.path.rules.conditions.nodes import joined, once
from reception.path.rules.days import IsWorkingDay, plus_days
from reception.path.rules.definitions import Limit, RightRule, Rulebook
from reception.path.rules.facts import Facts
from reception.path.rules.known import Known, Verdict, explained
from reception.path.terms import Answer, Certainty, Owner


@dataclass(frozen=True)
class Right:
    """The answer about one right. `until` is its last day; an UNKNOWN one names the facts that would tell."""

    rule: RightRule
    answer: Answer
    until: date | None = None
    because: tuple[Said, ...] = ()
    missing: tuple[str, ...] = ()
    #: Codes of facts that are not noted and were taken as "no".
    assumed: tuple[str, ...] = ()
    #: What of it the municipality has to confirm.
    doubts: tuple[Said, ...] = ()

    @property
    def code(self) -> str:
        """The right's code."""
        return self.rule.code

    @property
    def owner(self) -> Owner:
        """Who answers for it."""
        return self.rule.owner

    @property
    def source(self) -> str:
        """Law and paragraph."""
        return self.rule.source


def rights_of(facts: Facts, book: Rulebook, *, today: date, is_working_day: IsWorkingDay) -> tuple[Right, ...]:
    """Every right that is in force on the day, in the order of the book. It raises nothing, whatever the facts are."""
    known = book.known(facts, today, is_working_day)
    in_force: dict[str, tuple[RightRule, ...]] = {}
    for rule in book.rights:
        if rule.holds_on(today):
            in_force[rule.code] = (*in_force.get(rule.code, ()), rule)
    return tuple(_right(versions, known) for versions in in_force.values())


def _right(versions: tuple[RightRule, ...], known: Known) -> Right:
    choice = chosen(versions, known)
    given = choice.rule.applies_if.judge(known)
    both = [given, choice.cohort]
    no = [one for one in both if one.truth is False]
    if no:
        return _answered(choice.rule, Answer.NO, no[0], known)
    untold = [one for one in both if one.truth is None]
    if untold:
        return _answered(choice.rule, Answer.UNKNOWN, joined(untold, truth=None)._replace(because=()), known)
    words = (Said(choice.rule.cohort_text),) if choice.rule.cohort_text else ()
    verdict = joined(both, truth=True)
    return _limited(choice.rule, known, verdict._replace(because=(*verdict.because, *words)))


def _answered(rule: RightRule, answer: Answer, verdict: Verdict, known: Known, until: date | None = None) -> Right:
    own = (Said(rule.why),) if rule.certainty is Certainty.TO_CONFIRM else ()
    return Right(
        rule,
        answer,
        until,
        because=once(explained(verdict, known)) if answer is not Answer.UNKNOWN else verdict.because,
        missing=tuple(sorted(verdict.missing)) if answer is Answer.UNKNOWN else (),
        assumed=tuple(sorted(verdict.assumed)),
        doubts=once((*own, *verdict.doubts)),
    )


@dataclass(frozen=True)
class _End:
    """The last day by one limit, if it has one, and what is missing for it."""

    day: date | None
    because: tuple[Said, ...] = ()
    missing: frozenset[str] = frozenset()


def _limited(rule: RightRule, known: Known, verdict: Verdict) -> Right:
    ends = [_end(limit, known) for limit in rule.limits]
    days = [(end.day, end.because) for end in ends if end.day is not None]
    over = any(day < known.today for day, _ in days)
    missing = frozenset[str]().union(*(end.missing for end in ends))
    if missing and not over:
        return _answered(rule, Answer.UNKNOWN, verdict._replace(missing=missing), known)
    if not days:
        because = (*verdict.because, *(said for end in ends for said in end.because))
        return _answered(rule, Answer.YES, verdict._replace(because=because), known)
    last, why = min(days, key=lambda one: one[0])
    ended = (Said(N_("It ended on %(day)s."), {"day": last}),) if over else ()
    verdict = verdict._replace(because=(*verdict.because, *why, *ended))
    return _answered(rule, Answer.NO if over else Answer.UNTIL, verdict, known, last)


def _end(limit: Limit, known: Known) -> _End:
    holds = limit.only_if.judge(known) if limit.only_if else Verdict(truth=True)
    if not holds.truth:
        return _End(None, missing=holds.missing)
    start = counting(limit.start, known)
    if start.day is None and limit.starts_later:
        said = N_("The time has not begun: “%(fact)s” is not noted.")
        return _End(None, tuple(Said(said, {"fact": known.label(code)}) for code in sorted(start.missing)))
    if start.day is None:
        return _End(None, missing=start.missing)
    counted = {"fact": known.label(start.fact) if start.fact else "", "day": start.day}
    said = N_("Counted from: %(fact)s, %(day)s.") if start.fact else N_("Counted from %(day)s.")
    longer = _prolonged(limit, known, start.day, limit.length.after(start.day, known.is_working_day))
    return _extended(limit, known, start.day, _End(longer.day, (Said(said, counted), *longer.because)))


def _prolonged(limit: Limit, known: Known, start: date, end: date) -> _End:
    """The end, later by the days that do not count."""
    because: tuple[Said, ...] = ()
    for one in limit.prolonged_by:
        days = known.value(one.fact)
        if isinstance(days, int) and not isinstance(days, bool) and days > 0:
            most = (one.at_most.after(start, known.is_working_day) - start).days if one.at_most else days
            end = plus_days(end, min(days, most))
            said = N_("Days that do not count: %(fact)s, %(days)s.")
            because = (*because, Said(said, {"fact": known.label(one.fact), "days": min(days, most)}))
    return _End(end, because)


def _extended(limit: Limit, known: Known, start: date, end: _End) -> _End:
    """The end as a decision to extend has set it, held to the longest time the law knows."""
    decided = known.day(limit.extended_by) if limit.extended_by else None
    if decided is None or end.day is None or decided <= end.day:
        return end
    latest = limit.extended_at_most.after(start, known.is_working_day) if limit.extended_at_most else decided
    said = Said(
        N_("Extended by a decision: %(fact)s, %(day)s."), {"fact": known.label(limit.extended_by), "day": decided}
    )
    return _End(min(decided, max(latest, end.day)), (*end.because, said))
