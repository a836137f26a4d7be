"""Activities she was told of, and her mentor or friend."""

from datetime import date
from typing import Final

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel.speaklater import LazyString

from reception.i18n.formats import weekday
from reception.inclusion.terms.activities import OfferAnswer
from reception.portal import permits
from reception.portal.operations import inclusion as operations
from reception.portal.queries import inclusion as queries
from reception.portal.queries.own_case import own_case
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_inclusion", __name__, url_prefix="/activities")
#: A Monday, by which days of the week are named.
_MONDAY: Final = date(2024, 1, 1)
_ANSWERS: Final = {one.value: one for one in (OfferAnswer.YES, OfferAnswer.NO)}


@room.route("", permit=permits.OFFERS)
def activities() -> ResponseReturnValue:
    """What I was told of, and whom I meet."""
    own = own_case()
    found = queries.own_activities(shows_place=not own.is_protected)
    answered = next((one for one in found if str(one.offer_id) == request.args.get("answered")), None)
    return render_template(
        "portal/activities.html",
        own=own,
        activities=found,
        friends=queries.own_friends(),
        answered=answered,
        weekday=lambda number: LazyString(weekday, _MONDAY.replace(day=1 + number)),
    )


@room.route("/<int:offer_id>", methods=["POST"], permit=permits.OFFERS)
def answer(offer_id: int) -> ResponseReturnValue:
    """Yes or no, by a button. In a case that has ended nothing is answered any more."""
    offer = queries.own_offer(offer_id)
    said = _ANSWERS.get(request.form.get("answer", ""))
    if said is None or own_case().closed_on:
        return redirect(url_for(".activities"), 303)
    operations.answer(offer, said)
    return redirect(url_for(".activities", answered=offer_id), 303)
