"""What the boards agreed to let cross, on a day, and what speaks against an agreement. Pure.

Source: contract, decision 1; OSL (2009:400) 8 kap. 1 and 2 §§ (secrecy holds between authorities, and between the
branches of one).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.education.terms.sharing import AgreementState, NotShared, SharedGroup, SharingGround
from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark, refusal

#: What withdrawing a consent does, for the page where it is done.
WITHDRAWING: Final = (
    N_("From that day nothing more crosses on this consent."),
    N_("What was read before cannot be taken back. It stands in the log."),
    N_("The pupil's place and studies are not touched."),
    N_("Other consents of the pupil are not touched."),
)


@dataclass(frozen=True)
class Agreement:
    """What one board lets another know, on which ground. `days` without an end holds until it is ended."""

    from_board_id: int
    to_board_id: int
    facts: SharedGroup
    ground: SharingGround
    days: Period
    is_struck: bool = False

    def state_on(self, day: date) -> AgreementState:
        """Where it stands on a day."""
        if self.is_struck:
            return AgreementState.STRUCK
        if day < self.days.first:
            return AgreementState.COMING
        return AgreementState.HOLDS if day <= self.days.end else AgreementState.ENDED

    def is_of_the_same(self, other: "Agreement") -> bool:
        """Whether both are about the same facts of the same boards."""
        mine = (self.from_board_id, self.to_board_id, self.facts)
        return mine == (other.from_board_id, other.to_board_id, other.facts)


def remarks_on_agreement(one: Agreement, others: Iterable[Agreement]) -> tuple[Remark, ...]:
    """Refused: another agreement about the same facts of the same boards that has a day in common."""
    for other in others:
        if not other.is_struck and one.is_of_the_same(other) and one.days.meets(other.days):
            says = N_("The boards have an agreement on this from %(first)s already. End it first.")
            return (refusal("agreed-already", "facts", says, first=other.days.first),)
    return ()


def remarks_on_ending(one: Agreement, last_on: date, today: date) -> tuple[Remark, ...]:
    """Refused: a last day before the first, later than the one it has, or before yesterday: it held until then."""
    if one.is_struck:
        return (refusal("struck", "valid_to", N_("This agreement is struck: nothing crosses on it.")),)
    if last_on < one.days.first:
        says = N_("It began on %(first)s. If it was entered wrongly, strike it.")
        return (refusal("ends-before-start", "valid_to", says, first=one.days.first),)
    if last_on < today - timedelta(days=1):
        says = N_("Until today facts have crossed on it. The last day can be %(day)s at the earliest.")
        return (refusal("ends-in-the-past", "valid_to", says, day=today - timedelta(days=1)),)
    if last_on > one.days.end:
        says = N_("It ends on %(last)s already. Enter a new agreement for the time after that.")
        return (refusal("made-longer", "valid_to", says, last=one.days.end),)
    return ()


def why_not(grounds: Iterable[SharingGround]) -> NotShared:
    """Why nothing of a group of facts is shown, by the grounds of the agreements that hold today.

    It is the same answer whether or not there is anything that could be shown.
    """
    found = set(grounds)
    if not found:
        return NotShared.NOT_AGREED
    return NotShared.NO_CONSENT if found == {SharingGround.CONSENT} else NotShared.NOTHING


@dataclass(frozen=True)
class Consented:
    """A consent of a pupil: withdrawing counts from its day on."""

    given_on: date
    expires_on: date
    withdrawn_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether facts cross on it."""
        is_withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= day
        return self.given_on <= day <= self.expires_on and not is_withdrawn


def remarks_on_consent(
    given_on: date, expires_on: date, latest: date, today: date, others: Iterable[Consented]
) -> tuple[Remark, ...]:
    """Refused: given on a day to come, one that ends before it is given or after `latest`, and a second that holds."""
    found = []
    if given_on > today:
        found.append(refusal("given-later", "given_on", N_("A consent is entered when it has been given.")))
    if expires_on < given_on:
        says = N_("The consent cannot end before it was given.")
        found.append(refusal("expires-before-given", "expires_on", says))
    elif expires_on > latest:
        says = N_("A consent holds until %(day)s at the longest. Ask for a new one then.")
        found.append(refusal("holds-too-long", "expires_on", says, day=latest))
    if any(one.holds_on(max(given_on, today)) for one in others):
        says = N_("A consent to this holds already. Withdraw it first, or enter the new one when it has expired.")
        found.append(refusal("consented-already", "agreed", says))
    return tuple(found)


def remarks_on_withdrawing(one: Consented, on: date, today: date) -> tuple[Remark, ...]:
    """Refused: withdrawn already, on a day to come, or before it was given."""
    if one.withdrawn_on is not None:
        return (refusal("withdrawn-already", "on", N_("Somebody has withdrawn it meanwhile.")),)
    if on > today:
        return (refusal("withdrawn-later", "on", N_("This is entered when it has happened.")),)
    if on < one.given_on:
        says = N_("The consent was given on %(day)s. Write that day or a later one.")
        return (refusal("withdrawn-before", "on", says, day=one.given_on),)
    return ()
