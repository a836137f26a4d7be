"""What is written of a household's homes: contracts and their people, what was done at moving in, needs and offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from reception.demo.homes.histories import Leaving, Stay
from reception.demo.homes.stock import Stock, Unit
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import ADULT, Sketch
from reception.housing.models import Contract, ContractMember, HomeNeed, MoveInStep, Offer
from reception.housing.rules.norm import Household, needed_rooms
from reception.housing.rules.notice import last_day_after_notice
from reception.housing.rules.tenures import Law, nature
from reception.housing.terms import EndingReason, MoveInItem, NeedEnding, OfferState, Party, Tenure
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key as name_key
from reception.organisations.terms import OrganisationKind
from reception.path.models import Mark
from reception.path.terms import MilestoneState
from reception.people.terms import KeyDateKind
from reception.reckoning.periods import months_after

CONDITIONS: Final = (
    "Hyran betalas i tid, och boendesamtal hålls varje kvartal.",
    "Hushållet står i bostadskö och söker egen bostad aktivt.",
    "Deltar i boendeskolan. Ordningsreglerna följs.",
)
ELSEWHERE: Final = {
    Tenure.FIRST_HAND: "Hyr i första hand av en värd i kommunen", Tenure.OWNED: "Bostadsrätt i kommunen",
    Tenure.SUBLET: "Andrahand hos annan hyresgäst", Tenure.PRIVATE_LET: "Hyr av privatperson",
    Tenure.LODGING: "Inneboende hos privatperson", Tenure.RELATIVES: "Bor hos släktingar",
    Tenure.OTHER: "Tillfälligt boende på vandrarhem", Tenure.CARE_HOME: "HVB-hem", Tenure.FAMILY_HOME: "Familjehem",
    Tenure.SUPPORTED: "Stödboende",
}  # fmt: skip
PROVIDER: Final = "Kompassens stödboende"
#: Of a hundred: municipal contracts under a condition; later homes whose day of moving in was never entered; homes
#: elsewhere whose size nobody asked about; municipal contracts that somebody has given notice of.
CONDITIONAL, NO_DAY, NO_SIZE, NOTICE_GIVEN = 55, 4, 30, 4
#: Needs and offers were entered for so many days; before that homes were given out by telephone.
ENTERED_FOR: Final = 400
#: Of a hundred households that live for a time or in somebody else's home, so many ask for another one.
SEEKING: Final = 26
FOR_A_TIME: Final = frozenset({Tenure.TRANSITIONAL, Tenure.LODGING, Tenure.RELATIVES, Tenure.SUBLET})
#: Of a hundred households whose contract ends within three months, so many know where they are to live after it.
PLANNED: Final = 90
STEPS: Final = (MoveInItem.SIGNED, MoveInItem.KEYS, MoveInItem.ELECTRICITY, MoveInItem.SAFETY, MoveInItem.REGISTRATION)
_BY_TENANT: Final = frozenset({EndingReason.FIRST_HAND_ELSEWHERE, EndingReason.BOUGHT, EndingReason.MOVED_AWAY})


@dataclass(frozen=True)
class Newcomer:
    """Somebody to be housed. `leaving`: she moved away. `case_id`: her latest case, which may be open."""

    person_id: int
    sketch: Sketch
    case_id: int | None = None
    leaving: Leaving | None = None
    is_open: bool = False
    worker_id: int | None = None


class Writing:
    """Turns one stay after the other into rows."""

    def __init__(self, random: Random, rows: Rows, stock: Stock, today: date, coordinator_id: int) -> None:
        self.random, self.rows, self.stock, self.today = random, rows, stock, today
        self.coordinator_id = coordinator_id
        self._provider_id = rows.add(
            Organisation, name=PROVIDER, sort_key=name_key(PROVIDER), kind=OrganisationKind.OTHER, phone="08-465 004 60"
        )
        self._contract_id: int | None = None

    def contract(self, stay: Stay, people: Sequence[Newcomer], unit: Unit | None, *, is_first: bool) -> None:
        """The contract or arrangement of a stay, with those who lived there."""
        moved_in = self._moved_in(stay, people[0].sketch, is_first=is_first)
        contract_id = self.rows.add(
            Contract,
            number=self.stock.numbers.next(),
            tenure=stay.tenure,
            **self._where(stay, unit, len(people)),
            **self._agreed(stay, people[0].sketch, unit, is_first=is_first),
            moved_in_on=moved_in,
            moved_out_on=stay.ended_on,
            ended_on=stay.ended_on,
            end_reason=stay.reason,
            follows_id=None if is_first else self._contract_id,
            made_at=at_nine(stay.first_on - timedelta(days=5)),
            made_by_id=self.coordinator_id,
        )
        self._contract_id = contract_id
        self._members(contract_id, stay, people)
        self._next_home(stay, people)
        if moved_in and unit and (self.today - moved_in).days <= ENTERED_FOR:
            for item in STEPS[: self.random.randrange(3, len(STEPS) + 1)]:
                self.rows.add(
                    MoveInStep, contract_id=contract_id, item=item, done_on=moved_in, done_by_id=self.coordinator_id
                )

    def _moved_in(self, stay: Stay, sketch: Sketch, *, is_first: bool) -> date | None:
        """None where the day was never entered, or where the one that is noted of the person cannot be true."""
        if is_first:
            noted = sketch.journey.days.get(KeyDateKind.MOVED_IN) if sketch.journey else None
            return None if noted is not None and noted < sketch.received_on else stay.first_on
        moved_in = stay.first_on + timedelta(days=self.random.randrange(0, 4))
        is_known = moved_in <= (stay.ended_on or self.today) and self.random.randrange(100) >= NO_DAY
        return moved_in if is_known else None

    def _where(self, stay: Stay, unit: Unit | None, people: int) -> dict[str, object]:
        if unit is not None:
            return {"unit_id": unit.unit_id, "rent": unit.rent}
        is_placed = nature(stay.tenure).placement
        found: dict[str, object] = {"elsewhere": ELSEWHERE[stay.tenure]}
        found["provider_id"] = self._provider_id if stay.tenure is Tenure.SUPPORTED else None
        if not is_placed and self.random.randrange(100) >= NO_SIZE:
            needed = needed_rooms(Household((None,) * people))
            found["rooms"] = max(1, needed + self.random.choice((-1, 0, 0, 0, 0, 1)))
            found["rent"] = None if stay.tenure is Tenure.RELATIVES else round(self.random.randrange(3000, 9500), -2)
        return found

    def _agreed(self, stay: Stay, sketch: Sketch, unit: Unit | None, *, is_first: bool) -> dict[str, object]:
        signed = sketch.journey.noted.get("lease_signed") if sketch.journey and is_first else None
        is_let = nature(stay.tenure).law is not Law.NONE
        by_chance = stay.first_on - timedelta(days=self.random.randrange(1, 21))
        conditional = stay.tenure is Tenure.MUNICIPAL and self.random.randrange(100) < CONDITIONAL
        found: dict[str, object] = {
            "first_on": stay.first_on,
            "last_on": stay.last_on,
            "signed_on": (signed if isinstance(signed, date) else by_chance) if is_let else None,
            "conditional": conditional,
            "condition": self.random.choice(CONDITIONS) if conditional else None,
            "furnished": stay.tenure is Tenure.TRANSITIONAL,
            "furniture": "Säng, bord, stolar, husgeråd" if stay.tenure is Tenure.TRANSITIONAL else None,
        }
        return found | self._notice(stay, unit)

    def _notice(self, stay: Stay, unit: Unit | None) -> dict[str, object]:
        if unit is None:
            return {}
        if stay.ended_on is not None:
            by = Party.TENANT if stay.reason in _BY_TENANT else None
            by = Party.LANDLORD if stay.reason is EndingReason.NOTICE_BY_MUNICIPALITY else by
            return {"notice_on": max(stay.ended_on - timedelta(days=92), stay.first_on), "notice_by": by} if by else {}
        if stay.tenure is Tenure.MUNICIPAL and self.random.randrange(100) < NOTICE_GIVEN:
            given = max(self.today - timedelta(days=self.random.randrange(3, 60)), stay.first_on)
            last = last_day_after_notice(stay.tenure, Party.TENANT, given)
            if last is not None and (stay.last_on is None or last < stay.last_on):
                return {"notice_on": given, "notice_by": Party.TENANT, "last_on": last}
        return {}

    def _next_home(self, stay: Stay, people: Sequence[Newcomer]) -> None:
        """Of most whose contract ends within months, it is settled already where they are to live after it."""
        soon = stay.ended_on is None and stay.last_on is not None and stay.last_on <= months_after(self.today, 3)
        if not soon or self.random.randrange(100) >= PLANNED:
            return
        settled = self.today - timedelta(days=self.random.randrange(2, 40))
        for one in people:
            if one.is_open:
                on_day = max(settled, one.sketch.received_on)
                self.rows.add(
                    Mark,
                    case_id=one.case_id,
                    code="next_home",
                    state=MilestoneState.FULFILLED,
                    on_day=on_day,
                    reason="Avtalet förlängs, hushållet vet om det.",
                    made_at=at_nine(on_day),
                    made_by_id=one.worker_id,
                )

    def _members(self, contract_id: int, stay: Stay, people: Sequence[Newcomer]) -> None:
        """Grown-ups sign, or the first of them; who moved away before is no member, and who does during it leaves."""
        there = [one for one in people if one.leaving is None or one.leaving.on >= stay.first_on]
        for one in there or people[:1]:
            left = one.leaving.on if one.leaving and (stay.ended_on is None or one.leaving.on < stay.ended_on) else None
            self.rows.add(
                ContractMember,
                contract_id=contract_id,
                person_id=one.person_id,
                is_tenant=one is people[0] or one.sketch.age_on(stay.first_on) >= ADULT,
                left_on=left,
            )

    def needs(
        self, stay: Stay, first: Newcomer, household_id: int | None, unit: Unit | None, *, is_first: bool
    ) -> None:
        """The need that led to a municipal home of late, and the one of a household that lives somewhere for a time."""
        if first.case_id is None:
            return
        days = (self.today - stay.first_on).days
        if unit is not None and is_first and days <= ENTERED_FOR:
            self._was_housed(stay, first, household_id, unit)
        is_open = stay.ended_on is None and first.leaving is None and first.is_open
        if is_open and stay.tenure in FOR_A_TIME and self.random.randrange(100) < SEEKING:
            wanted = stay.last_on + timedelta(days=1) if stay.last_on else None
            self.need(
                first.case_id,
                household_id,
                self.today - timedelta(days=self.random.randrange(2, 90)),
                wanted_from=wanted,
            )

    def _was_housed(self, stay: Stay, first: Newcomer, household_id: int | None, unit: Unit) -> None:
        asked = stay.first_on - timedelta(days=self.random.randrange(15, 45))
        need_id = self.need(first.case_id, household_id, asked, ended_on=stay.first_on, ending=NeedEnding.HOUSED)
        made = asked + timedelta(days=5)
        self.offer(
            first.case_id, need_id, unit, OfferState.ACCEPTED, made_on=made, free_on=stay.first_on,
            answered_on=made + timedelta(days=3), contract_id=self._contract_id,
        )  # fmt: skip

    def need(self, case_id: int | None, household_id: int | None, asked_on: date, **facts: object) -> int:
        """Somebody asks for a home."""
        return self.rows.add(
            HomeNeed,
            number=self.stock.numbers.next(),
            case_id=case_id,
            household_id=household_id,
            made_at=at_nine(asked_on),
            **facts,
        )

    def offer(self, case_id: int | None, need_id: int, unit: Unit, state: OfferState, **facts: object) -> int:
        """A home is offered."""
        made = facts.get("made_on")
        return self.rows.add(
            Offer,
            number=self.stock.numbers.next(),
            case_id=case_id,
            need_id=need_id,
            unit_id=unit.unit_id,
            state=state,
            grounds="[]",
            made_at=at_nine(made if isinstance(made, date) else self.today),
            made_by_id=self.coordinator_id,
            **facts,
        )
