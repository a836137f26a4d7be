"""Writing down what is known of civic orientation beside the lessons."""

from datetime import date

from reception.audit.log import record
from reception.db.locking import hold
from reception.db.session import db
from reception.education.models import OrientationNote, Pupil
from reception.education.queries.orientation import known
from reception.education.rules.orientation import progress, remarks_on_certificate
from reception.education.rules.orientation.orienting import Note, attended, remarks_on_note
from reception.education.terms.pupils import OrientationNoteKind
from reception.education.terms.studies import OrientationPart
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.reckoning.remarks import Refused, Remarks, accepted, refusal, warning


def add_note(
    pupil: Pupil,
    kind: OrientationNoteKind,
    on: date,
    *,
    minutes: int | None = None,
    part: OrientationPart | None = None,
    where: str | None = None,
    by_id: int | None,
) -> Remarks:
    """Note an offer, hours elsewhere, that it was finished elsewhere or that no part was taken. Raises Refused."""
    hold(pupil)
    told = Note(kind, on, minutes, part, where or None)
    facts = known([pupil.id])[pupil.id]
    remarks = accepted(remarks_on_note(told, progress(attended(facts.meetings, facts.notes)), today()))
    _write(pupil, told, by_id)
    return remarks


def give_certificate(pupil: Pupil, on: date, *, by_id: int | None) -> tuple[OrientationNote, Remarks]:
    """Note that the pupil gets a certificate of what she had attended by that day. Raises Refused.

    The same certificate is given once a day.
    """
    hold(pupil)
    facts = known([pupil.id])[pupil.id]
    reached = facts.standing(on).progress
    found = list(remarks_on_certificate(reached, on, today()))
    given = [one.on for one in facts.notes if one.kind is OrientationNoteKind.CERTIFICATE]
    if on in given:
        found.append(refusal("certificate-twice", "on", N_("A certificate was given on this day already.")))
    elif given:
        says = N_("A certificate was given on %(day)s too. Strike it if this one stands in its place.")
        found.append(warning("certificate-again", "on", says, day=max(given)))
    remarks = accepted(found)
    return _write(pupil, Note(OrientationNoteKind.CERTIFICATE, on), by_id), remarks


def strike_note(note: OrientationNote, because: str) -> None:
    """Strike a wrong note: it stays to be read, and counts no more. Raises Refused when it is struck already."""
    hold(note.pupil)
    db.session.refresh(note)
    if note.struck_at is not None:
        raise Refused((refusal("struck-already", "because", N_("Somebody has struck this note already.")),))
    note.struck_at, note.struck_because = now(), because
    db.session.flush()
    record("orientation-note.struck", note, kind=note.kind)


def _write(pupil: Pupil, told: Note, by_id: int | None) -> OrientationNote:
    made = OrientationNote(
        pupil=pupil,
        kind=told.kind,
        on=told.on,
        minutes=told.minutes,
        part=told.part,
        where=told.where,
        made_at=now(),
        made_by_id=by_id,
    )
    db.session.add(made)
    db.session.flush()
    record("orientation-note.made", made, kind=told.kind)
    return made
