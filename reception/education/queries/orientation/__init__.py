"""Civic orientation of pupils: lessons and notes together, of any number of pupils at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import OutOfReach
from reception.db.session import db
from reception.education import permits
from reception.education.models import Application, OrientationNote, Place, Pupil, StudyGroup
from reception.education.queries.pupils.names import PupilName, called
from reception.education.queries.registers.attendance import orientation_meetings
from reception.education.rules.orientation import Meeting
from reception.education.rules.orientation.orienting import Note, Standing, standing
from reception.education.terms.orienting import OrientationState
from reception.education.terms.pupils import OrientationNoteKind, Programme
from reception.education.terms.studies import OrientationPart
from reception.i18n.formats import today


@dataclass(frozen=True)
class Known:
    """What is known of a pupil's orientation: `notes` that stand, what was attended at lessons, when she has the right
    from."""

    meetings: Sequence[Meeting]
    notes: Sequence[Note]
    registered_on: date | None

    def standing(self, until: date) -> Standing:
        """Where she stood on a day."""
        return standing(self.meetings, self.notes, self.registered_on, until)


def known(pupil_ids: Collection[int]) -> dict[int, Known]:
    """What is known of each, of pupils within reach. A constant number of statements."""
    meetings = orientation_meetings(pupil_ids)
    notes, registered = _notes(pupil_ids), _registered(pupil_ids)
    return {
        pupil_id: Known(meetings.get(pupil_id, ()), notes[pupil_id], registered.get(pupil_id)) for pupil_id in pupil_ids
    }


def _notes(pupil_ids: Collection[int]) -> defaultdict[int, list[Note]]:
    one = OrientationNote
    query = sa.select(one.pupil_id, one.kind, one.on, one.minutes, one.part, one.where)
    query = query.where(one.pupil_id.in_(pupil_ids), one.struck_at.is_(None)).order_by(one.on, one.id)
    found: defaultdict[int, list[Note]] = defaultdict(list)
    for pupil_id, kind, on, minutes, part, where in db.session.execute(permits.ORIENTATION.within(query)):
        found[pupil_id].append(Note(kind, on, minutes, part, where))
    return found


def _registered(pupil_ids: Collection[int]) -> dict[int, date]:
    """Since when each is resident, as her applications say it: that for civic orientation before the others."""
    one = Application
    is_other = sa.case((one.programme == Programme.ORIENTATION, 0), else_=1)
    query = sa.select(one.pupil_id, one.right_from).where(one.pupil_id.in_(pupil_ids), one.right_from.is_not(None))
    found: dict[int, date] = {}
    for pupil_id, day in db.session.execute(permits.APPLICATIONS.within(query.order_by(is_other, one.right_from))):
        found.setdefault(pupil_id, cast("date", day))
    return found


def notes_of(pupil: Pupil) -> Sequence[OrientationNote]:
    """All that was noted of a pupil, what was struck too, the latest first."""
    query = sa.select(OrientationNote).where(OrientationNote.pupil_id == pupil.id)
    return permits.ORIENTATION.all(query.order_by(OrientationNote.on.desc(), OrientationNote.id.desc()))


def note(pupil: Pupil, note_id: int) -> OrientationNote:
    """A note of that pupil. Raises OutOfReach."""
    query = sa.select(OrientationNote).where(OrientationNote.id == note_id, OrientationNote.pupil_id == pupil.id)
    return permits.ORIENTATION.one(query.options(joinedload(OrientationNote.pupil)))


def languages_of(pupil: Pupil) -> list[str]:
    """The languages of the groups in which she has had it, in their order (BCP 47)."""
    query = sa.select(Place.first_on, StudyGroup.language).join(StudyGroup, StudyGroup.id == Place.group_id)
    query = query.where(Place.pupil_id == pupil.id, StudyGroup.programme == Programme.ORIENTATION)
    rows = db.session.execute(permits.PLACES.within(query.order_by(Place.first_on, Place.id)))
    return list(dict.fromkeys(language for _first_on, language in rows if language))


@dataclass(frozen=True)
class Line:
    """A pupil of a language group."""

    name: PupilName
    standing: Standing


def lines(pupil_ids: Collection[int]) -> list[Line]:
    """The pupils by name, with where they stand today."""
    names, facts = called(pupil_ids), known(pupil_ids)
    found = [Line(name, facts[pupil_id].standing(today())) for pupil_id, name in names.items()]
    return sorted(found, key=lambda line: (line.name.sort_key, line.name.pupil_number))


def pupils_of(group: StudyGroup, day: date) -> list[int]:
    """Who has a place in the group on the day or after it; of a group that has ended, who had one on its last day."""
    last = min(day, group.closed_on or group.last_on)
    query = sa.select(Place.pupil_id).where(
        Place.group_id == group.id, sa.or_(Place.last_on.is_(None), Place.last_on >= last)
    )
    return list(dict.fromkeys(db.session.scalars(permits.PLACES.within(query))))


def narrowed(found: Iterable[Line], state: OrientationState | None, lacks: OrientationPart | None) -> list[Line]:
    """Those in a state, and those who lack a part of it; None: all."""
    return [
        line
        for line in found
        if state in (None, line.standing.state)
        and (lacks is None or (line.standing.is_open and lacks in line.standing.progress.missing))
    ]


def certificates_of(pupil: Pupil) -> list[OrientationNote]:
    """The certificates that were given and stand, the latest first."""
    return [one for one in notes_of(pupil) if one.kind is OrientationNoteKind.CERTIFICATE and one.struck_at is None]


def certificate_note(pupil: Pupil, note_id: int) -> OrientationNote:
    """A certificate of that pupil that stands. Raises OutOfReach."""
    found = note(pupil, note_id)
    if found.kind is not OrientationNoteKind.CERTIFICATE or found.struck_at is not None:
        raise OutOfReach
    return found


def counted(found: Iterable[Line]) -> Counter[OrientationState]:
    """How many stand where."""
    return Counter(line.standing.state for line in found)
