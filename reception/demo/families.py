"""Families of Exempelby: who came together, who is expected, and who decides for the children."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from reception.demo.people import PeopleMaker, Sketch, at_nine
from reception.demo.rows import Rows
from reception.people.models import ExpectedMember, Guardianship, Household, HouseholdMember
from reception.people.terms import (
    BirthPrecision,
    ExpectedState,
    GuardianKind,
    HouseholdRole,
    ReceptionRoute,
    Source,
)

SIZES = ((0, 55), (1, 12), (2, 10), (3, 11), (4, 8), (5, 4))
EXPECTED_SHARE = 0.12
ADULT = 18


@dataclass(frozen=True)
class Place:
    """Where somebody's file is: relatives are met by the same caseworker."""

    unit_id: int
    worker_id: int | None


@dataclass(frozen=True)
class _ToCome:
    role: HouseholdRole
    reference: Sketch
    reference_id: int
    household_id: int
    place: Place


class Families:
    """Gives the next newcomer: a relative of the last, or somebody new."""

    def __init__(self, random: Random, rows: Rows, people: PeopleMaker, today: date) -> None:
        self.random, self.rows, self.people, self.today = random, rows, people, today
        self._to_come: list[_ToCome] = []

    def next(self) -> tuple[Sketch, _ToCome | None]:
        """A sketch, and whom it belongs to if it is a relative."""
        if not self._to_come:
            return self.people.sketch(), None
        relative = self._to_come.pop()
        ages = (20, 50) if relative.role is HouseholdRole.PARTNER else (0, 17)
        return self.people.relative(relative.reference, youngest=ages[0], oldest=ages[1]), relative

    def join(self, person_id: int, sketch: Sketch, relative: _ToCome) -> None:
        """Put a relative into the household; a parent decides for a child."""
        self.member(relative.household_id, person_id, relative.role, sketch.received_on)
        if relative.role is HouseholdRole.CHILD:
            self.rows.add(
                Guardianship,
                person_id=person_id,
                kind=GuardianKind.CUSTODIAN,
                guardian_id=relative.reference_id,
                starts_on=sketch.birth,
                source=Source.AUTHORITY,
                version=1,
            )

    def begin(self, person_id: int, sketch: Sketch, place: Place) -> None:
        """Let an adult who came with relatives, or waits for some, begin a household; a child alone gets a trustee."""
        if self._age(sketch) < ADULT:
            self._trustee(person_id, sketch)
            return
        size = self.random.choices([size for size, _ in SIZES], [share for _, share in SIZES])[0]
        waits = self.random.random() < EXPECTED_SHARE
        if not size and not waits:
            return
        household_id = self.household(sketch.received_on)
        self.member(household_id, person_id, HouseholdRole.REFERENCE, sketch.received_on)
        roles = [HouseholdRole.PARTNER] * (size > 1) + [HouseholdRole.CHILD] * (size - (size > 1))
        self._to_come = [_ToCome(role, sketch, person_id, household_id, place) for role in reversed(roles)]
        if waits:
            self._expect(household_id, sketch)

    def household(self, since: date) -> int:
        """A new household."""
        return self.rows.add(Household, made_at=at_nine(since))

    def member(self, household_id: int, person_id: int, role: HouseholdRole, since: date | None) -> None:
        """Somebody in it."""
        self.rows.add(
            HouseholdMember,
            household_id=household_id,
            person_id=person_id,
            role=role,
            starts_on=since,
            source=Source.AUTHORITY,
            version=1,
        )

    def _expect(self, household_id: int, sketch: Sketch) -> None:
        expected = self.people.relative(sketch, youngest=1, oldest=40)
        self.rows.add(
            ExpectedMember,
            household_id=household_id,
            name=expected.name,
            role=HouseholdRole.CHILD if self._age(expected) < ADULT else HouseholdRole.PARTNER,
            birth_on=expected.birth.replace(month=1, day=1) if expected.birth else None,
            birth_precision=BirthPrecision.YEAR if expected.birth else None,
            planned_on=self.today + timedelta(days=self.random.randrange(-20, 200)),
            state=ExpectedState.EXPECTED,
            version=1,
        )

    def _trustee(self, person_id: int, sketch: Sketch) -> None:
        if sketch.route is ReceptionRoute.UNACCOMPANIED:
            self.rows.add(
                Guardianship,
                person_id=person_id,
                kind=GuardianKind.UNACCOMPANIED_TRUSTEE,
                guardian_name="Gunnel God-Man",
                guardian_phone=self.people.numbers.phone(),
                starts_on=sketch.received_on,
                source=Source.AUTHORITY,
                version=1,
            )

    def _age(self, sketch: Sketch) -> float:
        """In years; somebody whose birth is not known counts as grown up."""
        return (self.today - sketch.birth).days / 365.25 if sketch.birth else float(ADULT)
