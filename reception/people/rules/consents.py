"""What a consent allows on a day, how long it may hold, and what its text says. Pure.

A consent lifts secrecy for one recipient, one purpose and a time (OSL 2009:400, 10:1 and 12:2, to be confirmed); it is
no legal basis under the GDPR.
"""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.people.terms.papers import ConsentState, InformationGroup

#: The longest a consent holds, and what the form proposes: our own decision, so that nobody is bound by what was
#: signed years ago. A municipality may ask anew at any time.
LONGEST_MONTHS: Final = 12

#: The editions of the consent text by their version, the latest last. A paper of an old consent shows its own edition:
#: change no sentence here, add an edition.
EDITIONS: Final[dict[str, tuple[str, ...]]] = {
    "2026-11": (
        N_("%(unit)s in %(municipality)s wants to tell %(recipient)s some things about you."),
        N_("The reason is: %(purpose)s."),
        N_("You decide. If you say no, you keep your right to support from us."),
        N_("If you say yes, we may tell what stands in the list below, and nothing else."),
        N_("Your yes holds from %(given)s to %(expires)s."),
        N_("You can change your mind on any day. Tell us in any way you like. You do not need to say why."),
        N_("When you change your mind we stop. What we have told before that cannot be taken back."),
        N_("You can ask us to see what we have told about you, to whom and when."),
    ),
}
TEXT_VERSION: Final = "2026-11"

#: What withdrawing does, for the page where it is done.
WITHDRAWING: Final = (
    N_("From that day nothing more is told on this consent."),
    N_("Extracts that were given on it close at once: the link stops working."),
    N_("What was told before stays in the log, because it was allowed then."),
    N_("Other consents of the person are not touched."),
)


@dataclass(frozen=True)
class Recipient:
    """Who is told: an organisation of the register, or somebody by name. Exactly one of the two."""

    organisation_id: int | None
    name: str | None

    def is_same(self, other: "Recipient") -> bool:
        """Whether both are the same: names are compared without case and spaces around."""
        return (self.organisation_id, _folded(self.name)) == (other.organisation_id, _folded(other.name))


@dataclass(frozen=True)
class Given:
    """What is known of a consent."""

    recipient: Recipient
    scope: frozenset[InformationGroup]
    given_on: date
    expires_on: date
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class Shortfall:
    """What a consent lacks for something that is to be told; empty when it covers it."""

    state: ConsentState | None = None
    other_recipient: bool = False
    groups: tuple[InformationGroup, ...] = ()

    @property
    def is_covered(self) -> bool:
        """Whether nothing is missing."""
        return self == Shortfall()


def state_on(given: Given, day: date) -> ConsentState:
    """Where a consent stands on a day; withdrawing counts from its day on."""
    if given.withdrawn_on is not None and given.withdrawn_on <= day:
        return ConsentState.WITHDRAWN
    if day > given.expires_on:
        return ConsentState.EXPIRED
    return ConsentState.VALID if given.given_on <= day else ConsentState.COMING


def shortfall(given: Given, *, recipient: Recipient, scope: Collection[InformationGroup], day: date) -> Shortfall:
    """What the consent lacks for telling `scope` to `recipient` on `day`."""
    state = state_on(given, day)
    missing = tuple(group for group in InformationGroup if group in scope and group not in given.scope)
    return Shortfall(
        state=None if state is ConsentState.VALID else state,
        other_recipient=not given.recipient.is_same(recipient),
        groups=missing,
    )


def covers(given: Given, *, recipient: Recipient, scope: Collection[InformationGroup], day: date) -> bool:
    """Whether the consent allows telling `scope` to `recipient` on `day`."""
    return shortfall(given, recipient=recipient, scope=scope, day=day).is_covered


def latest_expiry(given_on: date) -> date:
    """The last day that a consent of that day may hold, which is also what is proposed."""
    month = given_on.month - 1 + LONGEST_MONTHS
    year, month = given_on.year + month // 12, month % 12 + 1
    return date(year, month, min(given_on.day, calendar.monthrange(year, month)[1]))


def in_order(groups: Collection[str]) -> tuple[InformationGroup, ...]:
    """Groups by their codes, each once, in the order of the list. Raises ValueError for an unknown code."""
    known = {InformationGroup(code) for code in groups}
    return tuple(group for group in InformationGroup if group in known)


def between_spaces(groups: Collection[str]) -> str:
    """Groups as a row keeps them. Raises ValueError for an unknown code."""
    return " ".join(in_order(groups))


def _folded(name: str | None) -> str | None:
    return None if name is None else " ".join(name.split()).casefold()
