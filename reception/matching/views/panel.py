"""What a person's page about homes says of the home that is sought. Registered in the registry."""

from typing import TYPE_CHECKING

from flask import render_template
from markupsafe import Markup

from reception.access.actor import current
from reception.cases import queries as cases
from reception.housing.panels import Panel
from reception.housing.permits import NEEDS, WRITE_NEEDS
from reception.housing.queries import needs as queries
from reception.housing.queries import offers as offer_queries
from reception.i18n.formats import today
from reception.matching.wording import people_in_words

if TYPE_CHECKING:
    from reception.people.models import Person


def sought(person: "Person") -> Markup | str:
    """The home that is sought for the person with its latest day and offers, or the way to ask for one."""
    if not NEEDS.held_by(current()):
        return ""
    need = queries.open_need_of(person.id)
    may_ask = WRITE_NEEDS.held_by(current()) and cases.open_case_of(person) is not None
    return render_template(
        "matching/panel.html",
        person=person,
        need=need,
        clock=queries.clock_of_person(person),
        people=people_in_words(queries.people_of(need), today()) if need else None,
        offers=offer_queries.offers_of(need) if need else (),
        may_ask=may_ask,
        today=today(),
    )


PANEL = Panel("sought", sought, order=20)
