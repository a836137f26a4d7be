"""Questions about what may be told of a person, what was told, and extracts."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.audit.reading import saw
from reception.db.session import db
from reception.people import permits
from reception.people.models import Consent, Disclosure, Extract, Person
from reception.people.rules import consents as rules
from reception.people.rules.consents import Given, Recipient
from reception.people.terms.papers import ConsentState

#: How many lines of the log stand on the page; the list to print holds all.
LINES = 30
AnyKept = Consent | Disclosure | Extract


def given(consent: Consent) -> Given:
    """What the rules know of a consent."""
    scope = frozenset(rules.in_order(consent.scope.split()))
    return Given(recipient_of(consent), scope, consent.given_on, consent.expires_on, consent.withdrawn_on)


def recipient_of(row: Consent | Disclosure) -> Recipient:
    """Who is or was told."""
    return Recipient(row.recipient_id, row.recipient_name)


def consents_of(person: Person) -> Sequence[Consent]:
    """A person's consents, those that hold longest first."""
    query = sa.select(Consent).where(Consent.person_id == person.id).options(*_around(Consent))
    found = permits.CONSENTS.all(query.order_by(Consent.expires_on.desc(), Consent.id.desc()))
    saw([person.id])
    return found


def valid_consents(person: Person, day: date) -> list[Consent]:
    """The consents that hold on a day."""
    return [one for one in consents_of(person) if rules.state_on(given(one), day) is ConsentState.VALID]


def consent(person: Person, number: str) -> Consent:
    """One consent of a person. Raises OutOfReach."""
    query = sa.select(Consent).where(Consent.person_id == person.id, Consent.number == number)
    return permits.CONSENTS.one(query.options(*_around(Consent)))


def disclosures_of(person: Person, limit: int | None = None) -> Sequence[Disclosure]:
    """What was told about a person, the latest first."""
    loading = (*_around(Disclosure), joinedload(Disclosure.consent), joinedload(Disclosure.struck_by))
    query = sa.select(Disclosure).where(Disclosure.person_id == person.id).options(*loading)
    saw([person.id])
    return permits.DISCLOSURES.all(query.order_by(Disclosure.told_at.desc(), Disclosure.id.desc()).limit(limit))


def disclosure(person: Person, number: str, *, held: bool = False) -> Disclosure:
    """One line of a person's log. `held`: nobody else strikes it meanwhile. Raises OutOfReach."""
    query = sa.select(Disclosure).where(Disclosure.person_id == person.id, Disclosure.number == number)
    if held:
        query = query.with_for_update(of=Disclosure).execution_options(populate_existing=True)
    return permits.DISCLOSURES.one(query.options(*_around(Disclosure)))


def extracts_of(person: Person) -> Sequence[Extract]:
    """The extracts that were given of a person, the latest first."""
    query = sa.select(Extract).where(Extract.person_id == person.id).options(*_with_line())
    return permits.EXTRACTS.all(query.order_by(Extract.made_at.desc(), Extract.id.desc()))


def extract(person: Person, number: str) -> Extract:
    """One extract of a person. Raises OutOfReach."""
    query = sa.select(Extract).where(Extract.person_id == person.id, Extract.number == number)
    return permits.EXTRACTS.one(query.options(*_with_line()))


def extracts_on(consent: Consent) -> Sequence[Extract]:
    """The extracts that were given on a consent and have not been withdrawn."""
    query = sa.select(Extract).join(Disclosure, Disclosure.id == Extract.disclosure_id)
    query = query.where(Disclosure.consent_id == consent.id, Extract.withdrawn_at.is_(None))
    return permits.EXTRACTS.all(query.options(*_with_line()))


def extracts_told_by(disclosure: Disclosure) -> Sequence[Extract]:
    """The extracts that a line of the log tells of and that have not been withdrawn."""
    query = sa.select(Extract).where(Extract.disclosure_id == disclosure.id, Extract.withdrawn_at.is_(None))
    return permits.EXTRACTS.all(query.options(*_with_line()))


def extract_with_link(token_hash: str, *, held: bool = False) -> Extract | None:
    """The extract that a link leads to, for whoever has the link. `held`: nobody else tries a code meanwhile.

    Nobody is signed in there: that the secret was known is what lets the row be read.
    """
    query = sa.select(Extract).where(Extract.token_hash == token_hash)
    if held:
        query = query.with_for_update(of=Extract).execution_options(populate_existing=True)
    return db.session.scalars(query.execution_options(permit=permits.OPEN_EXTRACT.name)).one_or_none()


def is_sharing_number_used(number: str) -> bool:
    """Whether a consent, a line of the log or an extract has the number."""
    parts = (sa.select(model.number).where(model.number == number) for model in (Consent, Disclosure, Extract))
    query: sa.Select[str] = sa.select(sa.union_all(*parts).subquery().c.number)
    return db.session.scalars(permits.SHARING_NUMBERS.within(query)).first() is not None


def _around(model: type[Consent] | type[Disclosure]) -> tuple[sa.orm.interfaces.ORMOption, ...]:
    return joinedload(model.recipient), joinedload(model.made_by), joinedload(model.unit)


def _with_line() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    line = joinedload(Extract.disclosure)
    return line.joinedload(Disclosure.recipient), line.joinedload(Disclosure.consent), joinedload(Extract.made_by)
