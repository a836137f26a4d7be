"""A milestone of one person on one day, and what somebody said of it by hand. Pure."""

from dataclasses import dataclass, field
from datetime import date

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.definitions import MilestoneRule
from reception.path.rules.facts import Order
from reception.path.rules.known import Known
from reception.path.terms import MilestoneState, Owner, Phase

#: States in which nothing is left to do.
SETTLED = frozenset({MilestoneState.FULFILLED, MilestoneState.NOT_APPLICABLE})
#: States in which nobody can tell what is to be done before a fact is put right.
UNTOLD = frozenset({MilestoneState.UNCLEAR, MilestoneState.CONTRADICTORY})


@dataclass(frozen=True)
class Mark:
    """A milestone that somebody ticked (FULFILLED) or set aside (NOT_APPLICABLE) by hand, with a day and a reason."""

    code: str
    state: MilestoneState
    on: date
    reason: str = ""


@dataclass(frozen=True)
class Milestone:
    """Where somebody stands at one milestone, and why."""

    rule: MilestoneRule
    state: MilestoneState
    #: The last day; None when there is none or it cannot be told.
    due: date | None = None
    #: The first day on which it can be done.
    opens: date | None = None
    #: Which fact it is counted from ("" for a day of the rule's own), and that day.
    counted_from: tuple[str, date] | None = None
    fulfilled_on: date | None = None
    reasons: tuple[Said, ...] = ()
    #: Codes of facts (or figures) that would tell more.
    missing: tuple[str, ...] = ()
    #: Codes of facts that are not noted and were taken as "no".
    assumed: tuple[str, ...] = ()
    #: Codes of the milestones that it waits for now, and of those that wait for it.
    waits_for: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    contradictions: tuple[Order, ...] = ()
    #: What of it the municipality has to confirm.
    doubts: tuple[Said, ...] = ()
    _known: Known | None = field(default=None, compare=False, repr=False)

    @property
    def fulfilled_by(self) -> tuple[Said, ...]:
        """What would fulfil it; nothing when it is settled."""
        if self.state in SETTLED or self._known is None:
            return ()
        wishes = self.rule.fulfilled_when.wishes(self._known) if self.rule.fulfilled_when else ()
        return (*wishes, Said(N_("Somebody ticks it by hand, with a day and a reason.")))

    @property
    def code(self) -> str:
        """The milestone's code."""
        return self.rule.code

    @property
    def phase(self) -> Phase:
        """The phase it belongs to."""
        return self.rule.phase

    @property
    def owner(self) -> Owner:
        """Who has to see to it."""
        return self.rule.owner

    @property
    def sources(self) -> tuple[str, ...]:
        """Law and paragraph, and the municipality's decision if it asks for more."""
        return (self.rule.source, self.rule.tightened_by) if self.rule.tightened_by else (self.rule.source,)
