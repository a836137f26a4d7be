"""Families of Exempelby: who came together, who is expected, and who decides for the children."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from reception.demo.people import PeopleMaker, at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import ADULT, Sketch, Sketches
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
#: Younger grown-ups bring no children of their own.
YOUNGEST_PARENT, OLDEST_PARENT = 20, 62


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

    def __init__(self, random: Random, rows: Rows, people: PeopleMaker, sketches: Sketches, today: date) -> None:
        self.random, self.rows, self.people, self.sketches, self.today = random, rows, people, sketches, today
        self._to_come: list[_ToCome] = []
        #: Told of each who comes to live in a household: (household, person).
        self.told: Callable[[int, int], None] = lambda _household_id, _person_id: None

    def next(self) -> tuple[Sketch, _ToCome | None]:
        """A sketch, and whom it belongs to if it is a relative."""
        if not self._to_come:
            return self.sketches.somebody(), None
        relative = self._to_come.pop()
        is_partner = relative.role is HouseholdRole.PARTNER
        draw = self.sketches.partner if is_partner else self.sketches.child
        return draw(relative.reference), relative

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
        """Let an adult who came with relatives, or waits for some, begin a household."""
        size = self.random.choices([size for size, _ in SIZES], [share for _, share in SIZES])[0]
        waits = self.random.random() < EXPECTED_SHARE
        roles = self._roles(sketch, size)
        if sketch.age_on(self.today) < ADULT or not (roles or waits):
            return
        sketch.children = roles.count(HouseholdRole.CHILD)
        household_id = self.household(sketch.received_on)
        self.member(household_id, person_id, HouseholdRole.REFERENCE, sketch.received_on)
        self._to_come = [_ToCome(role, sketch, person_id, household_id, place) for role in reversed(roles)]
        if waits:
            self._expect(household_id, sketch)

    def _roles(self, sketch: Sketch, size: int) -> list[HouseholdRole]:
        """Who comes along: no partner to somebody who comes to one, and children to those of an age to have them."""
        has_partner = size > 1 and sketch.route is not ReceptionRoute.FAMILY
        has_children = YOUNGEST_PARENT <= sketch.age_on(sketch.received_on) < OLDEST_PARENT
        children = size - has_partner if has_children else 0
        return [HouseholdRole.PARTNER] * has_partner + [HouseholdRole.CHILD] * children

    def household(self, since: date) -> int:
        """A new household."""
        return self.rows.add(Household, made_at=at_nine(since))

    def member(self, household_id: int, person_id: int, role: HouseholdRole, since: date | None) -> None:
        """Somebody in it."""
        self.told(household_id, person_id)
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
        expected = self.sketches.relative(sketch, youngest=1, oldest=40)
        self.rows.add(
            ExpectedMember,
            household_id=household_id,
            name=expected.name,
            role=HouseholdRole.CHILD if expected.age_on(self.today) < ADULT else HouseholdRole.PARTNER,
            birth_on=expected.birth.replace(month=1, day=1) if expected.birth else None,
            birth_precision=BirthPrecision.YEAR if expected.birth else None,
            planned_on=self.today + timedelta(days=self.random.randrange(-20, 200)),
            state=ExpectedState.EXPECTED,
            version=1,
        )
