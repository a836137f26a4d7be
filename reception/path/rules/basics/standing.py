"""Where a basic stands, and what in the file shows it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from reception.cases.terms import Owner
from reception.i18n.said import Said
from reception.path.rules.basics.belonging import Basic
from reception.path.rules.definitions import MilestoneRule
from reception.path.rules.facts import FactDefinition, Facts, stated
from reception.path.rules.milestones import Mark, Milestone
from reception.path.terms import BasicState, EvidenceWeight, FactKind, MilestoneState
from reception.people.terms import Source

#: What the state of its milestone says of a basic, whatever else there is.
_DECIDED: Final = {
    MilestoneState.FULFILLED: BasicState.IN_PLACE,
    MilestoneState.NOT_APPLICABLE: BasicState.NOT_HERS,
    MilestoneState.UNCLEAR: BasicState.UNCLEAR,
    MilestoneState.CONTRADICTORY: BasicState.CONTRADICTORY,
}
#: Nothing is left to do.
HANDLED: Final = frozenset({BasicState.IN_PLACE, BasicState.NOT_HERS})


@dataclass(frozen=True)
class Evidence:
    """Something in the file that tells of a basic. `whence` says where it comes from; `day` is when it was so.

    `endpoint` with `values` leads to the page where it stands; `fact` is the code of a fact, which has its own.
    """

    what: Said
    day: date | None = None
    whence: Said | None = None
    weight: EvidenceWeight = EvidenceWeight.TOLD
    fact: str | None = None
    source: Source | None = None
    endpoint: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    def says(self, weights: Iterable[EvidenceWeight], today: date) -> bool:
        """Whether it says as much, today: what lies ahead shows nothing yet."""
        return self.weight in weights and (self.day is None or self.day <= today)


@dataclass(frozen=True)
class BasicNow:
    """Where a basic stands on a day, and what shows it."""

    basic: Basic
    milestone: Milestone
    state: BasicState
    evidence: tuple[Evidence, ...]
    #: What somebody ticked or set aside by hand, if that decides.
    mark: Mark | None = None

    @property
    def code(self) -> str:
        """Its code, and its milestone's."""
        return self.basic.code

    @property
    def title(self) -> str:
        """What it is called: a msgid."""
        return self.milestone.rule.title

    @property
    def owner(self) -> Owner:
        """Who has to see to it."""
        return self.milestone.owner

    @property
    def is_handled(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in HANDLED

    @property
    def handled_on(self) -> date | None:
        """The day on which nothing was left to do; None while something is, and where it never applied."""
        if self.state is BasicState.IN_PLACE:
            return self.milestone.fulfilled_on
        return self.mark.on if self.state is BasicState.NOT_HERS and self.mark else None

    @property
    def is_late(self) -> bool:
        """Whether its last day has passed and something is left."""
        return self.milestone.state is MilestoneState.OVERDUE


def basic_now(
    basic: Basic, milestone: Milestone, evidence: Iterable[Evidence], *, today: date, mark: Mark | None = None
) -> BasicNow:
    """Where a basic stands. It is in place, or set aside, by its milestone alone: by the facts of its rule or by
    somebody's mark; under way only if something in the file shows that it has begun."""
    shown = tuple(evidence)
    state = _DECIDED.get(milestone.state)
    if state is None:
        begun = any(one.says((EvidenceWeight.BEGUN, EvidenceWeight.SHOWS), today) for one in shown)
        state = BasicState.UNDER_WAY if begun else BasicState.NOT_BEGUN
    return BasicNow(basic, milestone, state, shown, mark)


def evidence_of_facts(
    basic: Basic, rule: MilestoneRule, facts: Facts, definitions: Mapping[str, FactDefinition]
) -> list[Evidence]:
    """What the facts tell of a basic, in the order in which they come about; those that its rule asks for show it."""
    asked = rule.fulfilled_when.uses() if rule.fulfilled_when else frozenset()
    codes = dict.fromkeys((*basic.facts, *sorted(asked)))
    return [
        _of_fact(code, basic, asked, facts, definitions[code])
        for code in codes
        if code in facts and code in definitions
    ]


def _of_fact(code: str, basic: Basic, asked: Iterable[str], facts: Facts, definition: FactDefinition) -> Evidence:
    fact, day = facts[code], facts.day(code)
    if definition.kind is not FactKind.DATE or day is None:
        return Evidence(stated(definition, fact.value), fact=code, source=fact.source)
    weight = EvidenceWeight.BEGUN if code in basic.begins else EvidenceWeight.TOLD
    if code in asked:
        weight = EvidenceWeight.SHOWS
    return Evidence(Said(definition.label), day, weight=weight, fact=code, source=fact.source)


def evidence_of_steps(basic: Basic, path: Iterable[Milestone], facts: Facts) -> list[Evidence]:
    """The steps of the path that belong to a basic and are done, but for those that its facts tell of themselves.

    They belong to it; what shows it are its facts.
    """
    told = {code for code in basic.facts if code in facts}
    found = {one.code: one for one in path if one.state is MilestoneState.FULFILLED and not told & one.rule.dates_used}
    return [
        Evidence(Said(found[code].rule.title), found[code].fulfilled_on, endpoint="path.step", values={"code": code})
        for code in basic.steps
        if code in found
    ]
