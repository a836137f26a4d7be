"""What somebody was offered to take part in, and the activities that fit her."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts.models import User
from reception.cases.models import Case
from reception.cases.queries import cases_about
from reception.cases.terms import CaseState
from reception.i18n.formats import today
from reception.inclusion.models import Activity, ActivityOffer
from reception.inclusion.permits import OFFERS
from reception.inclusion.queries.activities import Listed, activities_that_go_on, listed, tags_of
from reception.inclusion.rules.fitting import Fit, Offered, Somebody, fit
from reception.inclusion.rules.offers import Told
from reception.inclusion.terms.activities import ActivityKind, OfferAnswer
from reception.people.models import Person
from reception.people.queries.households import homes_of
from reception.people.rules.ages import possible_ages
from reception.people.terms import ContactKind, HouseholdRole


@dataclass(frozen=True)
class Offers:
    """What a person was offered, by where it stands: the latest first within each."""

    waiting: Sequence[ActivityOffer] = ()
    taking_part: Sequence[ActivityOffer] = ()
    said_yes: Sequence[ActivityOffer] = ()
    earlier: Sequence[ActivityOffer] = ()

    @property
    def is_anything(self) -> bool:
        """Whether she was ever offered anything."""
        return any((self.waiting, self.taking_part, self.said_yes, self.earlier))


def case_for(number: str) -> tuple[Case, bool]:
    """The case whose page the tab is, the open one first, and whether it is open. Raises OutOfReach."""
    case = cases_about(number)[0]
    return case, case.state is CaseState.OPEN


def offers_of(person: Person) -> Offers:
    """What a person was offered in the cases of the reader's own units. One statement."""
    rows = OFFERS.all(_of(person).order_by(ActivityOffer.offered_on.desc(), ActivityOffer.id.desc()))
    open_rows = [one for one in rows if one.ended_on is None]
    begun = [one for one in open_rows if one.started_on is not None]
    rest = [one for one in open_rows if one.started_on is None]
    return Offers(
        [one for one in rest if one.answer is OfferAnswer.WAITING],
        begun,
        [one for one in rest if one.answer is OfferAnswer.YES],
        [one for one in rows if one.ended_on is not None or (one in rest and one.answer is OfferAnswer.NO)],
    )


def offer(number: str, offer_id: int) -> ActivityOffer:
    """One offer to the person of that number, as the database holds it now. Raises OutOfReach."""
    case, _is_open = case_for(number)
    query = _of(case.person).where(ActivityOffer.id == offer_id)
    return OFFERS.one(query.execution_options(populate_existing=True))


def _of(person: Person) -> sa.Select[ActivityOffer]:
    theirs = sa.select(Case.id).where(Case.person_id == person.id)
    activity = joinedload(ActivityOffer.activity)
    return (
        sa.select(ActivityOffer)
        .where(ActivityOffer.case_id.in_(theirs))
        .options(
            activity.joinedload(Activity.organisation),
            activity.joinedload(Activity.unit),
            joinedload(ActivityOffer.offered_by).load_only(User.name),
            joinedload(ActivityOffer.case),
        )
    )


def told(row: ActivityOffer) -> Told:
    """An offer as the rules ask of it."""
    return Told(row.offered_on, row.answer, row.answered_on, row.started_on, row.ended_on, row.end, row.note)


def offered_before(person: Person, activity: Activity) -> list[Told]:
    """What is known of earlier offers of an activity to a person."""
    return [told(one) for one in OFFERS.all(_of(person).where(ActivityOffer.activity_id == activity.id))]


@dataclass(frozen=True)
class Fitting:
    """An activity, and how it fits a person. `is_offered`: she has been offered it, and that offer stands."""

    listed: Listed
    fit: Fit
    is_offered: bool = False


def fitting(person: Person, words: str = "", kind: ActivityKind | None = None) -> list[Fitting]:
    """What goes on and is looked for, what fits her best first; within that by name."""
    who, day = somebody(person), today()
    stands = {one.activity_id for one in _standing(person)}
    found = [
        Fitting(one, fit(who, offered(one), day), one.activity.id in stands)
        for one in activities_that_go_on(words, kind)
    ]
    return sorted(found, key=lambda one: (one.is_offered, *one.fit.rank))


def _standing(person: Person) -> Sequence[ActivityOffer]:
    now = offers_of(person)
    return (*now.waiting, *now.taking_part, *now.said_yes)


def fits(person: Person, activity: Activity) -> Fit:
    """How one activity fits a person."""
    return fit(somebody(person), offered(listed(activity)), today())


def offered(one: Listed) -> Offered:
    """An activity as the rules ask of it."""
    row = one.activity
    return Offered(row.open_to, tags_of(row), row.place or "", one.free, is_ended=not one.goes_on)


def somebody(person: Person) -> Somebody:
    """A person as the rules ask of her: nothing but what an activity says of itself is compared with."""
    birth = (person.birth_on, person.birth_precision) if person.birth_on and person.birth_precision else None
    return Somebody(
        tuple(one.language for one in person.languages),
        possible_ages(birth, today()),
        person.legal_sex,
        _has_children(person),
        "" if person.is_protected else _address(person),
    )


def _has_children(person: Person) -> bool:
    """Whether she is an adult in a household where a child lives now."""
    homes = homes_of(person, with_expected=False).current
    return any(
        home.own.role is not HouseholdRole.CHILD and any(one.role is HouseholdRole.CHILD for one in home.others)
        for home in homes
    )


def _address(person: Person) -> str:
    day = today()
    return " ".join(
        one.plain or ""
        for one in person.contact_details
        if one.kind is ContactKind.ADDRESS and not one.is_sealed and (one.ends_on is None or one.ends_on >= day)
    )
