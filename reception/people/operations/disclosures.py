"""The log of what was told: to whom, on which ground, when, by whom. A line is never changed; a wrong one is struck.

Source: OSL (2009:400); `rules.grounds` holds the paragraphs.
"""

from collections.abc import Collection
from datetime import datetime

from reception.access.actor import current
from reception.accounts import queries as accounts
from reception.audit.log import record
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import local, now
from reception.i18n.text_safety import clean
from reception.people import queries
from reception.people.models import Consent, Disclosure, Person
from reception.people.operations.sharing import GroundNotOpen, NotCovered, new_sharing_number, withdraw_extract
from reception.people.rules import consents, grounds
from reception.people.rules.consents import Recipient
from reception.people.terms.papers import DisclosureGround, DisclosureWay, InformationGroup


def log_disclosure(
    person: Person,
    *,
    unit_id: int,
    recipient_id: int | None,
    recipient_name: str | None,
    scope: Collection[InformationGroup],
    what: str | None,
    ground: DisclosureGround,
    ground_note: str | None,
    consent: Consent | None,
    way: DisclosureWay,
    told_at: datetime,
    author_id: int | None,
) -> Disclosure:
    """Write down that something was told, on `told_at` (UTC), about a person.

    The recipient is an organisation's id or a name, never both. `consent` stands for the ground of consent alone, and
    must be the person's, hold that day and cover recipient and scope. Raises NotCovered, GroundNotOpen, UnsafeText.
    """
    check_ground(unit_id, ground, ground_note)
    if (ground is DisclosureGround.CONSENT) != (consent is not None):
        raise GroundNotOpen("a consent belongs to the ground of consent")
    if consent is not None:
        _check_consent(person, consent, Recipient(recipient_id, recipient_name), scope, told_at)
    line = Disclosure(
        number=new_sharing_number(),
        person_id=person.id,
        unit_id=unit_id,
        recipient_id=recipient_id,
        recipient_name=clean(recipient_name) if recipient_name else None,
        scope=consents.between_spaces(scope),
        what=clean(what, multiline=True) if what else None,
        ground=ground,
        ground_note=clean(ground_note) if ground_note else None,
        consent_id=consent.id if consent is not None else None,
        way=way,
        told_at=told_at,
        made_at=now(),
        made_by_id=author_id,
    )
    db.session.add(line)
    db.session.flush()
    record("disclosure.logged", line, ground=ground, way=way, scope=line.scope.split(), recipient=recipient_id)
    return line


def check_ground(unit_id: int, ground: DisclosureGround, ground_note: str | None) -> None:
    """Raises GroundNotOpen for a ground that the unit's board does not have, or one that must name its act and does
    not."""
    if ground is DisclosureGround.OTHER_ACT and not ground_note:
        raise GroundNotOpen("which act?")
    if not grounds.rule_of(ground).for_social_services and is_social_services(unit_id):
        raise GroundNotOpen(ground.value)


def is_social_services(unit_id: int) -> bool:
    """Whether the unit's board is one whose files stand under the secrecy of social services (OSL chapter 26)."""
    return accounts.unit_by_id(unit_id).board.limits_search


def _check_consent(
    person: Person, consent: Consent, recipient: Recipient, scope: Collection[InformationGroup], told_at: datetime
) -> None:
    if consent.person_id != person.id:
        raise GroundNotOpen("somebody else's consent")
    hold(consent)  # whoever withdraws it right now closes what is given on it, or nothing is given
    day = local(told_at).date()
    lacks = consents.shortfall(queries.given(consent), recipient=recipient, scope=scope, day=day)
    if not lacks.is_covered:
        raise NotCovered(lacks)


def strike(line: Disclosure, reason: str) -> bool:
    """Strike a wrong line with a reason; it stays readable, and extracts that it tells of close.

    Returns False, and changes nothing, if it is struck already. Raises UnsafeText.
    """
    if line.struck_at is not None:
        return False
    line.struck_at, line.struck_because, line.struck_by_id = now(), clean(reason), current().user_id
    for extract in queries.extracts_told_by(line):
        withdraw_extract(extract)
    db.session.flush()
    record("disclosure.struck", line)
    return True
