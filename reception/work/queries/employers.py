"""Employers to choose from."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.db.session import db
from reception.i18n.alphabet import sort_key
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind


def employers_to_choose(*, but_closed: int | None = None) -> list[tuple[int, str, bool]]:
    """(id, name, whether it has closed) of every employer in the register, in Swedish order of names.

    Those that have closed are left out, except `but_closed`: the one that a row names already.
    """
    query = sa.select(Organisation.id, Organisation.name, Organisation.closed_on).where(
        Organisation.kind == OrganisationKind.EMPLOYER
    )
    rows: Sequence[tuple[int, str, object]] = [tuple(row) for row in db.session.execute(query)]  # type: ignore[misc]
    day = today()
    found = [(key, name, closed is not None and closed <= day) for key, name, closed in rows]  # type: ignore[operator]
    wanted = [one for one in found if not one[2] or one[0] == but_closed]
    return sorted(wanted, key=lambda one: (sort_key(one[1]), one[0]))
