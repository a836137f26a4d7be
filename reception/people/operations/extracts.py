"""Extracts: chosen parts of a file given to a partner for some days, opened with a link and a code (security.md U6)."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from reception.access.secret import secret_key
from reception.accounts import throttle
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import at_local, now
from reception.people import queries
from reception.people.models import Consent, Extract, Person
from reception.people.operations.disclosures import log_disclosure
from reception.people.operations.sharing import new_sharing_number
from reception.people.rules import extracts as rules
from reception.people.terms.papers import DisclosureGround, DisclosureWay, ExtractState


class PersonProtected(Exception):
    """Nothing of a protected person leaves by a link."""


class AlreadyMade(Exception):
    """The same form made an extract before; its link and code are not shown again."""


class ExtractGone(Exception):
    """There is no such extract, or it is closed: missing, withdrawn, run out and locked are answered alike."""


class WrongCode(Exception):
    """The code is wrong; `left` more tries are allowed."""

    def __init__(self, left: int) -> None:
        super().__init__("wrong code")
        self.left = left


@dataclass(frozen=True)
class Made:
    """An extract with what opens it. Neither `secret` nor `code` can be read again from what is stored."""

    extract: Extract
    secret: str
    code: str


def make_extract(
    person: Person,
    *,
    unit_id: int,
    recipient_id: int | None,
    recipient_name: str | None,
    ground: DisclosureGround,
    ground_note: str | None,
    consent: Consent | None,
    content: rules.Content,
    days: int,
    seed: str,
    author_id: int | None,
) -> Made:
    """Give an extract of `content`, and write it down in the log. `seed` is of the form: one form makes one extract.

    It holds `days` days, at most to the last day of the consent it stands on. Raises PersonProtected, AlreadyMade,
    NotCovered, GroundNotOpen.
    """
    if person.is_protected:
        raise PersonProtected
    secret = rules.token(seed, secret_key())
    if queries.extract_with_link(rules.token_hash(secret)) is not None:
        raise AlreadyMade
    line = log_disclosure(
        person,
        unit_id=unit_id,
        recipient_id=recipient_id,
        recipient_name=recipient_name,
        scope=[section.group for section in content[rules.LANGUAGES[0]]],
        what=None,
        ground=ground,
        ground_note=ground_note,
        consent=consent,
        way=DisclosureWay.EXTRACT,
        told_at=now(),
        author_id=author_id,
    )
    code = f"{secrets.randbelow(10**rules.CODE_DIGITS):0{rules.CODE_DIGITS}}"
    made = Extract(
        number=new_sharing_number(),
        person_id=person.id,
        unit_id=unit_id,
        disclosure_id=line.id,
        content=rules.written(content),
        token_hash=rules.token_hash(secret),
        code_hash=rules.code_hash(code, secret, secret_key()),
        expires_at=expiry(days, consent),
        made_at=now(),
        made_by_id=author_id,
    )
    db.session.add(made)
    db.session.flush()
    record("extract.made", made, scope=line.scope.split(), ground=ground, days=days)
    return Made(made, secret, code)


def expiry(days: int, consent: Consent | None) -> datetime:
    """When an extract of today closes: after so many days, never after the last day of the consent."""
    end = now() + timedelta(days=min(days, rules.MOST_DAYS))
    if consent is None:
        return end
    midnight = datetime.combine(consent.expires_on + timedelta(days=1), datetime.min.time())
    return min(end, at_local(midnight))


def is_throttled(secret: str, address: str) -> bool:
    """Whether too many wrong codes came from an address, or for a link, in the last minutes."""
    return not throttle.is_open(_throttled(secret), address)


def try_code(secret: str, code: str, address: str) -> Extract:
    """Open an extract with its link's secret and the code that was typed; each opening is counted and recorded.

    Nobody else tries the same extract meanwhile, so that it closes after its last try however many come at once.
    Raises ExtractGone, WrongCode.
    """
    extract = queries.extract_with_link(rules.token_hash(secret), held=True)
    if extract is None or state_of(extract) is not ExtractState.OPEN:
        _count_failure(secret, address)
        raise ExtractGone
    if not rules.is_code(code, secret, extract.code_hash, secret_key()):
        _wrong(extract)
        _count_failure(secret, address)
        raise WrongCode(rules.MOST_TRIES - extract.tries)
    extract.tries, extract.times_opened, extract.last_opened_at = 0, extract.times_opened + 1, now()
    db.session.flush()
    record("extract.opened", extract, times=extract.times_opened)
    return extract


def state_of(extract: Extract) -> ExtractState:
    """Where an extract stands now."""
    return rules.state_at(
        now(),
        expires_at=extract.expires_at,
        withdrawn_at=extract.withdrawn_at,
        tries=extract.tries,
        is_protected=extract.person.is_protected,
    )


def _wrong(extract: Extract) -> None:
    extract.tries += 1
    db.session.flush()
    record("extract.locked" if extract.tries >= rules.MOST_TRIES else "extract.wrong-code", extract)


def _count_failure(secret: str, address: str) -> None:
    throttle.failed(_throttled(secret), address)


def _throttled(secret: str) -> str:
    return f"extract {rules.token_hash(secret)}"
