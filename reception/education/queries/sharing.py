"""What boards agreed to let cross, what pupils consented to, and which boards looked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import staff
from reception.access.permit import OutOfReach
from reception.access.roles import CASEWORK
from reception.accounts.models import Unit
from reception.audit.models import AuditEvent
from reception.audit.reading import saw
from reception.db.session import db
from reception.education import permits
from reception.education.models import Pupil, Sharing, StudyConsent
from reception.education.rules import sharing as rules
from reception.education.rules.sharing import Agreement, Consented
from reception.education.terms.sharing import AgreementState, NotShared, SharedGroup, SharingGround
from reception.i18n.formats import today
from reception.reckoning.periods import Period

#: The action of a line of the log that says that a case's staff looked at somebody's studies.
LOOKED: str = "studies.looked-at"


def as_rule(row: Sharing) -> Agreement:
    """An agreement as the rules know it."""
    days = Period(row.valid_from, row.valid_to)
    return Agreement(row.from_board_id, row.to_board_id, row.facts, row.ground, days, row.struck_at is not None)


def agreements() -> Sequence[tuple[Sharing, AgreementState]]:
    """Every agreement with where it stands today: those that hold first, then the latest to begin."""
    query = sa.select(Sharing).options(joinedload(Sharing.from_board), joinedload(Sharing.to_board))
    found = [(row, as_rule(row).state_on(today())) for row in db.session.scalars(query)]
    order = tuple(AgreementState)
    return sorted(found, key=lambda pair: (order.index(pair[1]), -pair[0].valid_from.toordinal(), pair[0].id))


def agreement(agreement_id: int) -> Sharing:
    """One of them. Raises OutOfReach."""
    query = sa.select(Sharing).where(Sharing.id == agreement_id)
    found = db.session.scalar(query.options(joinedload(Sharing.from_board), joinedload(Sharing.to_board)))
    if found is None:
        raise OutOfReach
    return found


def agreements_between(from_board_id: int, to_board_id: int) -> list[Sharing]:
    """Those of two boards."""
    query = sa.select(Sharing).where(Sharing.from_board_id == from_board_id, Sharing.to_board_id == to_board_id)
    return list(db.session.scalars(query))


def people_of_board(board_id: int) -> Sequence[int]:
    """The people with a file at a school of the board. For what follows from an agreement; no page shows them."""
    units = sa.select(Unit.id).where(sa.func.coalesce(Unit.parent_id, Unit.id) == board_id)
    query = sa.select(Pupil.person_id).where(Pupil.unit_id.in_(units)).distinct()
    return db.session.scalars(permits.CONCERNED.within(query)).all()


def _holds() -> sa.ColumnElement[bool]:
    day = today()
    ends = sa.or_(Sharing.valid_to.is_(None), Sharing.valid_to >= day)
    return sa.and_(Sharing.valid_from <= day, ends, Sharing.struck_at.is_(None))


def agreements_from(unit: Unit) -> Sequence[Sharing]:
    """What the unit's board lets other boards know today, by board and group of facts."""
    query = sa.select(Sharing).join(Sharing.to_board).where(Sharing.from_board_id == (unit.parent_id or unit.id))
    query = query.where(_holds()).options(joinedload(Sharing.to_board)).order_by(Unit.name, Sharing.facts)
    return db.session.scalars(query).all()


def reasons_not_shared() -> dict[SharedGroup, NotShared]:
    """Why the actor's boards would see nothing of each group of facts: told by the agreements alone."""
    query = sa.select(Sharing.facts, Sharing.ground).where(_holds())
    grounds: dict[SharedGroup, set[SharingGround]] = {facts: set() for facts in SharedGroup}
    boards = staff().board_ids(CASEWORK)
    for facts, ground in db.session.execute(query.where(Sharing.to_board_id.in_(boards)).distinct()):
        grounds[facts].add(ground)
    return {facts: rules.why_not(found) for facts, found in grounds.items()}


def consented(row: StudyConsent) -> Consented:
    """A consent as the rules know it."""
    return Consented(row.given_on, row.expires_on, row.withdrawn_on)


def consents_of(pupil: Pupil) -> Sequence[StudyConsent]:
    """All that the pupil consented to, the latest first."""
    saw([pupil.person_id])
    query = sa.select(StudyConsent).where(StudyConsent.pupil_id == pupil.id).options(joinedload(StudyConsent.to_board))
    return permits.STUDY_CONSENTS.all(query.order_by(StudyConsent.given_on.desc(), StudyConsent.id.desc()))


def consent(pupil: Pupil, consent_id: int) -> StudyConsent:
    """One of the pupil's consents. Raises OutOfReach."""
    query = sa.select(StudyConsent).where(StudyConsent.pupil_id == pupil.id, StudyConsent.id == consent_id)
    return permits.WRITE_STUDY_CONSENTS.one(query.options(joinedload(StudyConsent.to_board)))


@dataclass(frozen=True)
class Looks:
    """How often staff of a board looked at what crosses of somebody's studies, and when last. Never who."""

    board_name: str
    times: int
    latest: datetime


def looks_at(pupil: Pupil, board_ids: Collection[int]) -> list[Looks]:
    """Which of these boards looked, the latest first. The log is asked by its action, which an index finds.

    `board_ids`: those to whose looking the pupil consented. That another board looked would tell the school of a case.
    """
    board = sa.orm.aliased(Unit)
    event = AuditEvent
    query = (
        sa.select(board.name, sa.func.count(event.id), sa.func.max(event.at))
        .join(Unit, Unit.id == event.unit_id)
        .join(board, board.id == sa.func.coalesce(Unit.parent_id, Unit.id))
        .where(event.action == LOOKED, event.people == f" {pupil.person_id} ")
        .where(event.subject_type == Pupil.__name__, event.subject_id == pupil.id, board.id.in_(board_ids))
        .group_by(board.id, board.name)
    )
    found = [Looks(*row) for row in db.session.execute(query)]
    return sorted(found, key=lambda one: one.latest, reverse=True)


def shared_with_actor(person_id: int) -> dict[SharedGroup, Collection[int]]:
    """Of which of the person's pupil files (their ids) each group of facts crosses to the actor. One statement."""
    actor = staff()
    crosses = [permits.shared(facts)(actor).label(facts.name.lower()) for facts in SharedGroup]
    query = sa.select(Pupil.id, *crosses).where(Pupil.person_id == person_id)
    rows = db.session.execute(permits.SHARED.within(query)).all()
    return {facts: [row[0] for row in rows if row[place]] for place, facts in enumerate(SharedGroup, 1)}
