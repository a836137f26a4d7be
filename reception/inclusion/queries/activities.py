"""Activities: the list, one of them, who can hold one, and how many places are taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.db.session import db
from reception.i18n.alphabet import sort_key as in_swedish_order
from reception.i18n.formats import today
from reception.inclusion.models import Activity, ActivityOffer
from reception.inclusion.permits import ACTIVITIES, SEATS
from reception.inclusion.rules.activities import Confirmed, confirmed, free_seats, goes_on
from reception.inclusion.terms.activities import ActivityKind, OfferAnswer, OpenTo
from reception.organisations.models import ContactPerson, Organisation
from reception.organisations.rules import language_tags, sort_key
from reception.organisations.terms import OrganisationKind


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to. `words`: all stand in name, place or holder, in any case and marks.

    `weekday`: 0 is Monday. `silent_days`: nobody has heard of it for so many days or more.
    """

    words: str = ""
    open_to: OpenTo | None = None
    kind: ActivityKind | None = None
    language: str | None = None
    weekday: int | None = None
    organisation_id: int | None = None
    unit_id: int | None = None
    silent_days: int | None = None
    ended: bool = False


@dataclass(frozen=True)
class Listed:
    """An activity in a list. `free`: places that are free; None where no number is set."""

    activity: Activity
    confirmed: Confirmed
    goes_on: bool
    free: int | None


def activities_found(wanted: Wanted, window: tuple[int, int]) -> tuple[Sequence[Listed], int]:
    """The activities that fit, by name: those of the window (offset, limit); and how many fit in all.

    A register of hundreds is read whole, in two statements: its order is Swedish, which no database here tells.
    """
    day, taken = today(), seats_taken()
    words = sort_key(wanted.words).split()
    found = [
        _listed(one, taken, day)
        for one in ACTIVITIES.all(_query(wanted))
        if _has_words(one, words) and (wanted.ended or goes_on(one.ends_on, day))
    ]
    if wanted.silent_days is not None:
        found = [one for one in found if one.confirmed.days >= wanted.silent_days]
    offset, limit = window
    return sorted(found, key=_by_name)[offset : offset + limit], len(found)


def activities_that_go_on(words: str = "", kind: ActivityKind | None = None) -> list[Listed]:
    """Everything that fits and has not ended, by name. Two statements."""
    return list(activities_found(Wanted(words, kind=kind), (0, 100_000))[0])


def listed(one: Activity) -> Listed:
    """One activity as a list shows it."""
    return _listed(one, seats_taken(one.id), today())


def _query(wanted: Wanted) -> sa.Select[Activity]:
    query = (
        sa.select(Activity)
        .outerjoin(Activity.organisation)
        .outerjoin(Activity.unit)
        .options(contains_eager(Activity.organisation), contains_eager(Activity.unit))
    )
    for column, value in (
        (Activity.open_to, wanted.open_to), (Activity.kind, wanted.kind), (Activity.weekday, wanted.weekday),
        (Activity.organisation_id, wanted.organisation_id), (Activity.unit_id, wanted.unit_id),
    ):  # fmt: skip
        if value is not None:
            query = query.where(column == value)
    if wanted.language:
        query = query.where(Activity.languages.contains(f" {wanted.language} ", autoescape=True))
    return query


def _listed(one: Activity, taken: dict[int, int], day: date) -> Listed:
    free = free_seats(one.seats, taken.get(one.id, 0))
    return Listed(one, confirmed(one.confirmed_on, day), goes_on(one.ends_on, day), free)


def _has_words(one: Activity, words: list[str]) -> bool:
    if not words:
        return True
    told = sort_key(" ".join((one.name, one.place or "", holder_name(one))))
    return all(word in told for word in words)


def _by_name(one: Listed) -> tuple[str, int]:
    return in_swedish_order(one.activity.name), one.activity.id


def holder_name(one: Activity) -> str:
    """The association, or the unit of the municipality."""
    holder = one.organisation or one.unit
    return holder.name if holder else ""


def tags_of(one: Activity) -> tuple[str, ...]:
    """The languages spoken there beside Swedish."""
    return tuple(language_tags(one.languages))


def seats_taken(activity_id: int | None = None) -> dict[int, int]:
    """How many places are taken by people of any unit, by activity; of that one alone if it is given."""
    day, row = today(), ActivityOffer
    has = sa.or_(row.answer == OfferAnswer.YES, row.started_on.is_not(None))
    query = sa.select(row.activity_id, sa.func.count()).where(has, sa.or_(row.ended_on.is_(None), row.ended_on >= day))
    if activity_id is not None:
        query = query.where(row.activity_id == activity_id)
    found = db.session.execute(SEATS.within(query.group_by(row.activity_id)))
    return {key: int(count) for key, count in found}


def activity(number: str) -> Activity:
    """The activity of that number, with who holds it and whom to call. Raises OutOfReach."""
    query = sa.select(Activity).where(Activity.number == number)
    load = (joinedload(Activity.organisation), joinedload(Activity.unit), joinedload(Activity.contact_person))
    return ACTIVITIES.one(query.options(*load))


def associations(also: int | None = None) -> list[tuple[int, str]]:
    """(id, name) of the associations that have not closed, and of `also`, in Swedish order."""
    there = sa.or_(Organisation.closed_on.is_(None), Organisation.closed_on > today(), Organisation.id == also)
    query = sa.select(Organisation.id, Organisation.name).where(
        sa.or_(Organisation.kind == OrganisationKind.ASSOCIATION, Organisation.id == also), there
    )
    found = ((row[0], row[1]) for row in db.session.execute(query))
    return sorted(found, key=lambda one: (in_swedish_order(one[1]), one[0]))


def contact_persons(also: int | None = None) -> list[tuple[int, str, str]]:
    """(id, name, association) of those who can be called in associations, and of `also`; by association and name."""
    works = sa.or_(ContactPerson.left_on.is_(None), ContactPerson.id == also)
    query = (
        sa.select(ContactPerson.id, ContactPerson.name, Organisation.name)
        .join(Organisation, Organisation.id == ContactPerson.organisation_id)
        .where(works, sa.or_(Organisation.kind == OrganisationKind.ASSOCIATION, ContactPerson.id == also))
    )
    found = ((row[0], row[1], row[2]) for row in db.session.execute(query))
    return sorted(found, key=lambda one: (in_swedish_order(one[2]), in_swedish_order(one[1]), one[0]))


def works_at(contact_person_id: int | None) -> int | None:
    """The organisation where a contact person works; None where nobody is chosen."""
    if contact_person_id is None:
        return None
    query = sa.select(ContactPerson.organisation_id).where(ContactPerson.id == contact_person_id)
    return db.session.scalar(query)
