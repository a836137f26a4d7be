"""She answers what she was offered. It is voluntary, and she may answer otherwise later."""

from reception.access.permit import OutOfReach
from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.i18n.formats import today
from reception.inclusion.models import ActivityOffer
from reception.inclusion.terms.activities import OfferAnswer


def answer(offer: ActivityOffer, said: OfferAnswer) -> None:
    """Note her yes or no; said again it is nothing new. Raises OutOfReach where she takes part, or it has ended."""
    hold(offer)
    if offer.started_on is not None or offer.ended_on is not None:
        raise OutOfReach
    if offer.answer is not said:
        write_anew(offer, {"answer": said, "answered_on": today()})
        record("activity-offer.answered", offer, answer=said.value)
