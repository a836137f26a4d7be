"""Asking for studies, and what becomes of it."""

from datetime import date
from typing import Any

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.education import permits
from reception.education.models import Application, Pupil
from reception.education.queries.pupils.applications import open_application
from reception.education.rules.pupils.applying import remarks_on_applying, remarks_on_changing, remarks_on_ending
from reception.education.terms.pupils import ApplicationEnd, Programme, StudyTime
from reception.i18n.formats import now, today
from reception.reckoning.remarks import accepted
from reception.web.free_number import free_number


def apply(pupil: Pupil, programme: Programme, applied_on: date, **asked: Any) -> Application:
    """The pupil asks for a programme and waits for it. Raises Refused: waits for it already, or the day lies ahead.

    `asked`: right_from, in_establishment, when, can_begin_on, needs_childcare, language, wanted, note, by_case, and
    by_id, who writes it down.
    """
    hold(pupil)
    is_waiting = open_application(pupil.id, programme) is not None
    accepted(remarks_on_applying(programme, applied_on, today(), is_waiting=is_waiting))
    return _made(pupil, programme, applied_on, **asked)


def apply_once(pupil: Pupil, programme: Programme, applied_on: date, **asked: Any) -> Application | None:
    """The same; of whoever waits for such a programme already the application stands, and the answer is None."""
    hold(pupil)
    if open_application(pupil.id, programme) is not None:
        return None
    accepted(remarks_on_applying(programme, applied_on, today(), is_waiting=False))
    return _made(pupil, programme, applied_on, **asked)


def _made(
    pupil: Pupil, programme: Programme, applied_on: date, *, by_id: int | None, right_from: date | None = None,
    in_establishment: bool | None = None, when: StudyTime = StudyTime.ANY, can_begin_on: date | None = None,
    needs_childcare: bool = False, language: str | None = None, wanted: str | None = None, note: str | None = None,
    by_case: bool = False,
) -> Application:  # fmt: skip
    made = Application(
        number=free_number(Application, permits.NUMBERS), pupil=pupil, programme=programme, applied_on=applied_on,
        right_from=right_from, in_establishment=in_establishment, when=when, can_begin_on=can_begin_on,
        needs_childcare=needs_childcare, language=language or None, wanted=wanted or None, note=note or None,
        by_case=by_case, made_at=now(), made_by_id=by_id,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("study-application.made", made, programme=programme)
    return made


def end_application(application: Application, on: date, as_: ApplicationEnd) -> None:
    """The pupil waits no longer: placed, withdrawn or refused. Raises Refused: ended already, before it was made."""
    hold(application)
    accepted(remarks_on_ending(application.applied_on, application.ended_on, on, today()))
    application.ended_on, application.ended_as = on, as_
    db.session.flush()
    record("study-application.ended", application, ended_as=as_)


def change_application(application: Application, **facts: Any) -> None:
    """Write anew what an application says, by the names of the columns. Raises Refused when it has ended."""
    accepted(remarks_on_changing(application.ended_on))
    written = {name: None if value == "" else value for name, value in facts.items()}
    changed = write_anew(application, written)
    record("study-application.changed", application, fields=changed)
