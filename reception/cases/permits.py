"""Who may reach cases: casework staff of the case's own unit, and named staff alone when the person is protected."""

import sqlalchemy as sa

from reception.access.actor import Actor, current
from reception.access.permit import Permit
from reception.access.roles import CASEWORK, UNIT_MANAGERS
from reception.accounts.models import Unit
from reception.cases.models import Absence, Case, HandOver, Pause, Referral, Transfer
from reception.cases.terms import CaseState, TransferState
from reception.db.aliases import shared_alias
from reception.people.models import Person
from reception.people.permits import not_hidden

#: The case by which people are reached, whatever else a query reads of cases.
_theirs = shared_alias(Case)


def in_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The cases of the actor's units, without people hidden from the actor."""
    return sa.and_(Case.unit_id.in_(actor.unit_ids(CASEWORK)), Case.person.has(not_hidden(actor)))


def in_managed_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The cases of the units that the actor manages: casework elsewhere gives nobody a say in whose the cases are."""
    return sa.and_(Case.unit_id.in_(actor.unit_ids(UNIT_MANAGERS)), Case.person.has(not_hidden(actor)))


def with_own_case(actor: Actor) -> sa.ColumnElement[bool]:
    """The people who have or had a case in one of the actor's units: what brings their record within reach."""
    return _has_case(actor)


def listed_with_own_case(actor: Actor) -> sa.ColumnElement[bool]:
    """The same as `with_own_case`, as one list: for questions about everybody at once."""
    return Person.id.in_(sa.select(Case.person_id).where(Case.unit_id.in_(actor.unit_ids(CASEWORK))))


def with_open_case(actor: Actor) -> sa.ColumnElement[bool]:
    """The people who have an open case in one of the actor's units."""
    return _has_case(actor, state=CaseState.OPEN)


def _has_case(actor: Actor, state: CaseState | None = None) -> sa.ColumnElement[bool]:
    """Asked of each person in question: a list of everybody in the unit would cost as much as the unit is large."""
    found = sa.exists().where(_theirs.person_id == Person.id, _theirs.unit_id.in_(actor.unit_ids(CASEWORK)))
    return (found if state is None else found.where(_theirs.state == state)).correlate(Person)


def with_case_numbered(number: str) -> sa.ColumnElement[bool]:
    """The person of the case of that number, if it is a case of the actor's boards."""
    cases = sa.select(Case.person_id).where(Case.number == number)
    actor = current()
    if isinstance(actor, Actor):
        own = sa.func.coalesce(Unit.parent_id, Unit.id).in_(actor.board_ids(CASEWORK))
        cases = cases.join(Unit, Unit.id == Case.unit_id).where(own)
    return Person.id.in_(cases)


def handed_over_in_managed_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The hand-overs of many cases in the units that the actor manages."""
    return HandOver.unit_id.in_(actor.unit_ids(UNIT_MANAGERS))


def away_from_managed_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The absences from the units that the actor manages."""
    return Absence.unit_id.in_(actor.unit_ids(UNIT_MANAGERS))


def transferred_by_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The hand-overs of the actor's cases to other units and municipalities."""
    return Transfer.case.has(in_own_units(actor))


def transferred_to_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """What was handed over to the actor's units, while they may take it over and once they have, of nobody hidden."""
    return sa.and_(
        Transfer.to_unit_id.in_(actor.unit_ids(CASEWORK)),
        Transfer.state.in_((TransferState.OFFERED, TransferState.ACCEPTED)),
        Transfer.case.has(Case.person.has(not_hidden(actor))),
    )


def transfers_in_reach(actor: Actor) -> sa.ColumnElement[bool]:
    """The hand-overs that the actor's units sent, or got."""
    return sa.or_(transferred_by_own_units(actor), transferred_to_own_units(actor))


READ = Permit("case.read", CASEWORK, in_own_units, personal=True)
WRITE = Permit("case.write", CASEWORK, in_own_units, personal=True)
ASSIGN = Permit("case.assign", UNIT_MANAGERS, in_managed_units, personal=True)
#: What was handed over, and taking it back. The cases themselves are read within READ.
HAND_OVERS = Permit("case.hand-over", UNIT_MANAGERS, handed_over_in_managed_units, personal=True)
#: Who stands in for whom: about staff, and nobody else.
ABSENCES = Permit("absence.plan", UNIT_MANAGERS, away_from_managed_units)
#: The days on which a path rests, and why.
PAUSES = Permit("pause.read", CASEWORK, lambda actor: Pause.case.has(in_own_units(actor)), personal=True)
#: What is to be asked after the closings of the units that one manages, whoever had the cases.
FOLLOW_UPS = Permit("follow-up.look-after", UNIT_MANAGERS, in_managed_units, personal=True)
#: Handing a person over to another unit or municipality: what one sent, what one got, and the packet.
TRANSFERS = Permit("transfer.read", CASEWORK, transfers_in_reach, personal=True)
WITHDRAW_TRANSFER = Permit("transfer.withdraw", CASEWORK, transferred_by_own_units, personal=True)
ANSWER_TRANSFER = Permit("transfer.answer", CASEWORK, transferred_to_own_units, personal=True)
#: People sent on to organisations, and what became of it. The steps of a referral are read through it.
REFERRALS = Permit("referral.read", CASEWORK, lambda actor: Referral.case.has(in_own_units(actor)), personal=True)
WRITE_REFERRALS = Permit(
    "referral.write", CASEWORK, lambda actor: Referral.case.has(in_own_units(actor)), personal=True
)
