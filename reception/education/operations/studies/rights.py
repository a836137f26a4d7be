"""Making the right to SFI longer, and striking a decision that was entered wrongly."""

from datetime import date

from reception.audit.log import record
from reception.db.locking import hold, hold_alone
from reception.db.session import db
from reception.education.models import Pupil, RightExtension
from reception.education.queries.studies.rights import right_of
from reception.education.rules.studies.right import Extension, remarks_on_extending
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.reckoning.remarks import Refused, accepted, refusal


def extend(pupil: Pupil, decided_on: date, until: date, reason: str, *, by_id: int | None) -> RightExtension:
    """Enter a decision to make the right longer. Raises Refused: the law does not allow it, or no clock runs."""
    hold(pupil)
    time = right_of(pupil).time
    if time is None:
        says = N_("The time of the right has not begun. Enter first when the pupil was received.")
        raise Refused((refusal("no-clock", "until", says),))
    accepted(remarks_on_extending(time, Extension(decided_on, until), today()))
    made = RightExtension(
        pupil=pupil, decided_on=decided_on, until=until, reason=reason, made_at=now(), made_by_id=by_id
    )
    db.session.add(made)
    db.session.flush()
    record("right-extension.made", made)
    return made


def strike(extension: RightExtension, because: str) -> None:
    """An extension was entered wrongly: it stays to be read, and counts no more. Raises Refused when it was struck."""
    hold_alone(extension)
    if extension.struck_at is not None:
        says = N_("Somebody has struck this decision already: %(because)s")
        raise Refused((refusal("struck-already", "because", says, because=extension.struck_because or ""),))
    extension.struck_at, extension.struck_because = now(), because
    db.session.flush()
    record("right-extension.struck", extension)
