"""Who lives with whom: joining, changing, leaving and moving. Nobody is twice in one household at the same time."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm.exc import StaleDataError

from reception.audit.log import concern, record, record_many
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people import queries
from reception.people.models import Household, HouseholdMember, Person
from reception.people.operations.corrections import note_correction
from reception.people.rules.households import Period, last_day
from reception.people.terms import HouseholdRole, Source

#: What joins a household: the household, who, as what, and since when if that is known.
Entry = tuple[Household, Person, HouseholdRole, date | None]


class AlreadyMember(Exception):
    """The person is in that household during those days already."""


def start_household(at: datetime | None = None) -> Household:
    """A household that nobody is in yet."""
    return start_households(1, at)[0]


def start_households(count: int, at: datetime | None = None) -> list[Household]:
    """Several households at once, for bringing in many people."""
    households = [Household(made_at=at or now()) for _household in range(count)]
    db.session.add_all(households)
    db.session.flush()
    record_many("household.started", ((household, {}) for household in households))
    return households


def start_household_of(*living: tuple[Person, HouseholdRole, date | None]) -> Household:
    """A new household where these people live: each as what, and since when if that is known."""
    household = Household(made_at=now())
    for person, role, starts_on in living:
        facts = {"role": role, "starts_on": starts_on, "source": Source.PERSON}
        household.members.append(HouseholdMember(person_id=person.id, **facts))
    db.session.add(household)
    db.session.flush()
    record("household.started", household, people=tuple(person.id for person, *_rest in living))
    return household


def join_household(
    household: Household,
    person: Person,
    *,
    role: HouseholdRole,
    starts_on: date | None,
    source: Source = Source.UNKNOWN,
    ends_on: date | None = None,
) -> HouseholdMember:
    """Let a person be in a household from a day, or for a time that has ended. Raises AlreadyMember."""
    _refuse_twice(household.id, person.id, Period(starts_on, ends_on))
    member = _member(household, person, role, starts_on, source)
    member.ends_on = ends_on
    db.session.add(member)
    db.session.flush()
    record("household.joined", member, role=role)
    return member


def join_many(entries: Sequence[Entry], source: Source = Source.UNKNOWN) -> list[HouseholdMember]:
    """Let many join at once, with one flush; who is in the household today already is passed over.

    The households must have been flushed.
    """
    there = queries.living_together((household.id, person.id) for household, person, *_rest in entries)
    members = []
    for household, person, role, starts_on in entries:
        if (household.id, person.id) not in there:
            there.add((household.id, person.id))
            members.append(_member(household, person, role, starts_on, source))
    db.session.add_all(members)
    db.session.flush()
    record_many("household.joined", ((member, {"role": member.role}) for member in members))
    return members


def _member(
    household: Household, person: Person, role: HouseholdRole, starts_on: date | None, source: Source
) -> HouseholdMember:
    # By their ids: to append to the household would read its members, those who are hidden too.
    return HouseholdMember(
        household_id=household.id, person_id=person.id, role=role, starts_on=starts_on, source=source
    )


def _refuse_twice(household_id: int, person_id: int, period: Period, *, besides: HouseholdMember | None = None) -> None:
    others = [member for member in queries.memberships(household_id, person_id) if member is not besides]
    if any(period.surely_meets(Period(other.starts_on, other.ends_on), today()) for other in others):
        raise AlreadyMember


def change_member(
    member: HouseholdMember,
    *,
    role: HouseholdRole,
    starts_on: date | None,
    ends_on: date | None,
    version: int | None = None,
) -> None:
    """Correct what somebody is in a household and since when. Unchanged values leave no trace.

    `version` is that of the membership that was read. Raises AlreadyMember, StaleDataError.
    """
    if version is not None and member.version != version:
        raise StaleDataError("the membership was changed in the meantime")
    values = {"role": role, "starts_on": starts_on, "ends_on": ends_on}
    changed = {field: value for field, value in values.items() if getattr(member, field) != value}
    _refuse_twice(member.household_id, member.person_id, Period(starts_on, ends_on), besides=member)
    for field, value in changed.items():
        _note(member, field, value)
        setattr(member, field, value)
    if changed:
        db.session.flush()
        record("household.member-changed", member, fields=sorted(changed))


def _note(member: HouseholdMember, field: str, value: object) -> None:
    """Keep what a date was. A role tells of the others, who may be hidden from whoever reads the corrections."""
    texts = (getattr(member, field), value)
    before, after = (text.isoformat() if isinstance(text, date) else None for text in texts)
    note_correction(member.person, f"household_member.{field}", before, after, None)


def leave_household(member: HouseholdMember, ends_on: date) -> None:
    """Somebody is in a household up to and including a day. `ends_on` may not come before the first day."""
    member.ends_on = ends_on
    db.session.flush()
    record("household.left", member)


def move(
    member: HouseholdMember, household: Household, on: date, *, role: HouseholdRole | None = None
) -> HouseholdMember:
    """Let somebody be in another household from a day; the day before is the last one here. Raises AlreadyMember."""
    if household.id == member.household_id:
        raise AlreadyMember
    _refuse_twice(household.id, member.person_id, Period(on, None))
    moved = _member(household, member.person, role or member.role, on, member.source)
    member.ends_on = last_day(on, member.starts_on)
    db.session.add(moved)
    db.session.flush()
    record("household.moved", moved, role=moved.role)
    return moved


def remove_member(member: HouseholdMember, *, reason: str) -> None:
    """Take away a membership that should never have been written; that it was there is kept with the reason."""
    note_correction(member.person, "household_member", None, None, reason)
    concern(HouseholdMember, queries.housemates([member.person_id]))  # nothing leads to them once the row is gone
    record("household.member-removed", member)
    db.session.delete(member)
    db.session.flush()
