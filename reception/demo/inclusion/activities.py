"""Activities of associations and of the municipality, their meetings of two years, and who takes part."""

from datetime import date, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.session import db
from reception.demo.inclusion.told import ShortNumbers, day_between, told
from reception.inclusion.models import Activity, ActivityOccasion, ActivityOffer
from reception.inclusion.terms.activities import ActivityKind, OccasionState, OfferAnswer, OfferEnd, OpenTo
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind

#: Months between two meetings that are told of: the demo needs some of each year, not every week.
_EVERY_WEEKS = 6
_YEARS = 2
#: What the meetings came to: two of three were mixed.
_CAME = ((9, 6), (14, 11), (7, 0), (18, 9), (11, 4), (0, 5))


def tell_activities(chance: Random, cases: list[Case], unit_id: int, today: date) -> None:
    """Activities, their meetings, and an offer to most of these people."""
    numbers = ShortNumbers(chance)
    activities = [_activity(one, numbers, unit_id, today, place) for place, one in enumerate(told()["activity"])]
    for place, one in enumerate(activities):
        _meetings(one, place, today)
    for_adults = [one for one in activities if one.open_to in {OpenTo.EVERYBODY, OpenTo.ADULTS}]
    for place, case in enumerate(cases):
        if place % 4:
            _offer(chance, case, for_adults[place % len(for_adults)], place, today)


def _activity(one: dict[str, Any], numbers: ShortNumbers, unit_id: int, today: date, place: int) -> Activity:
    made = Activity(
        number=numbers.next(),
        organisation=None if one.get("unit") else _association(one["by"]),
        unit_id=unit_id if one.get("unit") else None,
        name=one["name"],
        kind=ActivityKind(one["kind"]),
        open_to=OpenTo(one["open_to"]),
        languages=one.get("languages", ""),
        place=one["place"],
        weekday=one.get("weekday"),
        time=one["time"],
        fee=one["fee"],
        seats=one.get("seats"),
        begins_on=today - timedelta(days=365 * _YEARS),
        confirmed_on=today - timedelta(days=23 * place % 260),
    )
    db.session.add(made)
    db.session.flush()
    return made


def _association(name: str) -> Organisation:
    kind = OrganisationKind.ASSOCIATION
    known = db.session.scalars(
        sa.select(Organisation).where(Organisation.name == name, Organisation.kind == kind)
    ).one_or_none()
    if known is None:
        known = Organisation(name=name, sort_key=sort_key(name), kind=kind, languages="")
        db.session.add(known)
        db.session.flush()
    return known


def _meetings(activity: Activity, place: int, today: date) -> None:
    """One each six weeks for two years, the next one planned, and a few that nobody has said what became of."""
    first = today - timedelta(days=365 * _YEARS - place)
    for step in range(365 * _YEARS // (7 * _EVERY_WEEKS) + 2):
        on = first + timedelta(weeks=_EVERY_WEEKS * step)
        newcomers, established = _CAME[(step + place) % len(_CAME)]
        is_cancelled = (step + place) % 11 == 0
        is_left = on >= today - timedelta(days=20) and place % 5 == 0
        came: tuple[int | None, int | None] = (None, None)
        if on >= today or is_left:
            state = OccasionState.PLANNED
        elif is_cancelled:
            state = OccasionState.CANCELLED
        else:
            state, came = OccasionState.HELD, (newcomers, established)
        db.session.add(
            ActivityOccasion(activity_id=activity.id, on=on, state=state, newcomers=came[0], established=came[1])
        )


def _offer(chance: Random, case: Case, activity: Activity, place: int, today: date) -> None:
    """Two of three say yes, and one of five of those has ended since."""
    offered_on = day_between(chance, max(case.opened_on, today - timedelta(days=700)), today - timedelta(days=3))
    answer = (OfferAnswer.YES, OfferAnswer.YES, OfferAnswer.NO, OfferAnswer.YES, OfferAnswer.WAITING)[place % 5]
    answered_on = None if answer is OfferAnswer.WAITING else min(offered_on + timedelta(days=6), today)
    started_on = answered_on if answer is OfferAnswer.YES else None
    has_ended = started_on is not None and place % 15 == 1 and started_on < today - timedelta(days=60)
    db.session.add(
        ActivityOffer(
            case_id=case.id,
            activity_id=activity.id,
            offered_on=offered_on,
            offered_by_id=case.worker_id,
            answer=answer,
            answered_on=answered_on,
            started_on=started_on,
            ended_on=started_on + timedelta(days=50) if has_ended and started_on else None,
            end=OfferEnd.BUSY if has_ended else None,
        )
    )
