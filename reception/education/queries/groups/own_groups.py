"""The names of one's own groups, for menus."""

from datetime import timedelta

import sqlalchemy as sa

from reception.db.session import db
from reception.education import permits
from reception.education.models import StudyGroup
from reception.i18n.formats import today

#: Groups that ended so long ago are not offered any more (our number: until grades of the term are settled).
ENDED: timedelta = timedelta(days=60)


def own_groups() -> list[tuple[str, str]]:
    """(number, name) of the groups of one's units that go on or ended lately, by name."""
    query = sa.select(StudyGroup.number, StudyGroup.name).where(StudyGroup.last_on >= today() - ENDED)
    rows = db.session.execute(permits.GROUPS.within(query.order_by(StudyGroup.name, StudyGroup.id)))
    return [(row.number, row.name) for row in rows]
