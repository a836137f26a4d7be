"""The definitions as the rules use them: milestones, rights, groups and templates, all frozen. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final

from reception.path.rules.days import IsWorkingDay, Length
from reception.path.rules.facts import FactDefinition, Facts, Order
from reception.path.rules.known import Condition, Known, Parameter, Who
from reception.path.terms import Certainty, Owner, Phase, Standing, TargetGroup
from reception.reckoning.provisions import is_in_force

#: For how many days a template remembers which rules are in force: a rebuild asks for one day thousands of times.
_DAYS_KEPT: Final = 64


@dataclass(frozen=True)
class Rule:
    """What milestones and rights have in common: whose, from where, since when, for whom, and how surely.

    A code may stand several times, for other days or other cohorts: these are its versions.
    """

    code: str
    title: str
    #: The rule in plain words.
    text: str
    owner: Owner
    #: Law and paragraph, or the municipality's own decision. In Swedish; not translated.
    source: str
    applies_if: Condition
    #: None: it was in force before anything that this program is used for.
    valid_from: date | None
    valid_to: date | None
    #: Whose facts decide that this version is theirs; None: everybody's.
    cohort: Condition | None
    cohort_text: str
    certainty: Certainty
    #: What is to be confirmed, and why.
    why: str
    #: Where it stands: "national.toml:120".
    place: str

    def holds_on(self, day: date) -> bool:
        """Whether this version is in force."""
        return is_in_force(self.valid_from, self.valid_to, day)


@dataclass(frozen=True)
class Start:
    """What is counted from: the first or the last of some dates. A date among them is the rule's own."""

    dates: tuple[str | date, ...]
    last: bool = False


@dataclass(frozen=True)
class MilestoneRule(Rule):
    """One version of a milestone."""

    phase: Phase
    standing: Standing
    start: Start
    #: How long after the start it is due; None: "as soon as possible", without a day.
    offset: Length | None
    #: How long after the start it may be begun; None: at the start.
    opens: Length | None
    #: A fact that is the last day itself when it is known, because an authority decided it.
    set_by: str
    #: No due date lies before this day.
    not_before: date | None
    #: None: it is ticked by hand alone.
    fulfilled_when: Condition | None
    blocked_by: tuple[str, ...]
    #: Whether a pause moves its due date. A day that the law sets without exception does not move.
    may_pause: bool
    #: The municipality's decision that made the rule stricter than the law.
    tightened_by: str = ""
    #: The milestone of the template below before which it stands in the path; "" for the end.
    before: str = ""

    @cached_property
    def dates_used(self) -> frozenset[str]:
        """The facts whose order matters to it: what it counts from and what fulfils it."""
        starts = {one for one in self.start.dates if isinstance(one, str)}
        return frozenset(starts | {self.set_by}) | (self.fulfilled_when.uses() if self.fulfilled_when else frozenset())


@dataclass(frozen=True)
class Prolonging:
    """Days, told by a fact, that do not count towards a limit; at most so many."""

    fact: str
    at_most: Length | None


@dataclass(frozen=True)
class Limit:
    """How long a right lasts. Of several limits the earliest ends it."""

    start: Start
    length: Length
    only_if: Condition | None
    prolonged_by: tuple[Prolonging, ...]
    #: A fact that is a later last day (a decision to extend), held to `extended_at_most` from the start.
    extended_by: str
    extended_at_most: Length | None
    #: Whether the right has no end as long as the start is not known (a clock that has not begun).
    starts_later: bool


@dataclass(frozen=True)
class RightRule(Rule):
    """One version of a right."""

    limits: tuple[Limit, ...]


@dataclass(frozen=True)
class Tightening:
    """What a municipality asks for beyond a milestone of the template it builds on."""

    code: str
    offset: Length | None
    standing: Standing | None
    owner: Owner | None
    source: str
    valid_from: date | None
    valid_to: date | None
    place: str

    def on(self, rule: MilestoneRule) -> MilestoneRule:
        """The rule as the municipality has it."""
        return replace(
            rule,
            offset=self.offset or rule.offset,
            standing=self.standing or rule.standing,
            owner=self.owner or rule.owner,
            tightened_by=self.source,
        )


@dataclass(frozen=True)
class Group:
    """A target group and who belongs to it. The first whose condition holds is hers."""

    group: TargetGroup
    condition: Condition


@dataclass(frozen=True)
class Template:
    """A path as a municipality uses it: a version of its own rules, with all those it builds on."""

    code: str
    version: int
    title: str
    source: str
    #: The templates it builds on; of several, the first gives the order.
    extends: tuple[str, ...]
    #: Whose path it can be: if the file does not say, that of those whom the template it builds on is for.
    for_groups: tuple[TargetGroup, ...]
    milestones: tuple[MilestoneRule, ...]
    tightenings: tuple[Tightening, ...]
    #: The file it stands in, and where there it says what it builds on: "quota.toml:8".
    file: str = ""
    place: str = ""
    #: Whether it is the municipality's own, and not one of the program.
    is_own: bool = False
    #: How many templates it builds on, one upon the other.
    depth: int = 0
    #: Whether its file leaves `for_groups` to the template it builds on.
    inherits_groups: bool = False
    _by_day: dict[date, dict[str, tuple[MilestoneRule, ...]]] = field(default_factory=dict, compare=False, repr=False)

    def in_force(self, day: date) -> Mapping[str, tuple[MilestoneRule, ...]]:
        """The versions of each milestone that are in force on `day`, by code, in the order of the path."""
        if day not in self._by_day:
            if len(self._by_day) >= _DAYS_KEPT:
                self._by_day.clear()
            self._by_day[day] = self._found(day)
        return self._by_day[day]

    def _found(self, day: date) -> dict[str, tuple[MilestoneRule, ...]]:
        tight = tuple(one for one in self.tightenings if is_in_force(one.valid_from, one.valid_to, day))
        found: dict[str, tuple[MilestoneRule, ...]] = {}
        for rule in self.milestones:
            if rule.holds_on(day):
                found[rule.code] = (*found.get(rule.code, ()), tightened(rule, tight))
        return found


@dataclass(frozen=True)
class Rulebook:
    """All definitions that were read together."""

    facts: Mapping[str, FactDefinition]
    orders: tuple[Order, ...]
    parameters: Mapping[str, tuple[Parameter, ...]]
    whos: Mapping[str, Who]
    groups: tuple[Group, ...]
    #: The newest version of each template, by code.
    templates: Mapping[str, Template]
    #: Every version of each template, by code and version: a running case keeps its own.
    editions: Mapping[tuple[str, int], Template]
    rights: tuple[RightRule, ...]

    @cached_property
    def newest_rules(self) -> Mapping[str, MilestoneRule]:
        """Each milestone's rule by its code, as the newest edition that has it says: for what a step is called."""
        in_order = (*self.editions.values(), *self.templates.values())
        return {rule.code: rule for template in in_order for rule in template.milestones}

    def known(self, facts: Facts, today: date, is_working_day: IsWorkingDay) -> Known:
        """One person on one day, as conditions look at her."""
        return Known(facts, today, self.facts, self.parameters, self.whos, is_working_day)

    def labels(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """What facts and parameters are called (messages to be translated)."""
        return tuple(self.facts[code].label if code in self.facts else self.parameters[code][0].label for code in codes)


def tightened(rule: MilestoneRule, tightenings: tuple[Tightening, ...]) -> MilestoneRule:
    """The rule as it is after all that was asked for beyond it, from the ground up."""
    for one in tightenings:
        if one.code == rule.code:
            rule = one.on(rule)
    return rule
