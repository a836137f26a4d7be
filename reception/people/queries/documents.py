"""Documents of a person, and those that expire among everybody one works with."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import Actor, staff
from reception.access.permit import Permit
from reception.access.roles import CASEWORK
from reception.accounts.models import Unit
from reception.audit.reading import saw
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.files.claims import named_through
from reception.files.store import store
from reception.i18n.formats import today
from reception.people import permits
from reception.people.models import Document, PermitGround, Person
from reception.people.rules.ages import is_child
from reception.people.rules.documents import SOON_DAYS, About, standing_ground
from reception.people.terms import Protection
from reception.people.terms.papers import DocumentKind

#: For how long a paper that has expired still stands among those to be renewed; our own number.
PAST_DAYS = 30
#: What is renewed by applying for it. What ends by itself, such as an LMA card, is nobody's task.
RENEWED = (
    DocumentKind.PASSPORT,
    DocumentKind.IDENTITY_CARD,
    DocumentKind.RESIDENCE_CARD,
    DocumentKind.PERMIT_DECISION,
    DocumentKind.DRIVING_LICENCE,
    DocumentKind.CUSTODY,
    DocumentKind.POWER_OF_ATTORNEY,
    DocumentKind.CONSENT,
)
_KINDS = tuple(DocumentKind)
_later = shared_alias(Document)


def documents_of(person: Person) -> Sequence[Document]:
    """The person's documents that the actor's boards hold, by kind in the order of the list; removed ones last."""
    query = (
        sa.select(Document)
        .where(Document.person_id == person.id)
        .options(joinedload(Document.unit), joinedload(Document.made_by))
        .order_by(Document.id.desc())
    )
    return sorted(permits.DOCUMENTS.all(query), key=lambda one: (one.removed_at is not None, _KINDS.index(one.kind)))


def document(person: Person, number: str, permit: Permit = permits.DOCUMENTS) -> Document:
    """The document of that number among the person's that stand. Raises OutOfReach."""
    query = sa.select(Document).where(Document.person_id == person.id, Document.number == number)
    return permit.one(query.where(Document.removed_at.is_(None)))


def pieces_of(document: Document) -> Iterator[bytes]:
    """The file of a document, piece by piece, the whole of it proven genuine. Raises MissingFile, UnreadableFile."""
    return store().open(document.stored or "")


def about_papers_of(person: Person) -> About:
    """What decides which papers are expected of a person."""
    query = sa.select(PermitGround.ground, PermitGround.starts_on, PermitGround.ends_on)
    rows = db.session.execute(permits.KNOWN.within(query.where(PermitGround.person_id == person.id)))
    ground = standing_ground([(row.ground, row.starts_on, row.ends_on) for row in rows], today())
    return About(is_child(person.birth, today()), ground, person.route)


def holding_units(person: Person) -> Sequence[tuple[int, str]]:
    """(id, name) of the actor's units that work or worked with the person, those that do today first."""
    actor = staff()
    units = [(unit, _alone_in(actor, unit)) for unit in actor.unit_ids(CASEWORK)]
    if not units:  # guidance asks too, and PostgreSQL orders by no constant
        return []
    query = (
        sa.select(Unit.id, Unit.name)
        .join(Person, Person.id == person.id)
        .where(_any(sa.and_(Unit.id == unit, permits.related(alone)) for unit, alone in units))
    )
    today_first = _any(sa.and_(Unit.id == unit, permits.worked_with(alone)) for unit, alone in units)
    rows = db.session.execute(permits.WRITE.within(query.order_by(today_first.desc(), Unit.name)))
    return [(row.id, row.name) for row in rows]


def _alone_in(actor: Actor, unit_id: int) -> Actor:
    return replace(actor, duties=tuple(duty for duty in actor.duties if duty.unit_id == unit_id))


def _any(conditions: Iterator[sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
    return sa.or_(sa.false(), *conditions)


def number_of_files(person: Person, unit_id: int) -> int:
    """How many files the board of that unit holds of a person."""
    board = sa.func.coalesce(Unit.parent_id, Unit.id)
    own = sa.select(board).where(Unit.id == unit_id).scalar_subquery()
    query = (
        sa.select(sa.func.count(Document.id))
        .join(Unit, Unit.id == Document.unit_id)
        .where(Document.person_id == person.id, Document.stored.is_not(None), board == own)
    )
    return db.session.scalar(permits.WRITE_DOCUMENTS.within(query)) or 0


def is_document_number_used(number: str) -> bool:
    """Whether a document has that number, within reach or not."""
    query = permits.NUMBER_IN_USE.within(sa.select(Document.id).where(Document.number == number))
    return db.session.scalar(query) is not None


@dataclass(frozen=True)
class ExpiringDocument:
    """A paper to renew. A protected person stands in lists by number, not by name."""

    number: str
    kind: DocumentKind
    expires_on: date
    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool


def expiring(
    days: int = SOON_DAYS, *, people: Collection[int] | sa.Select[int] | None = None, limit: int = 100
) -> Sequence[ExpiringDocument]:
    """The papers of those one works with that expire within `days` or did so of late, the most urgent first.

    What a later paper of the same kind replaced is left out. `people`: of these alone, by ids or a query for them.
    """
    query = _expiring(today(), days)
    if people is not None:
        query = query.where(Document.person_id.in_(people))
    rows = db.session.execute(permits.DOCUMENTS_AT_WORK.within(query.limit(limit))).all()
    saw(row.id for row in rows)
    return [
        ExpiringDocument(row.document, row.kind, row.expires_on, row.id, row.number, row.shown_name, row.is_protected)
        for row in rows
    ]


def _expiring(day: date, days: int) -> sa.Select[str, DocumentKind, date | None, int, str, str, bool]:
    replaced = sa.exists().where(
        _later.person_id == Document.person_id,
        _later.kind == Document.kind,
        _later.unit_id == Document.unit_id,
        _later.removed_at.is_(None),
        sa.or_(_later.expires_on.is_(None), _later.expires_on > Document.expires_on),
    )
    hidden = (Person.protection != Protection.NONE).label("is_protected")
    columns = (Document.kind, Document.expires_on, Person.id, Person.number, Person.shown_name, hidden)
    return (
        sa.select(Document.number.label("document"), *columns)
        .join(Person, Person.id == Document.person_id)
        .where(Document.removed_at.is_(None), Document.kind.in_(RENEWED), sa.not_(replaced))
        .where(Document.expires_on.between(day - timedelta(PAST_DAYS), day + timedelta(days)))
        .order_by(Document.expires_on, Document.id)
    )


def stored_files() -> Mapping[str, str]:
    """{name in the store: which document it is of}, of everybody. For the program itself."""
    query = sa.select(Document.stored, Document.number).where(Document.stored.is_not(None))
    rows = db.session.execute(permits.KNOWN.within(query))
    return {str(row.stored): f"document {row.number}" for row in rows}


named_through(stored_files)
