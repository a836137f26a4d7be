"""What is kept beside some files of Exempelby: papers that were seen, consents, what was told, referrals, needs.

For Amina and some of the others; no file lies in the store.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from reception.cases.models import Referral, ReferralStep
from reception.cases.terms import ReferralPurpose, ReferralState, RejectionReason
from reception.demo.numbers import ShortNumbers
from reception.demo.path import Walked
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import ADULT
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.people.models import Consent, Disclosure, Document
from reception.people.rules.consents import TEXT_VERSION, between_spaces, latest_expiry
from reception.people.terms import Protection
from reception.people.terms.papers import (
    ConsentPurpose,
    DisclosureGround,
    DisclosureWay,
    DocumentKind,
    InformationGroup,
)
from reception.plans.models import NeedsAssessment, NeedsLine
from reception.plans.terms import NeedAnswer

#: So many besides Amina have papers here.
OTHERS: Final = 20
ASSOCIATION: Final = "Språkcafé Exempelby"
#: What was said of needs: a code of `definitions/needs.toml` and how many of a hundred say yes.
NEEDS: Final = {
    "interpreter": 75, "letters": 60, "childcare": 25, "getting_there": 20, "bank_and_post": 55, "mentor": 45,
}  # fmt: skip
_AGENCY: Final = "Arbetsförmedlingen"
_GROUPS: Final = (
    InformationGroup.IDENTITY,
    InformationGroup.LANGUAGE,
    InformationGroup.EDUCATION,
    InformationGroup.PLAN,
)
_TO_REFER: Final = (InformationGroup.IDENTITY, InformationGroup.LANGUAGE)
#: A purpose, whom it goes to, what is asked, and what became of it.
REFERRALS: Final = (
    (ReferralPurpose.HEALTH_EXAMINATION, "Regionen", "Önskar tid för hälsoundersökning.", ReferralState.DONE),
    (ReferralPurpose.ASSOCIATION, ASSOCIATION, "Vill öva svenska en kväll i veckan.", ReferralState.ACCEPTED),
    (ReferralPurpose.WORK, _AGENCY, "Önskar gemensamt möte om praktik.", ReferralState.SENT),
    (ReferralPurpose.ASSOCIATION, ASSOCIATION, "Söker en mentor.", ReferralState.REJECTED),
)  # fmt: skip


@dataclass(frozen=True)
class _Of:
    """Whose papers: by ids, and since when."""

    person_id: int
    case_id: int
    unit_id: int
    worker_id: int | None
    since: date
    language: str


class Papers:
    """Gives one file after the other its papers, until some have them."""

    def __init__(self, random: Random, rows: Rows, today: date, organisations: dict[str, int]) -> None:
        self.random, self.rows, self.today, self.organisations = random, rows, today, dict(organisations)
        self.numbers = ShortNumbers(random)
        self._left = OTHERS

    def perhaps(self, person_id: int, unit_id: int, case: Walked) -> None:
        """Papers for the first grown-ups who have been here for some months; never for somebody protected."""
        sketch, days = case.sketch, (self.today - case.opened_on).days
        is_meant = sketch.protection is Protection.NONE and sketch.age_on(self.today) >= ADULT
        if self._left and is_meant and 60 <= days <= 720:
            self._left -= 1
            self.keep(person_id, unit_id, case)

    def keep(self, person_id: int, unit_id: int, case: Walked) -> None:
        """All kinds of papers for somebody."""
        language = case.sketch.language_tags[0]
        of = _Of(person_id, case.case_id, unit_id, case.worker_id, case.opened_on, language)
        self._documents(of)
        self._needs(of)
        self._sharing(of)
        self._referrals(of)

    def _after(self, day: date, low: int, high: int) -> date:
        return min(day + timedelta(days=self.random.randrange(low, high)), self.today)

    def _organisation(self, name: str) -> int:
        if name not in self.organisations:
            self.organisations[name] = self.rows.add(
                Organisation, name=name, sort_key=sort_key(name), kind=OrganisationKind.ASSOCIATION
            )
        return self.organisations[name]

    def _documents(self, of: _Of) -> None:
        """A card that lasts for years or runs out soon, the decision, and sometimes a diploma."""
        seen = self._after(of.since, 0, 20)
        issued = of.since - timedelta(days=self.random.randrange(20, 80))
        last = max(issued, self.today) + timedelta(days=self.random.choice((-12, 25, 50, 300, 500, 700)))
        kinds: list[tuple[DocumentKind, date | None, date | None]] = [
            (DocumentKind.RESIDENCE_CARD, issued, last),
            (DocumentKind.PERMIT_DECISION, issued, None),
        ]
        if self.random.random() < 0.5:
            kinds.append((DocumentKind.DIPLOMA, None, None))
        for kind, issued_on, expires_on in kinds:
            self.rows.add(
                Document,
                number=self.numbers.next(),
                person_id=of.person_id,
                unit_id=of.unit_id,
                kind=kind,
                issued_on=issued_on,
                expires_on=expires_on,
                note="Uppvisad i original.",
                made_at=at_nine(seen),
                made_by_id=of.worker_id,
            )

    def _needs(self, of: _Of) -> None:
        on_day = self._after(of.since, 2, 30)
        assessment_id = self.rows.add(
            NeedsAssessment,
            case_id=of.case_id,
            on_day=on_day,
            with_interpreter=self.random.random() < 0.7,
            made_at=at_nine(on_day),
            made_by_id=of.worker_id,
        )
        for question, share in NEEDS.items():
            chance = self.random.randrange(100)
            answer = NeedAnswer.YES if chance < share else NeedAnswer.NO if chance < 95 else NeedAnswer.NOT_SAID
            self.rows.add(NeedsLine, assessment_id=assessment_id, question=question, answer=answer)

    def _sharing(self, of: _Of) -> None:
        """A consent to plan with Arbetsförmedlingen, and what was told on it; one in six is withdrawn since."""
        given = self._after(max(of.since, self.today - timedelta(days=330)), 10, 40)
        is_withdrawn = self.random.randrange(6) == 0
        told = self._after(given, 0, 25)
        consent_id = self.rows.add(
            Consent,
            number=self.numbers.next(),
            person_id=of.person_id,
            unit_id=of.unit_id,
            purpose=ConsentPurpose.PLANNING,
            recipient_id=self._organisation(_AGENCY),
            scope=between_spaces(_GROUPS),
            language=of.language,
            with_interpreter=True,
            text_version=TEXT_VERSION,
            given_on=given,
            expires_on=latest_expiry(given),
            withdrawn_on=self._after(told, 1, 30) if is_withdrawn else None,
            withdrawn_how="Sade det vid ett besök." if is_withdrawn else None,
            made_at=at_nine(given),
            made_by_id=of.worker_id,
        )
        self._disclosure(of, _AGENCY, _GROUPS[:3], told, way=DisclosureWay.MEETING, consent_id=consent_id)

    def _disclosure(
        self,
        of: _Of,
        name: str,
        groups: tuple[InformationGroup, ...],
        told: date,
        *,
        way: DisclosureWay,
        consent_id: int | None = None,
    ) -> int:
        return self.rows.add(
            Disclosure,
            number=self.numbers.next(),
            person_id=of.person_id,
            unit_id=of.unit_id,
            recipient_id=self._organisation(name),
            scope=between_spaces(groups),
            ground=DisclosureGround.OWN_TASK if consent_id is None else DisclosureGround.CONSENT,
            consent_id=consent_id,
            way=way,
            told_at=at_nine(told),
            made_at=at_nine(told),
            made_by_id=of.worker_id,
        )

    def _referrals(self, of: _Of) -> None:
        """One referral, with each step of it."""
        purpose, name, request, state = REFERRALS[self._left % len(REFERRALS)]
        sent, answered, done = self._days(of, state)
        rejection = RejectionReason.FULL if state is ReferralState.REJECTED else None
        referral_id = self.rows.add(
            Referral,
            number=self.numbers.next(),
            case_id=of.case_id,
            organisation_id=self._organisation(name),
            purpose=purpose,
            request=request,
            sent_on=sent,
            expected_on=sent + timedelta(days=21),
            state=state,
            answered_on=answered,
            rejection=rejection,
            done_on=done,
            disclosure_id=self._disclosure(of, name, _TO_REFER, sent, way=DisclosureWay.REFERRAL),
            made_at=at_nine(sent),
            made_by_id=of.worker_id,
        )
        first = ReferralState.ACCEPTED if done else state
        for step, on_day, why in (
            (ReferralState.SENT, sent, None),
            (first, answered, rejection),
            (ReferralState.DONE, done, None),
        ):
            if on_day is not None:
                self._step(referral_id, of, step, on_day, why)

    def _days(self, of: _Of, state: ReferralState) -> tuple[date, date | None, date | None]:
        """When it was sent, answered and done; one that nobody answered yet was sent of late."""
        if state is ReferralState.SENT:
            return max(of.since, self.today - timedelta(days=self.random.randrange(2, 40))), None, None
        sent = self._after(of.since, 10, 45)
        answered = self._after(sent, 3, 20)
        return sent, answered, self._after(answered, 5, 30) if state is ReferralState.DONE else None

    def _step(
        self, referral_id: int, of: _Of, state: ReferralState, on_day: date, rejection: RejectionReason | None
    ) -> None:
        self.rows.add(
            ReferralStep,
            referral_id=referral_id,
            state=state,
            on_day=on_day,
            rejection=rejection,
            made_at=at_nine(on_day),
            made_by_id=of.worker_id,
        )
