"""Who may find and read people.

Identity (names, numbers, whose case) is one municipal register for those who do casework; the whole record is read by
the units that have a case. A protected person is reached by named staff alone, in every permit.
"""

from dataclasses import replace

import sqlalchemy as sa

from reception.access.actor import Actor, current
from reception.access.permit import Permit, Scope
from reception.access.roles import CASEWORK, UNIT_MANAGERS
from reception.accounts.models import Unit
from reception.i18n.formats import today
from reception.people.models import (
    Consent,
    Disclosure,
    Document,
    ExpectedMember,
    Extract,
    Guardianship,
    HouseholdMember,
    NamedAccess,
    Person,
    RegistrationDraft,
)
from reception.people.terms import Protection


def not_hidden(actor: Actor) -> sa.ColumnElement[bool]:
    """The people whose protection does not hide them from `actor`."""
    day = today()
    named = sa.select(NamedAccess.person_id).where(
        NamedAccess.user_id == actor.user_id,
        NamedAccess.starts_on <= day,
        sa.or_(NamedAccess.ends_on.is_(None), NamedAccess.ends_on >= day),
    )
    return sa.or_(Person.protection == Protection.NONE, Person.id.in_(named))


def name_is_open() -> sa.ColumnElement[bool]:
    """Whether whoever asks now may read the name of a `Person` row: not protected, or named for her."""
    actor = current()
    return not_hidden(actor) if isinstance(actor, Actor) else sa.true()


_reach: list[Scope] = []


def reached_through(scope: Scope) -> None:
    """Register what brings a whole record within reach: an upper floor's relation to people, such as a case."""
    if scope not in _reach:
        _reach.append(scope)


def in_reach(actor: Actor) -> sa.ColumnElement[bool]:
    """The people whose record the actor may read."""
    return sa.and_(related(actor), not_hidden(actor))


_reach_of_all: list[Scope] = []


def listed_through(scope: Scope) -> None:
    """Register the same relation for questions about everybody at once, where a list costs less than asking of each."""
    if scope not in _reach_of_all:
        _reach_of_all.append(scope)


def all_in_reach(actor: Actor) -> sa.ColumnElement[bool]:
    """The same people as `in_reach`, for questions about everybody at once."""
    return sa.and_(sa.or_(sa.false(), *(scope(actor) for scope in _reach_of_all)), not_hidden(actor))


def related(actor: Actor) -> sa.ColumnElement[bool]:
    """The people the actor's units work with, hidden or not."""
    return sa.or_(sa.false(), *(scope(actor) for scope in _reach))


_work: list[Scope] = []


def worked_with_through(scope: Scope) -> None:
    """Register what makes people somebody the actor's units work with today: an upper floor's open case."""
    if scope not in _work:
        _work.append(scope)


def worked_with(actor: Actor) -> sa.ColumnElement[bool]:
    """The people the actor's units work with today, hidden or not."""
    return sa.or_(sa.false(), *(scope(actor) for scope in _work))


def managed(actor: Actor) -> sa.ColumnElement[bool]:
    """The people, hidden or not, of the units that `actor` manages; what the actor does elsewhere adds nobody."""
    return related(replace(actor, duties=tuple(duty for duty in actor.duties if duty.role in UNIT_MANAGERS)))


def hidden(actor: Actor) -> sa.ColumnElement[bool]:
    """The people whose protection hides them from `actor`."""
    return sa.not_(not_hidden(actor))


def of_managed_people(actor: Actor) -> sa.ColumnElement[bool]:
    """The drafts that met somebody of the units that `actor` manages."""
    return RegistrationDraft.met_person_id.in_(sa.select(Person.id).where(managed(actor)))


def removable(actor: Actor) -> sa.ColumnElement[bool]:
    """The people whose protection `actor` may help to remove: as named staff, or as their manager."""
    return sa.or_(in_reach(actor), managed(actor))


def lives_in_sight(actor: Actor) -> sa.ColumnElement[bool]:
    """The memberships of people who are not hidden: whom one lives with is part of the municipal register."""
    return HouseholdMember.person.has(not_hidden(actor))


def expected_where_one_reads(actor: Actor) -> sa.ColumnElement[bool]:
    """Those who are expected in a household where somebody lives today whose record the actor may read."""
    day = today()
    lives_there = (
        sa.select(HouseholdMember.id)
        .join(Person, Person.id == HouseholdMember.person_id)
        .where(HouseholdMember.household_id == ExpectedMember.household_id)
        .where(sa.or_(HouseholdMember.ends_on.is_(None), HouseholdMember.ends_on >= day), in_reach(actor))
        .correlate(ExpectedMember)
    )
    came = sa.or_(ExpectedMember.person_id.is_(None), ExpectedMember.person.has(not_hidden(actor)))
    return sa.and_(lives_there.exists(), came)


def between_people_in_sight(actor: Actor) -> sa.ColumnElement[bool]:
    """The guardianships where the record of either is within reach and neither is hidden."""
    reach = sa.or_(Guardianship.person.has(in_reach(actor)), Guardianship.guardian.has(in_reach(actor)))
    guardian = sa.or_(Guardianship.guardian_id.is_(None), Guardianship.guardian.has(not_hidden(actor)))
    return sa.and_(reach, Guardianship.person.has(not_hidden(actor)), guardian)


def of_own_boards(actor: Actor) -> sa.ColumnElement[bool]:
    """The documents that units of the actor's boards hold: what one board holds is secret to another."""
    board = sa.func.coalesce(Unit.parent_id, Unit.id)
    return Document.unit.has(board.in_(actor.board_ids(CASEWORK)))


def documents_in_reach(actor: Actor) -> sa.ColumnElement[bool]:
    """The documents of the actor's boards about people whose record the actor may read."""
    return sa.and_(of_own_boards(actor), Document.person.has(in_reach(actor)))


def documents_at_work(actor: Actor) -> sa.ColumnElement[bool]:
    """The same for those the actor's units work with today, as a list: for questions about everybody at once."""
    people = sa.select(Person.id).where(all_in_reach(actor), worked_with(actor))
    return sa.and_(of_own_boards(actor), Document.person_id.in_(people))


def shared_by_own_boards(model: type[Consent | Disclosure | Extract]) -> Scope:
    """What the boards that one does casework in were allowed to tell, and told, of people within reach."""

    def scope(actor: Actor) -> sa.ColumnElement[bool]:
        boards = actor.board_ids(CASEWORK)
        units = sa.select(Unit.id).where(sa.func.coalesce(Unit.parent_id, Unit.id).in_(boards))
        return sa.and_(model.unit_id.in_(units), model.person.has(in_reach(actor)))

    return scope


IDENTIFY = Permit("person.search", CASEWORK, not_hidden, personal=True)
REGISTER = Permit("person.register", CASEWORK, not_hidden, personal=True)
READ = Permit("person.read", CASEWORK, in_reach, personal=True)
WRITE = Permit("person.write", CASEWORK, in_reach, personal=True)
#: Naming staff for a protected person: the manager sees case numbers, never the file (contract, decision 5).
NAME_STAFF = Permit("person.name-staff", UNIT_MANAGERS, managed, personal=True)
#: Confirming or refusing that protection ends: the manager, or another named person (contract, decision 5).
DECIDE_REMOVAL = Permit("protection.decide", CASEWORK, removable, personal=True)
#: A registration that met a hidden person: the question goes to the manager of the unit that works with that person.
DECIDE_DRAFT = Permit("draft.decide", UNIT_MANAGERS, of_managed_people, personal=True)
#: Whoever made a draft meets a neutral page at its address, and nothing of what it holds.
OWN_DRAFT = Permit("draft.own", CASEWORK, lambda actor: RegistrationDraft.made_by_id == actor.user_id, personal=True)
#: Nobody sees a page with this: it tells operations whether a number is in use, and whom a registration meets that the
#: actor may not see (contract, decision 2).
NUMBER_IN_USE = Permit("number.in-use", CASEWORK)
#: Nobody sees a page with this: it gives rules the facts of people whom the caller has found within reach.
KNOWN = Permit("person.known", CASEWORK)
#: Who lives with whom. Pages about it stand under `READ` and `WRITE` of the person they are about.
HOUSEHOLD = Permit("household.read", CASEWORK, lives_in_sight, personal=True)
EXPECTED = Permit("household.expected", CASEWORK, expected_where_one_reads, personal=True)
GUARDIANSHIP = Permit("guardianship.read", CASEWORK, between_people_in_sight, personal=True)
#: Merging two records, and taking that back: for managers. At least one of the two is a record that they read, and
#: neither is hidden from them (see `queries.merging`).
MERGE = Permit("person.merge", UNIT_MANAGERS, not_hidden, personal=True)
#: Nobody sees a page with this: what is moved and put back belongs to the person, whoever may read it.
MOVE_RECORD = Permit("record.move", UNIT_MANAGERS)
#: What a person's papers are, and the files: for the boards that hold them.
DOCUMENTS = Permit("document.read", CASEWORK, documents_in_reach, personal=True)
WRITE_DOCUMENTS = Permit("document.write", CASEWORK, documents_in_reach, personal=True)
DOCUMENTS_AT_WORK = Permit("document.at-work", CASEWORK, documents_at_work, personal=True)
#: Consents, the log of what was told, and extracts: of the boards that one does casework in, each its own secrecy.
CONSENTS = Permit("consent.keep", CASEWORK, shared_by_own_boards(Consent), personal=True)
DISCLOSURES = Permit("disclosure.keep", CASEWORK, shared_by_own_boards(Disclosure), personal=True)
EXTRACTS = Permit("extract.keep", CASEWORK, shared_by_own_boards(Extract), personal=True)
#: A partner outside opens an extract: the secret of the link and the code stand in place of an account.
OPEN_EXTRACT = Permit("extract.open", frozenset())
#: Nobody sees a page with this: whether a short number of a consent, a log line or an extract is in use.
SHARING_NUMBERS = Permit("sharing.number-in-use", CASEWORK)
