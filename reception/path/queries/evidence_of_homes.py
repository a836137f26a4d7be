"""What the homes that are sought tell of the basic "home"; that somebody moved in is a fact of its own."""

from collections.abc import Iterable

import sqlalchemy as sa

from reception.access.actor import current
from reception.cases.models import Case
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import HomeNeed
from reception.i18n.formats import local
from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.basics import Evidence
from reception.path.terms import EvidenceWeight


def home_sought(case: Case) -> Iterable[Evidence]:
    """That a home is sought for the person of a case, and since when. One statement."""
    if not permits.NEEDS.held_by(current()):
        return
    query = sa.select(HomeNeed.made_at).where(HomeNeed.case_id == case.id, HomeNeed.ended_on.is_(None))
    made_at = db.session.scalar(permits.NEEDS.within(query))
    if made_at is not None:
        yield Evidence(
            Said(N_("A home is sought")),
            local(made_at).date(),
            whence=Said(N_("The list of those who seek a home")),
            weight=EvidenceWeight.BEGUN,
            endpoint="homes.of_person",
        )
