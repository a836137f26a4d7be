"""The eight basics of a case: where each stands today, and what in the file shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reception.cases.models import Case, Referral
from reception.cases.queries.referrals import referrals_in
from reception.cases.terms import ReferralState
from reception.contacts import queries as contacts
from reception.contacts.models import Contact
from reception.i18n.formats import local
from reception.i18n.markers import N_
from reception.i18n.said import Said, label_of
from reception.path.queries.evidence import told
from reception.path.queries.look import Look, look
from reception.path.queries.reckoning import marks_for_rules
from reception.path.rules import basics as rules
from reception.path.rules.basics import BASICS, Basic, BasicNow, Evidence
from reception.path.rules.milestones import Mark, Milestone
from reception.path.rules.templates import BASE
from reception.path.terms import EvidenceWeight


@dataclass(frozen=True)
class Basics:
    """The eight of a case, with the look at its path that they were read from."""

    look: Look
    basics: tuple[BasicNow, ...]

    @property
    def received(self) -> date | None:
        """The day from which their days are counted."""
        return self.look.facts.day("received")

    @property
    def in_place(self) -> rules.InPlace:
        """How many of those that apply are in place."""
        states = [(one.code, one.milestone.state) for one in self.basics]
        return rules.in_place(states) or rules.InPlace(0, 0)

    def basic(self, code: str) -> BasicNow:
        """One of them. Raises KeyError."""
        return {one.code: one for one in self.basics}[code]


def basics_of(case: Case) -> Basics:
    """The eight basics of a case within reach, as they stand today, or stood on the last day of a closed case.

    A case whose template lacks them is shown them by the newest rules of the program.
    """
    seen = look(case)
    milestones, sent = _milestones(seen), _by_basic(referrals_in([case.id]))
    read = _Read(seen, sent, contacts.first_meeting(case))
    return Basics(seen, tuple(read.basic(one, milestones[one.code]) for one in BASICS if one.code in milestones))


@dataclass(frozen=True)
class _Read:
    """What was read of one case for all eight."""

    seen: Look
    #: Referrals by the code of the basic that they are for.
    sent: Mapping[str, Sequence[Referral]]
    meeting: Contact | None

    def basic(self, basic: Basic, milestone: Milestone) -> BasicNow:
        """Where one of them stands."""
        seen = self.seen
        evidence = [
            *rules.evidence_of_facts(basic, milestone.rule, seen.facts, seen.book.facts),
            *rules.evidence_of_steps(basic, seen.milestones, seen.facts),
            *(_of_referral(one) for one in self.sent.get(basic.code, ())),
            *_of_meeting(basic, self.meeting),
            *told(basic.code, seen.case),
        ]
        return rules.basic_now(basic, milestone, evidence, today=seen.on, mark=self._mark(basic.code))

    def _mark(self, code: str) -> Mark | None:
        """What decides by hand: a mark that lies ahead does not yet."""
        kept = self.seen.marks.get(code)
        marks = marks_for_rules([kept] if kept else [])
        return next((mark for mark in marks if mark.on <= self.seen.on), None)


def _milestones(seen: Look) -> Mapping[str, Milestone]:
    """The milestones of the basics: the case's own, else those of the newest rules."""
    found = {one.code: one for one in seen.milestones if one.code in rules.CODES}
    if len(found) < len(BASICS) and BASE in seen.book.templates:
        newest = {one.code: one for one in seen.by(seen.book.templates[BASE]) if one.code in rules.CODES}
        found = newest | found
    return found


def _by_basic(sent: Iterable[Referral]) -> dict[str, list[Referral]]:
    found: dict[str, list[Referral]] = {}
    for one in sent:
        code = rules.basic_of_purpose(one.purpose)
        if code and one.state is not ReferralState.WITHDRAWN:
            found.setdefault(code, []).append(one)
    return found


def _of_referral(sent: Referral) -> Evidence:
    """A referral shows that something has begun, unless it was rejected; that it is done stands in it."""
    said = N_("%(purpose)s, %(organisation)s: %(state)s")
    values = {
        "purpose": label_of(sent.purpose),
        "organisation": sent.organisation.name,
        "state": label_of(sent.state),
    }
    is_rejected = sent.state is ReferralState.REJECTED
    return Evidence(
        Said(said, values),
        sent.done_on or sent.answered_on or sent.sent_on,
        whence=Said(N_("A referral")),
        weight=EvidenceWeight.TOLD if is_rejected else EvidenceWeight.BEGUN,
        endpoint="referrals.referral",
        values={"number": sent.number},
    )


def _of_meeting(basic: Basic, meeting: Contact | None) -> Iterable[Evidence]:
    if basic.code == "area_human_meeting" and meeting is not None:
        yield Evidence(
            Said(N_("First met face to face: %(how)s"), {"how": label_of(meeting.channel)}),
            local(meeting.at).date(),
            whence=Said(N_("The contacts log")),
            weight=EvidenceWeight.BEGUN,
            endpoint="timeline.of_person",
        )
