"""How cases of Exempelby ended, and what became of people afterwards, as far as somebody asked and was answered."""

from datetime import date, timedelta
from random import Random

from reception.cases.models import Closing, FollowUp
from reception.cases.rules import days_to_ask, is_asked_after
from reception.cases.terms import ClosingReason, FollowUpMoment, FollowUpSource, FollowUpState, Outcome
from reception.demo.path import Walked
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import ADULT

RETIRED_FROM = 66
#: What grown-ups did at the end, and what they do later: more of them work as time goes.
OUTCOMES = {
    Outcome.WORK: 24, Outcome.SUBSIDISED_WORK: 9, Outcome.OWN_BUSINESS: 2, Outcome.STUDIES: 19, Outcome.SEEKS_WORK: 21,
    Outcome.PARENTAL_LEAVE: 7, Outcome.ILL: 4, Outcome.OTHER: 4, Outcome.UNKNOWN: 10,
}  # fmt: skip
LATER_OUTCOMES = {
    Outcome.WORK: 40, Outcome.SUBSIDISED_WORK: 8, Outcome.OWN_BUSINESS: 3, Outcome.STUDIES: 21, Outcome.SEEKS_WORK: 17,
    Outcome.PARENTAL_LEAVE: 6, Outcome.ILL: 3, Outcome.OTHER: 2,
}  # fmt: skip
REASONS = {
    ClosingReason.COMPLETED: 34, ClosingReason.SELF_SUPPORTING: 17, ClosingReason.TIME_OVER: 18,
    ClosingReason.MOVED_IN_SWEDEN: 14, ClosingReason.MOVED_ABROAD: 3, ClosingReason.OWN_WISH: 3,
    ClosingReason.LOST_CONTACT: 4, ClosingReason.MISTAKE: 1, ClosingReason.OTHER: 2, ClosingReason.UNKNOWN: 4,
}  # fmt: skip
SUPPORTED_BY = frozenset({Outcome.WORK, Outcome.OWN_BUSINESS, Outcome.STUDIES})
NOTES = (
    "Avslutande samtal med tolk. Vet vart man vänder sig.", "Meddelat skola och vuxenutbildning att ärendet är slut.",
    "Kontaktuppgifter stämmer, vill gärna bli uppringd.", "Flyttade till släkt i en annan kommun.",
)  # fmt: skip
REOPENED_BECAUSE = ("Flyttade tillbaka till kommunen.", "Behöver stöd igen efter separation.", "Avslutades för tidigt.")
SOURCES = {
    FollowUpSource.PERSON: 72, FollowUpSource.RELATIVE: 8, FollowUpSource.AUTHORITY: 12, FollowUpSource.EMPLOYER: 3,
    FollowUpSource.SCHOOL: 5,
}  # fmt: skip
#: Of questions whose day came at most so many days ago, this share still waits; older ones hardly ever.
STILL_WAITING = ((30, 0.55), (90, 0.3), (36500, 0.015))
NOT_KNOWN_SHARE = 0.24
#: Where a case is closed because the person moved, the notes say so; else one of the others.
MOVED_NOTE = 3


class Endings:
    """Closes one case after the other, and asks afterwards."""

    def __init__(self, random: Random, rows: Rows, today: date) -> None:
        self.random, self.rows, self.today = random, rows, today

    def close(
        self, case: Walked, closed_on: date, *, reason: ClosingReason | None = None, reopened_on: date | None = None
    ) -> ClosingReason:
        """Write down how a case ended, and each question that came of it; return why it ended."""
        outcome = self._outcome(case, closed_on)
        why = reason or self._reason(outcome)
        closing_id = self.rows.add(
            Closing,
            case_id=case.case_id,
            closed_on=closed_on,
            outcome=outcome,
            reason=why,
            note=self._note(why),
            made_at=at_nine(closed_on),
            made_by_id=case.worker_id,
            reopened_on=reopened_on,
            reopened_because=self.random.choice(REOPENED_BECAUSE) if reopened_on else None,
            reopened_by_id=case.worker_id if reopened_on else None,
        )
        for moment, due_on in days_to_ask(closed_on).items():
            answer = self._answer(case, due_on, reason=why, reopened_on=reopened_on)
            self._ask(case, closing_id, moment, due_on, answer)
        return why

    def _outcome(self, case: Walked, day: date) -> Outcome:
        age = case.sketch.age_on(day)
        if age < ADULT:
            return Outcome.SCHOOL if age >= 1 else Outcome.OTHER
        return Outcome.RETIRED if age >= RETIRED_FROM else self._drawn(OUTCOMES)

    def _drawn(self, shares: dict[Outcome, int]) -> Outcome:
        return self.random.choices(list(shares), list(shares.values()))[0]

    def _reason(self, outcome: Outcome) -> ClosingReason:
        reason = self.random.choices(list(REASONS), list(REASONS.values()))[0]
        if reason is ClosingReason.SELF_SUPPORTING and outcome not in SUPPORTED_BY:
            return ClosingReason.TIME_OVER
        return reason

    def _note(self, reason: ClosingReason) -> str | None:
        if reason is ClosingReason.MOVED_IN_SWEDEN:
            return NOTES[MOVED_NOTE]
        return self.random.choice(NOTES[:MOVED_NOTE]) if self.random.random() < 0.4 else None

    def _answer(
        self, case: Walked, due_on: date, *, reason: ClosingReason, reopened_on: date | None
    ) -> dict[str, object]:
        """The values of one question, beside which it is."""
        if not is_asked_after(reason):
            return {"state": FollowUpState.NOT_ASKED, "ended_on": case.until, "ended_by_id": case.worker_id}
        if reopened_on and due_on >= reopened_on:
            return {"state": FollowUpState.DROPPED, "ended_on": reopened_on, "ended_by_id": case.worker_id}
        if due_on > self.today or self._still_waits(due_on):
            return self._waiting(due_on)
        return self._settled(case, due_on, reopened_on or self.today)

    def _still_waits(self, due_on: date) -> bool:
        days = (self.today - due_on).days
        share = next(share for until, share in STILL_WAITING if days <= until)
        return self.random.random() < share

    def _waiting(self, due_on: date) -> dict[str, object]:
        """Some were rung already, and nobody answered."""
        tried = (self.today - due_on).days > 2 and self.random.random() < 0.4
        found: dict[str, object] = {"state": FollowUpState.WAITING}
        if tried:
            span = min((self.today - due_on).days, 14)
            found |= {"tries": 1, "tried_on": self.today - timedelta(days=self.random.randrange(1, span + 1))}
        return found

    def _settled(self, case: Walked, due_on: date, latest: date) -> dict[str, object]:
        ended_on = min(due_on + timedelta(days=self.random.randrange(0, 21)), latest)
        found = {"ended_on": ended_on, "ended_by_id": case.worker_id, "tries": self.random.randrange(0, 2)}
        if self.random.random() < NOT_KNOWN_SHARE:
            return found | {"state": FollowUpState.NOT_KNOWN, "tries": 3, "tried_on": ended_on}
        outcome = self._drawn(LATER_OUTCOMES)
        if case.sketch.age_on(due_on) < ADULT:
            outcome = Outcome.SCHOOL
        elif case.sketch.age_on(due_on) >= RETIRED_FROM:
            outcome = Outcome.RETIRED
        source = self.random.choices(list(SOURCES), list(SOURCES.values()))[0]
        return found | {"state": FollowUpState.ANSWERED, "outcome": outcome, "source": source}

    def _ask(
        self, case: Walked, closing_id: int, moment: FollowUpMoment, due_on: date, answer: dict[str, object]
    ) -> None:
        self.rows.add(
            FollowUp,
            case_id=case.case_id,
            closing_id=closing_id,
            moment=moment,
            due_on=due_on,
            **{"tries": 0, **answer},
        )
