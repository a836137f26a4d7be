"""What can be seen when all rules are read: overlaps, circles, templates that loosen what the law asks. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.days import Length, weekdays_only
from reception.path.rules.definitions import MilestoneRule, Rule, Template, Tightening, tightened
from reception.path.terms import Owner, Standing

#: The parts of the municipality among which it shares its duties out. The chief guardian is an authority beside it.
_UNITS: Final = frozenset(
    {
        Owner.MUNICIPALITY,
        Owner.HOUSING,
        Owner.SOCIAL_SERVICES,
        Owner.ADULT_EDUCATION,
        Owner.SCHOOL,
        Owner.PRESCHOOL,
        Owner.CULTURE_AND_LEISURE,
    }
)
#: (place "file:line", reason)
Finding = tuple[str, Said]


def overlapping(rules: Sequence[Rule]) -> Iterator[Finding]:
    """Two versions of one code that hold on one day for one cohort: which of them applies could not be told."""
    for one, other in combinations(rules, 2):
        if one.code == other.code and _same_days(one, other) and _may_be_the_same_people(one, other):
            values = {"word": one.code, "place": one.place}
            yield other.place, Said(N_("“%(word)s” holds for the same people and days as at %(place)s."), values)


def unlike_fulfilments(rules: Sequence[MilestoneRule]) -> Iterator[Finding]:
    """Versions of one milestone are fulfilled by the same: what was done stays done when the law changes."""
    first: dict[str, MilestoneRule] = {}
    for rule in rules:
        known = first.setdefault(rule.code, rule)
        if known.fulfilled_when != rule.fulfilled_when or known.phase is not rule.phase:
            values = {"word": rule.code, "place": known.place}
            yield rule.place, Said(N_("“%(word)s” has another phase or fulfilment than at %(place)s."), values)


def circular(rules: Sequence[MilestoneRule]) -> Iterator[Finding]:
    """Milestones that wait for each other, and milestones that wait for one that is not there."""
    waits: dict[str, set[str]] = {}
    for rule in rules:
        waits.setdefault(rule.code, set()).update(rule.blocked_by)
    for rule in rules:
        for unknown in sorted(set(rule.blocked_by) - set(waits)):
            yield rule.place, Said(N_("It waits for an unknown milestone: %(word)s."), {"word": unknown})
        if rule.blocked_by and rule.code in _reached(rule.code, waits):
            yield rule.place, Said(N_("“%(word)s” waits for itself in a circle."), {"word": rule.code})


def loosening(template: Template, base: Template) -> Iterator[Finding]:
    """Where a template asks for less than the one it builds on."""
    below: dict[str, list[MilestoneRule]] = {}
    for rule in base.milestones:
        below.setdefault(rule.code, []).append(tightened(rule, base.tightenings))
    for rule in template.milestones:
        if rule.code in below:
            said = N_("“%(word)s” is a milestone of “%(base)s”; a template may tighten it, not replace it.")
            yield rule.place, Said(said, {"word": rule.code, "base": base.code})
    for tightening in template.tightenings:
        yield from _loosened(tightening, below.get(tightening.code, []), base)


def misplaced(template: Template, base: Template) -> Iterator[Finding]:
    """Steps that are to stand before one that is not there, or that belongs to another phase."""
    phases = {rule.code: rule.phase for rule in base.milestones}
    for rule in template.milestones:
        if rule.before and phases.get(rule.before) is not rule.phase:
            said = N_("It stands before “%(word)s”, which is no milestone of “%(base)s” in its phase.")
            yield rule.place, Said(said, {"word": rule.before, "base": base.code})


def _loosened(tightening: Tightening, rules: list[MilestoneRule], base: Template) -> Iterator[Finding]:
    if not rules:
        said = N_("“%(word)s” is no milestone of “%(base)s”.")
        yield tightening.place, Said(said, {"word": tightening.code, "base": base.code})
    for rule in rules:
        if tightening.standing is Standing.SHOULD and rule.standing is Standing.SHALL:
            yield tightening.place, Said(N_("“%(word)s” shall be done; it cannot be made optional."), _word(rule))
        if tightening.offset and not rule.start.dates:
            yield tightening.place, Said(N_("“%(word)s” is counted from nothing."), _word(rule))
        if tightening.offset and rule.offset and not is_never_later(tightening.offset, rule.offset):
            yield tightening.place, Said(N_("“%(word)s” would be due later than the law says."), _word(rule))
        if rule.standing is Standing.SHALL and not _may_have(tightening.owner, rule.owner):
            said = N_("“%(word)s” is a duty of its owner; it can be moved within the municipality alone.")
            yield tightening.place, Said(said, _word(rule))


def _may_have(owner: Owner | None, before: Owner) -> bool:
    """Which of the municipality's units sees to its duty is its own to say; nobody else's duty is."""
    return owner in {None, before} or {owner, before} <= _UNITS


def is_never_later(one: Length, other: Length) -> bool:
    """Whether a length ends no later than another from every day of four years.

    Working days are compared with working days alone: against a calendar month they depend on the holidays.
    """
    if bool(one.working_days) != bool(other.working_days):
        return False
    if one == Length(days=one.days) and other == Length(days=other.days):
        return one.days <= other.days
    days = (date.fromordinal(date(2023, 1, 1).toordinal() + count) for count in range(4 * 365 + 1))
    return all(one.after(day, weekdays_only) <= other.after(day, weekdays_only) for day in days)


def _word(rule: MilestoneRule) -> dict[str, str]:
    return {"word": rule.code}


def _same_days(one: Rule, other: Rule) -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    return starts <= min(one.valid_to or date.max, other.valid_to or date.max)


def _may_be_the_same_people(one: Rule, other: Rule) -> bool:
    return one.cohort is None or other.cohort is None or one.cohort == other.cohort


def _reached(start: str, waits: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = list(waits[start])
    while ahead:
        code = ahead.pop()
        if code not in seen:
            seen.add(code)
            ahead.extend(waits.get(code, ()))
    return seen
