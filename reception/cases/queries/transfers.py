"""Questions about handing people over: to whom one can, what waits, and what went along."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.access.roles import CASEWORK
from reception.accounts import queries as accounts
from reception.accounts.models import RoleAssignment, Unit, User
from reception.accounts.terms import UnitKind
from reception.audit.reading import saw
from reception.cases import permits
from reception.cases.models import Case, Transfer
from reception.cases.queries.staff import casework_staff
from reception.cases.rules.packet import Packet, from_json, readable
from reception.cases.rules.transfers import SENT_SHOWN
from reception.cases.terms import CaseState, TransferState
from reception.db.session import db
from reception.people import permits as people_permits
from reception.people.models import Person
from reception.people.terms import Protection


def receiving_units(case: Case) -> list[Unit]:
    """The other units where somebody does casework today, by board and name."""
    query = (
        sa.select(Unit)
        .where(Unit.kind == UnitKind.UNIT, Unit.closed_on.is_(None), Unit.id != case.unit_id, _has_caseworkers())
        .options(joinedload(Unit.parent))
    )
    return sorted(db.session.scalars(query), key=lambda unit: (unit.board.name, unit.name, unit.id))


def _has_caseworkers() -> sa.ColumnElement[bool]:
    at_work = sa.exists().where(
        RoleAssignment.unit_id == Unit.id,
        RoleAssignment.role.in_(CASEWORK),
        User.id == RoleAssignment.user_id,
        User.active,
        *accounts.on_today(),
    )
    return at_work.correlate(Unit)


def takers(person: Person, unit_id: int) -> Sequence[User]:
    """Who in a unit can take a person over: its casework staff, of a protected person those who are named."""
    return casework_staff(unit_id, person)


def transfer(number: str, permit: Permit = permits.TRANSFERS) -> Transfer:
    """A hand-over by its number, with everybody it concerns. Raises OutOfReach."""
    query = sa.select(Transfer).where(Transfer.number == number).options(*_with_case(), *_with_answer())
    found = permit.one(query)
    saw([found.case.person_id])
    return found


def _with_case() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    case = joinedload(Transfer.case)
    return (
        case.joinedload(Case.person),
        case.joinedload(Case.unit).joinedload(Unit.parent),
        joinedload(Transfer.to_unit).joinedload(Unit.parent),
        joinedload(Transfer.made_by),
    )


def _with_answer() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    return joinedload(Transfer.case).joinedload(Case.worker), joinedload(Transfer.answered_by)


def packet_in(transfer: Transfer) -> Packet:
    """What the reader may read today of what went along."""
    packet = from_json(transfer.packet)
    in_sight = _in_sight(packet.people) if packet.people else frozenset()
    saw(in_sight)
    return readable(packet, in_sight, is_protected=transfer.case.person.is_protected)


def _in_sight(person_ids: frozenset[int]) -> frozenset[int]:
    """Those whom a packet may name. Whoever is protected today is named in none, whoever reads it."""
    query = sa.select(Person.id).where(Person.id.in_(person_ids), Person.protection == Protection.NONE)
    return frozenset(db.session.scalars(people_permits.IDENTIFY.within(query)))


def waiting_transfer(case: Case) -> Transfer | None:
    """The hand-over of a case that waits for an answer; None if nothing does."""
    query = sa.select(Transfer).where(Transfer.case_id == case.id, Transfer.state == TransferState.OFFERED)
    return db.session.scalars(permits.TRANSFERS.within(query.options(joinedload(Transfer.to_unit)))).first()


def transfer_that_brought(case: Case) -> Transfer | None:
    """The hand-over by which a case came to its unit: with it the packet. None if it came otherwise."""
    query = sa.select(Transfer).where(Transfer.new_case_id == case.id).order_by(Transfer.id.desc()).limit(1)
    return db.session.scalars(permits.TRANSFERS.within(query)).first()


def offers_waiting() -> int:
    """How many people are offered to the actor's units, and wait for an answer."""
    query = sa.select(sa.func.count(Transfer.id)).where(Transfer.state == TransferState.OFFERED)
    return db.session.scalar(permits.ANSWER_TRANSFER.within(query)) or 0


@dataclass(frozen=True)
class Transfers:
    """The hand-overs of the actor's units: those that wait for an answer, the latest taken over, the latest sent."""

    waiting: Sequence[Transfer]
    taken: Sequence[Transfer]
    sent: Sequence[Transfer]


def transfers_of_units() -> Transfers:
    """The hand-overs of the actor's units."""
    mine = sa.select(Transfer).options(*_with_case())
    found = Transfers(
        waiting=permits.ANSWER_TRANSFER.all(
            mine.where(Transfer.state == TransferState.OFFERED).order_by(Transfer.starts_on, Transfer.id)
        ),
        taken=permits.ANSWER_TRANSFER.all(
            mine.where(Transfer.state == TransferState.ACCEPTED)
            .options(joinedload(Transfer.new_case).joinedload(Case.worker))
            .order_by(Transfer.id.desc())
            .limit(SENT_SHOWN)
        ),
        sent=permits.WITHDRAW_TRANSFER.all(mine.order_by(Transfer.id.desc()).limit(SENT_SHOWN)),
    )
    saw(one.case.person_id for one in (*found.waiting, *found.taken, *found.sent))
    return found


def open_case_in(unit_id: int, person: Person) -> Case | None:
    """The open case of one of the actor's units about a person; None if it has none."""
    query = sa.select(Case).where(Case.person_id == person.id, Case.unit_id == unit_id, Case.state == CaseState.OPEN)
    return db.session.scalars(permits.READ.within(query)).one_or_none()


def is_transfer_number_used(number: str) -> bool:
    """Whether a hand-over has that number already, within reach or not."""
    used = sa.select(Transfer.id).where(Transfer.number == number)
    return db.session.scalar(people_permits.NUMBER_IN_USE.within(used)) is not None
