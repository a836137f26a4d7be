"""Protected identities: few are named, everything that leads to the person is sealed, and two people end it.

Sources: contract, decision 5; domain.md section 1 (Skatteverket: sekretessmarkerade personuppgifter).
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from reception.access.actor import current
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.i18n.text_safety import clean
from reception.people import queries
from reception.people.models import NamedAccess, Person, ProtectionRemoval
from reception.people.operations.contacts import write_detail
from reception.people.operations.keys import hide_contacts, index
from reception.people.terms import Protection, RemovalState

#: More named staff than this is warned about (security.md, A4).
FEW: Final = 5


class NobodyNamed(Exception):
    """Nobody could open the file of the person."""


class OnePersonOnly(Exception):
    """Who asked to remove protection cannot confirm it."""


class AlreadyAsked(Exception):
    """A request to remove this protection waits already."""


def protect(
    person: Person,
    grade: Protection,
    named_user_ids: Iterable[int],
    *,
    since: date | None = None,
    may_be_nobody: bool = False,
) -> None:
    """Protect a person, or set another grade: only the named reach her from the next request on.

    Contact details are sealed and lose their search keys. An imported person may have nobody named until the unit
    manager names staff (`may_be_nobody`). Raises NobodyNamed.
    """
    named = list(dict.fromkeys(named_user_ids))
    if grade is Protection.NONE:
        raise ValueError("protection ends by two people, see ask_removal")
    if not (named or may_be_nobody or _named_today(person)):
        raise NobodyNamed
    person.protection, person.protection_since = grade, since or person.protection_since or today()
    _seal(person, sealed=True)
    hide_contacts(person)
    _name(person, named, ends_on=None)
    record("protection.set", person, grade=grade, users=named)


def _seal(person: Person, *, sealed: bool) -> None:
    for detail in person.contact_details:
        write_detail(detail, detail.unmasked, sealed=sealed)


def _named_today(person: Person) -> list[NamedAccess]:
    if not person.is_protected:
        return []
    return [access for access in queries.named_staff(person) if access.starts_on <= today()]


def name_staff(person: Person, user_id: int, *, ends_on: date | None = None) -> None:
    """Let a member of staff open a protected person's file from now on, up to `ends_on`."""
    _name(person, [user_id], ends_on=ends_on)
    db.session.flush()
    record("protection.staff-named", person, user=user_id)


def _name(person: Person, user_ids: Iterable[int], *, ends_on: date | None) -> None:
    earlier = {access.user_id: access for access in queries.named_staff(person)}
    for user_id in user_ids:
        access = earlier.get(user_id) or _new_access(person, user_id)
        access.starts_on, access.ends_on = min(access.starts_on, today()), ends_on


def _new_access(person: Person, user_id: int) -> NamedAccess:
    by = current().user_id
    access = NamedAccess(person_id=person.id, user_id=user_id, named_by_id=by, starts_on=today())
    db.session.add(access)
    return access


def unname_staff(person: Person, access: NamedAccess) -> None:
    """End a member of staff's access at once. Raises NobodyNamed if nobody else is named."""
    if not [other for other in _named_today(person) if other is not access]:
        raise NobodyNamed
    end_access(access)
    db.session.flush()
    record("protection.staff-unnamed", person, user=access.user_id)


def end_access(access: NamedAccess) -> None:
    """Let a member of staff be named no longer from today on; the caller flushes and records."""
    yesterday = today() - timedelta(days=1)
    access.starts_on, access.ends_on = min(access.starts_on, yesterday), yesterday


def ask_removal(person: Person, reason: str) -> ProtectionRemoval:
    """Ask that protection ends; a second person confirms. Raises AlreadyAsked, UnsafeText."""
    if queries.pending_removal(person) is not None:
        raise AlreadyAsked
    asked_by = current().user_id
    removal = ProtectionRemoval(person_id=person.id, asked_by_id=asked_by, asked_at=now(), reason=clean(reason))
    db.session.add(removal)
    db.session.flush()
    record("protection.removal-asked", removal)
    return removal


def confirm_removal(person: Person, removal: ProtectionRemoval) -> None:
    """End protection: contact details are readable and findable again, nobody is named. Raises OnePersonOnly."""
    _decide(removal, RemovalState.CONFIRMED)
    for access in queries.named_staff(person):
        end_access(access)
    person.protection, person.protection_since = Protection.NONE, None
    _seal(person, sealed=False)
    index(person)
    record("protection.removed", person)


def refuse_removal(person: Person, removal: ProtectionRemoval) -> None:
    """Let protection stand. Who asked may take the request back like this."""
    _decide(removal, RemovalState.REFUSED, by_another=current().user_id != removal.asked_by_id)
    record("protection.removal-refused", person)


def _decide(removal: ProtectionRemoval, state: RemovalState, *, by_another: bool = True) -> None:
    user_id = current().user_id
    if by_another and user_id == removal.asked_by_id:
        raise OnePersonOnly
    removal.state, removal.decided_at = state, now()
    removal.decided_by_id = user_id if by_another else None
    db.session.flush()
