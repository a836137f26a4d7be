"""What a merge of two records about one person does with school files. Registered in the registry.

Files of different schools follow by themselves. Where one school has a file of either record, the two are one: nothing
that was written is lost, and what cannot both be so is struck or replaced, as a correction would be.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.db.following import Joined
from reception.db.session import db
from reception.education.models import Application, Enrolment, Place, Pupil, Result, StudyEvent
from reception.education.permits import shared
from reception.education.rules.studies.periods import Event, told
from reception.education.terms.sharing import SharedGroup
from reception.education.terms.studies import Grade
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people import permits as people_permits
from reception.people.queries.moves import Countable
from reception.reckoning.periods import day_before

#: What is told of it before: only to those whose board may know that there is such a file.
COUNTED: Final = (Countable(Pupil, N_("School files"), shared(SharedGroup.STATUS)),)
_LONGEST_NOTE: Final = 1000


def make_room(kept_id: int, former_id: int) -> None:
    """Before rows follow: of two files with one school, what of the one cannot stand beside the other."""
    for stays, gone in _pairs(kept_id, former_id):
        _one_open_place(stays, gone)
        _one_current_result(stays, gone)
        _one_history(stays, gone)
        db.session.flush()


def _pairs(kept_id: int, former_id: int) -> Iterator[tuple[Pupil, Pupil]]:
    files = {one.unit_id: one for one in _rows(Pupil, Pupil.person_id == kept_id)}
    for gone in _rows(Pupil, Pupil.person_id == former_id):
        if gone.unit_id in files:
            yield files[gone.unit_id], gone


def _rows(model: type[Any], *conditions: sa.ColumnElement[bool]) -> Sequence[Any]:
    return people_permits.MOVE_RECORD.all(sa.select(model).where(*conditions).order_by(model.id))


def _one_open_place(stays: Pupil, gone: Pupil) -> None:
    """Registers name places, so none is removed: of two that are open in one group, one ended yesterday."""
    open_in = {one.group_id for one in _rows(Place, Place.pupil_id == stays.id, Place.last_on.is_(None))}
    for place in _rows(Place, Place.pupil_id == gone.id, Place.last_on.is_(None)):
        if place.group_id in open_in:
            place.last_on = max(place.first_on, day_before(today()))


def _one_current_result(stays: Pupil, gone: Pupil) -> None:
    """Of two results in one cell the signed one stands, then the better; the other stays to be read as replaced.

    Where that of the file that goes is the better, `join_results` sees to it.
    """
    standing = {_cell(one): one for one in _rows(Result, Result.pupil_id == stays.id, Result.replaced_at.is_(None))}
    for other in _rows(Result, Result.pupil_id == gone.id, Result.replaced_at.is_(None)):
        own = standing.get(_cell(other))
        if own is not None and _worth(other) <= _worth(own):
            other.replaced_at = now()
        elif own is not None and own.group_id is None:
            own.replaced_at = now()


def _cell(one: Result) -> tuple[object, ...]:
    return one.course, one.part, one.group_id


def _worth(one: Result) -> tuple[bool, bool]:
    return one.signed_at is not None, one.grade is Grade.PASSED


_WHAT_WAS_FOUND: Final = (
    "on",
    "grade",
    "no_grade",
    "by_examination",
    "signed_at",
    "signed_by_id",
    "made_at",
    "made_by_id",
)


def join_results(pair: Joined) -> None:
    """The better result of the file that goes takes the cell; what stood there stays to be read, if it was signed."""
    stays, gone = (_rows(Result, Result.id == row_id)[0] for row_id in (pair.stays, pair.gone))
    if stays.signed_at is not None:
        kept = {name: getattr(stays, name) for name in ("pupil_id", "course", "part", "group_id", *_WHAT_WAS_FOUND)}
        db.session.add(Result(**kept, replaced_at=now()))
        db.session.flush()
    values = {name: getattr(gone, name) for name in _WHAT_WAS_FOUND}
    db.session.execute(sa.update(Result).where(Result.id == stays.id).values(values))


def _one_history(stays: Pupil, gone: Pupil) -> None:
    """Where both tell of one course what cannot both be so, what the file that goes up in the other tells is struck."""
    own, others = _events(stays), _events(gone)
    for course in {one.course for one in others}:
        of_course = [one for one in others if one.course is course]
        if not _possible([one for one in own if one.course is course] + of_course):
            _strike(of_course)
            for row in _rows(Enrolment, Enrolment.pupil_id == gone.id, Enrolment.course == course):
                db.session.delete(row)


def _events(pupil: Pupil) -> list[StudyEvent]:
    return list(_rows(StudyEvent, StudyEvent.pupil_id == pupil.id, StudyEvent.struck_at.is_(None)))


def _possible(events: Sequence[StudyEvent]) -> bool:
    in_order = sorted(events, key=lambda one: (one.on, one.id))
    try:
        told((Event(one.kind, one.course, one.on, one.path, one.reason) for one in in_order), date.max)
    except ValueError:
        return False
    return True


def _strike(events: Sequence[StudyEvent]) -> None:
    for one in events:
        one.struck_at = now()
        one.struck_because = _("Two records about one person were merged; the other says otherwise.")


def join_pupils(pair: Joined) -> None:
    """The file that stands knows what either knew: the first day of reception, and where that was, counts."""
    stays, gone = (_rows(Pupil, Pupil.id == row_id)[0] for row_id in (pair.stays, pair.gone))
    first = min((one for one in (stays, gone) if one.received_on), key=_reception, default=stays)
    values = {
        "alias": stays.alias or gone.alias,
        "received_on": first.received_on,
        "received_in": first.received_in,
        "home_municipality": stays.home_municipality or gone.home_municipality,
        "studies_in": stays.studies_in or gone.studies_in,
        "registered_on": min(stays.registered_on, gone.registered_on),
        "left_on": max(stays.left_on, gone.left_on) if stays.left_on and gone.left_on else None,
    }
    db.session.execute(sa.update(Pupil).where(Pupil.id == stays.id).values(values))


def _reception(pupil: Pupil) -> date:
    return pupil.received_on or date.max


def join_applications(pair: Joined) -> None:
    """Either record waits for one programme: since the first day, with both notes."""
    stays, gone = (_rows(Application, Application.id == row_id)[0] for row_id in (pair.stays, pair.gone))
    notes = dict.fromkeys(one.note for one in (stays, gone) if one.note)
    values = {
        "applied_on": min(stays.applied_on, gone.applied_on),
        "right_from": min(filter(None, (stays.right_from, gone.right_from)), default=None),
        "in_establishment": gone.in_establishment if stays.in_establishment is None else stays.in_establishment,
        "can_begin_on": stays.can_begin_on or gone.can_begin_on,
        "needs_childcare": stays.needs_childcare or gone.needs_childcare,
        "language": stays.language or gone.language,
        "wanted": stays.wanted or gone.wanted,
        "note": "\n".join(notes)[:_LONGEST_NOTE] or None,
        "by_case": stays.by_case or gone.by_case,
    }
    db.session.execute(sa.update(Application).where(Application.id == stays.id).values(values))
