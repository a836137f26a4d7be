"""When somebody may be proposed for a place, and what is to be noted of an answer. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.terms.employers import OpeningState, ProposalAnswer


@dataclass(frozen=True)
class Offer:
    """A place, as far as it is asked whether somebody can be proposed for it.

    `open_until`: the last day for proposals. `ends_on`: the last day of the place. `employer_closed_on`: since when the
    employer is marked as closed.
    """

    state: OpeningState
    open_until: date | None = None
    ends_on: date | None = None
    employer_closed_on: date | None = None


@dataclass(frozen=True)
class Answers:
    """What came of a proposal."""

    proposed_on: date
    person: ProposalAnswer
    employer: ProposalAnswer
    ended_on: date | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether both said yes."""
        return self.person is ProposalAnswer.YES and self.employer is ProposalAnswer.YES


def check_proposing(offer: Offer, today: date) -> Iterator[Remark]:
    """Why nobody can be proposed for a place any more; nothing where somebody can."""
    if offer.state is OpeningState.FILLED:
        yield refusal("filled", "", N_("The place is filled. Nobody more can be proposed for it."))
    elif offer.state is OpeningState.WITHDRAWN:
        yield refusal("withdrawn", "", N_("The place is withdrawn. Nobody can be proposed for it."))
    if offer.employer_closed_on is not None and offer.employer_closed_on <= today:
        yield refusal(
            "employer-closed", "", N_("The employer is marked as closed. Nobody can be proposed for a place there.")
        )
    if offer.open_until is not None and offer.open_until < today:
        says = N_("The last day for proposals was %(day)s.")
        yield refusal("too-late", "", says, day=offer.open_until)
    elif offer.ends_on is not None and offer.ends_on < today:
        yield refusal("over", "", N_("The place ended %(day)s."), day=offer.ends_on)


def check_answers(answers: Answers, today: date) -> Iterator[Remark]:
    """What cannot be, and what is odd, in the answers to a proposal."""
    ended, no = answers.ended_on, ProposalAnswer.NO
    if ended is not None and ended > today:
        yield refusal("ended-ahead", "ended_on", N_("This day has not come yet."))
    if ended is not None and ended < answers.proposed_on:
        says = N_("The person was proposed later than this day: %(day)s.")
        yield refusal("ended-before", "ended_on", says, day=answers.proposed_on)
    if ended is None and no in (answers.person, answers.employer):
        yield warning(
            "no-and-open", "ended_on", N_("One of the two said no. End the proposal if nothing more comes of it.")
        )
    if ended is not None and answers.is_agreed:
        says = N_("Both said yes. Remember to note the placement or the job.")
        yield warning("agreed-and-ended", "ended_on", says)
