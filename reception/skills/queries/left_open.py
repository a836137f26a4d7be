"""What is open about skills in a case that is to be closed. Registered in the registry."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.cases.queries import LeftOpen
from reception.db.aliases import shared_alias
from reception.i18n.markers import N_
from reception.skills import permits
from reception.skills.models import Qualification, SkillsProfile, Validation

# Under other names: the permit's own conditions ask of the same tables.
_what, _profile = shared_alias(Qualification), shared_alias(SkillsProfile)


def left_open(case: Case) -> Iterable[LeftOpen]:
    """The validations under way that the case's board has with the person, the oldest first."""
    board = sa.select(sa.func.coalesce(Unit.parent_id, Unit.id)).where(Unit.id == case.unit_id).scalar_subquery()
    query = (
        sa.select(Validation)
        .join(Validation.qualification.of_type(_what))
        .join(_what.profile.of_type(_profile))
        .options(
            contains_eager(Validation.qualification.of_type(_what)).contains_eager(_what.profile.of_type(_profile))
        )
        .where(_profile.person_id == case.person_id, _profile.board_id == board, Validation.ended_on.is_(None))
        .order_by(Validation.started_on, Validation.id)
    )
    for one in permits.WRITE_VALIDATIONS.all(query):
        yield LeftOpen(
            N_("A validation under way"),
            text=one.qualification.title,
            day=one.next_on,
            endpoint="validations.end",
            values={"number": one.qualification.profile.number, "validation_number": one.number},
        )
