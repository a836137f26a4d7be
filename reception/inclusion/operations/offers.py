"""What may happen to an offer to take part. It is voluntary. Raises `Refused` where rules stop it."""

from dataclasses import replace
from datetime import date
from typing import Any

from reception.access.actor import current
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.operations import active
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.inclusion.models import Activity, ActivityOffer
from reception.inclusion.queries.offers import fits, offered_before, told
from reception.inclusion.rules.offers import Told, check_again, check_offer
from reception.inclusion.terms.activities import OfferAnswer, OfferEnd
from reception.reckoning.remarks import Remarks, accepted, refusal


def offer_activity(
    case: Case, activity: Activity, *, offered_on: date, note: str | None, is_sure: bool
) -> ActivityOffer:
    """Tell somebody of an activity. What hinders it is to be confirmed: `is_sure`."""
    hold(activity)  # of two who offer the last place at once, the second reads that it is taken
    again = check_again(offered_before(case.person, activity))
    accepted(
        [*check_offer(Told(offered_on, note=note), today()), *again, *_hindrances(case, activity, is_sure=is_sure)]
    )
    made = ActivityOffer(
        case=case, activity_id=activity.id, offered_on=offered_on, offered_by_id=current().user_id,
        answer=OfferAnswer.WAITING, note=note,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("activity-offer.made", made)
    active(case, offered_on)
    return made


def _hindrances(case: Case, activity: Activity, *, is_sure: bool) -> Remarks:
    if is_sure or not fits(case.person, activity).hindrances:
        return ()
    return (refusal("be-sure", "is_sure", N_("Say that you offer it all the same, or choose another activity.")),)


def answer_offer(offer: ActivityOffer, answer: OfferAnswer) -> None:
    """What the person says; said again it is nothing new. To wait again takes an answer back."""
    hold(offer)
    if offer.answer is answer:
        return
    answered_on = None if answer is OfferAnswer.WAITING else today()
    values = {"answer": answer, "answered_on": answered_on}
    accepted(check_offer(replace(told(offer), answer=answer, answered_on=answered_on), today()))
    write_anew(offer, values)
    record("activity-offer.answered", offer, answer=answer.value)


def begin(offer: ActivityOffer) -> None:
    """The person takes part from today on, and so has said yes."""
    hold(offer)
    if offer.started_on is not None:
        return
    answered_on = offer.answered_on if offer.answer is OfferAnswer.YES else today()
    values: dict[str, Any] = {"answer": OfferAnswer.YES, "answered_on": answered_on, "started_on": today()}
    accepted(check_offer(replace(told(offer), **values), today()))
    write_anew(offer, values)
    record("activity-offer.begun", offer)


def change_offer(offer: ActivityOffer, **entered: Any) -> None:
    """What is noted was something else. `entered`: columns of `ActivityOffer`."""
    accepted(check_offer(replace(told(offer), **entered), today()))
    record("activity-offer.changed", offer, fields=" ".join(write_anew(offer, entered)))


def end_offer(offer: ActivityOffer, *, ended_on: date, end: OfferEnd) -> None:
    """The person takes part no longer."""
    values: dict[str, Any] = {"ended_on": ended_on, "end": end}
    accepted(check_offer(replace(told(offer), **values), today()))
    write_anew(offer, values)
    record("activity-offer.ended", offer, end=end.value)


def reopen_offer(offer: ActivityOffer) -> None:
    """That it ended was a slip: the person takes part."""
    hold(offer)
    write_anew(offer, {"ended_on": None, "end": None})
    record("activity-offer.reopened", offer)


def remove_offer(offer: ActivityOffer) -> None:
    """It was noted by mistake, and goes. The log keeps that it was there."""
    person_id = offer.case.person_id
    db.session.delete(offer)
    db.session.flush()
    record("activity-offer.removed", people=(person_id,))
