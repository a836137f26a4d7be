"""Which messages go out to her by themselves, and which she has stopped."""

from dataclasses import dataclass

from reception.people.terms import ContactKind
from reception.portal import permits
from reception.portal.queries.own_case import OwnCase
from reception.reminders.queries.reaching import opened_ways
from reception.reminders.queries.stops import WAYS, active_stop


@dataclass(frozen=True)
class OwnWay:
    """A way by which her unit sends: PHONE by text message, EMAIL by e-mail."""

    kind: ContactKind
    is_stopped: bool


def ways(own: OwnCase) -> list[OwnWay]:
    """The ways that her unit has turned on; none where her details are protected: nothing goes to her by itself."""
    if own.is_protected:
        return []
    turned_on = opened_ways({own.case.unit_id})
    person_id = own.case.person_id
    return [OwnWay(way, active_stop(person_id, way, permits.STOPS) is not None) for way in WAYS if way in turned_on]
