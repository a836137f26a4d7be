"""Who somebody that a school registers may already be: of the municipal register, without a word of cases."""

from collections.abc import Sequence

from reception.education import permits
from reception.people.models import RegistrationDraft
from reception.people.queries import Hit, draft, likely_duplicates
from reception.people.rules.birth import Birth
from reception.people.rules.identifiers import KnownNumber


def may_be(names: Sequence[str], number: KnownNumber | None, birth: Birth | None) -> list[Hit]:
    """The people who may be the one, the likeliest first; nobody who is hidden from the actor."""
    return likely_duplicates(names, number, birth, permits.IDENTIFY)


def own_draft(number: str) -> RegistrationDraft | None:
    """The actor's own registration under that number, if it waits or was the same as somebody; see `people.draft`."""
    return draft(number, permits.OWN_DRAFT)
