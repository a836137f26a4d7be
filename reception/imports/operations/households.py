"""The households that a list names: who shares one, and who has moved to another."""

from collections.abc import Sequence

from reception.accounts.models import Unit
from reception.db.session import db
from reception.i18n.formats import today
from reception.imports import queries
from reception.imports.models import ImportedRow, ImportRun
from reception.imports.operations import fingerprints
from reception.imports.operations.row_plans import RowPlan
from reception.imports.terms import RowKind
from reception.people import operations as people
from reception.people.models import Household, Person
from reception.people.terms import HouseholdRole, Source


class Households:
    """The households of one run, by what the list calls them."""

    def __init__(self, run: ImportRun, unit: Unit) -> None:
        self._run = run
        self._ids = queries.households(unit)
        self._known: dict[str, Household] = {}

    def join(self, new: Sequence[tuple[Person, RowPlan]]) -> None:
        """Put people who were just registered into their households."""
        self._begin([plan for _person, plan in new])
        entries = [
            (self._named(plan), person, role_of(plan), plan.row.received_on)
            for person, plan in new
            if plan.row.household
        ]
        people.join_many(entries, Source.IMPORT)

    def change(self, person: Person, plan: RowPlan) -> None:
        """Follow a changed row: into another household from today, or another role in the same."""
        if not plan.row.household:
            return
        household, role = self._named(plan), role_of(plan)
        lives_in = queries.living_in(person)
        here = next((one for one in lives_in if one.household_id == household.id), None)
        listed = next((one for one in lives_in if one.source is Source.IMPORT), None)
        if here is not None:
            people.change_member(here, role=role, starts_on=here.starts_on, ends_on=here.ends_on)
        elif listed is not None:  # where an earlier list put her; what staff have written stands
            people.move(listed, household, today(), role=role)
        else:
            people.join_household(household, person, role=role, starts_on=today(), source=Source.IMPORT)

    def _named(self, plan: RowPlan) -> Household:
        key = fingerprints.of_household(plan.row.household or "")
        if key not in self._known and key in self._ids:
            self._known[key] = queries.household_of_lists(self._ids[key])
        elif key not in self._known:
            self._begin([plan])
        return self._known[key]

    def _begin(self, plans: Sequence[RowPlan]) -> None:
        """Start the households that no list has named before."""
        named = {fingerprints.of_household(plan.row.household): plan for plan in plans if plan.row.household}
        new = {key: plan for key, plan in named.items() if key not in self._ids}
        for (key, plan), household in zip(new.items(), people.start_households(len(new)), strict=True):
            self._ids[key], self._known[key] = household.id, household
            self._note(household, key, plan)

    def _note(self, household: Household, key: str, plan: RowPlan) -> None:
        db.session.add(
            ImportedRow(
                run_id=self._run.id,
                unit_id=self._run.unit_id,
                kind=RowKind.HOUSEHOLD,
                sheet=plan.row.sheet,
                row=plan.row.row,
                by_key=key,
                content=key,
                said="{}",
                household_id=household.id,
            )
        )


def role_of(plan: RowPlan) -> HouseholdRole:
    """What the row says the person is in the household."""
    return HouseholdRole(plan.row.relation) if plan.row.relation else HouseholdRole.OTHER
