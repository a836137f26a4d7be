"""The figures of homes and first payments of a year, from what happened in every domain. Counted, never shown."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.housing.queries import lives, outcomes
from reception.housing.rules.outcomes import paid_soon
from reception.path.book import current
from reception.path.models import NotedFact
from reception.path.rules.noting import read
from reception.reckoning.figures import Figure, figure
from reception.reckoning.periods import Period

FIRST_PAYMENT: Final = "first_payment"


def figures_of(year: int, today: date) -> Mapping[str, Figure]:
    """I1, I23, I24, I40 and I42 of a calendar year, by their codes; I24 on its last day, or today before that."""
    period = Period(date(year, 1, 1), date(year, 12, 31))
    return {
        "I1": outcomes.settled_in(period, today),
        "I23": outcomes.permanent_in(period, today),
        "I24": outcomes.crowded_on(min(period.end, today)),
        "I40": outcomes.resident_in(period, today),
        "I42": first_payments_in(period, today),
    }


def first_payments_in(period: Period, today: date) -> Figure:
    """I42: of the households received in the period, those whose first payment came within 14 days."""
    homes = lives.homes_begun_in(period)
    paid = _first_payments(period)
    return figure(
        paid_soon(home.life.received_on, [day for one in home.person_ids for day in paid.get(one, ())], today)
        for home in homes
    )


def _first_payments(period: Period) -> Mapping[int, Collection[date]]:
    """The days on which a first payment was noted, by person, of those received in the period and their households."""
    cohort = lives.with_housemates(lives.begun_in(period))
    definition = current().facts[FIRST_PAYMENT]
    query = sa.select(Case.person_id, NotedFact.value).join(Case, Case.id == NotedFact.case_id)
    found: defaultdict[int, list[date]] = defaultdict(list)
    for person_id, value in lives.rows(query.where(NotedFact.code == FIRST_PAYMENT, Case.person_id.in_(cohort))):
        day = read(definition, value)
        if isinstance(day, date):
            found[person_id].append(day)
    return found
