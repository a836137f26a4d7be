"""Sending an application from a case: the school gets exactly what the form asks, and the log says that it was told.

Whoever applies is the person: her caseworker only carries it there. Nothing of the case goes along.
"""

from datetime import date
from typing import Any

from reception.access.actor import current
from reception.accounts import queries as accounts
from reception.cases import queries as cases
from reception.cases.models import Case
from reception.education.operations.pupils import enter_pupil
from reception.education.operations.pupils.applications import apply_once
from reception.education.rules.pupils.sending import told
from reception.education.terms.pupils import Programme
from reception.i18n.formats import now
from reception.i18n.text import _, label
from reception.people import operations as people
from reception.people.models import Person
from reception.people.terms import KeyDateKind, Source
from reception.people.terms.papers import DisclosureGround, DisclosureWay


class NoOpenCase(Exception):
    """None of the actor's units has an open case with the person: nobody sends anything then."""


def send_application(
    person: Person,
    *,
    unit_id: int,
    programme: Programme,
    applied_on: date,
    ground: DisclosureGround,
    alias: str | None = None,
    **asked: Any,
) -> None:
    """Let the person apply to a school unit. Raises Refused, NoOpenCase, UnsafeText.

    If the school has such an application already, that one stands and the answer is the same: what the school has, the
    actor need not know. That it was told is logged all the same.
    """
    case = cases.open_case_of(person)
    if case is None:
        raise NoOpenCase
    pupil = enter_pupil(person.id, unit_id, alias=alias if person.is_protected else None, by_id=current().user_id)
    apply_once(pupil, programme, applied_on, by_case=True, by_id=current().user_id, **asked)
    _tell(person, case, unit_id=unit_id, programme=programme, ground=ground, asked=asked)
    if programme is Programme.SFI:
        _note_day(person, applied_on)


def _tell(
    person: Person, case: Case, *, unit_id: int, programme: Programme, ground: DisclosureGround, asked: dict[str, Any]
) -> None:
    """Facts went to another authority, or another branch of this one: a line of the log says which and to whom."""
    school = accounts.unit_by_id(unit_id)
    tells_right = asked.get("right_from") is not None or asked.get("in_establishment") is not None
    people.log_disclosure(
        person,
        unit_id=case.unit_id,
        recipient_id=None,
        recipient_name=f"{school.name}, {school.board.name}" if school.parent_id else school.name,
        scope=told(has_language=bool(asked.get("language")), tells_right=tells_right),
        what=_("Application: %(programme)s", programme=label(programme)),
        ground=ground,
        ground_note=None,
        consent=None,
        way=DisclosureWay.OTHER,
        told_at=now(),
        author_id=current().user_id,
    )


def _note_day(person: Person, applied_on: date) -> None:
    """The path counts from the day of the application. One that is noted stands."""
    if all(one.kind is not KeyDateKind.SFI_APPLIED for one in person.key_dates):
        people.add_key_date(person, kind=KeyDateKind.SFI_APPLIED, on_day=applied_on, source=Source.PERSON)
