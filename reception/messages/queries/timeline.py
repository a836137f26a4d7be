"""What a person's timeline tells of what she wrote: each day she wrote, and each day it was handled."""

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from flask import url_for

from reception.cases.models import Case
from reception.contacts.queries import Source, Told, keys_of
from reception.contacts.queries.timeline_keys import newest_first
from reception.contacts.terms import EventKind
from reception.db.aliases import shared_alias
from reception.i18n.formats import local
from reception.i18n.markers import N_
from reception.i18n.text import _, label
from reception.messages import permits
from reception.messages.models import NewcomerMessage
from reception.messages.terms import Wish
from reception.people.models import Person

# Under other names: the permit's own conditions ask of the same tables.
_case, _person = shared_alias(Case), shared_alias(Person)
_DAYS: Final = {"written": NewcomerMessage.written_at, "handled": NewcomerMessage.handled_at}
_SAID: Final = {"written": N_("Written from My plan: %(wish)s"), "handled": N_("Handled: %(wish)s")}


def _parts(cases: Sequence[Case], count: int) -> list[sa.Select[Any]]:
    ids = [case.id for case in cases]
    return [newest_first(_keys(code, at, ids), at, count) for code, at in _DAYS.items()]


def _keys(code: str, at: Any, cases: Sequence[int]) -> sa.Select[Any]:
    text = sa.literal(f"{code}|") + sa.cast(NewcomerMessage.wish, sa.Text)
    query = keys_of(EventKind.WRITTEN, NewcomerMessage.id, permits.WRITTEN, at=at, text=text, who=_person.number)
    query = query.select_from(NewcomerMessage).join(_case, _case.id == NewcomerMessage.case_id)
    query = query.join(_person, _person.id == _case.person_id)
    return query.where(NewcomerMessage.case_id.in_(cases), at.is_not(None))


def _told(row: Any) -> Told:
    code, _bar, wish = row.text.partition("|")
    said = _(_SAID[code], wish=label(Wish(wish)))
    url = url_for("newcomer_messages.answer", number=row.who, message_id=row.id)
    return Told(local(row.at).date(), said, None, url)


TIMELINE: Final = Source(_parts, _told)
