"""What speaks against an application, and against its end. Pure."""

from collections.abc import Iterable
from datetime import date

from reception.education.terms.pupils import Programme
from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, Remarks, refusal


def remarks_on_applying(programme: Programme, applied_on: date, today: date, *, is_waiting: bool) -> Remarks:
    """Refused: a second application while one waits (of adult education there may be several), a day to come."""
    return tuple(_on_applying(programme, applied_on, today, is_waiting=is_waiting))


def _on_applying(programme: Programme, applied_on: date, today: date, *, is_waiting: bool) -> Iterable[Remark]:
    if is_waiting and programme is not Programme.ADULT:
        yield refusal("waits-already", "programme", N_("The pupil waits for this already."))
    if applied_on > today:
        yield refusal("applied-later", "applied_on", N_("The day lies ahead. Enter the day of the application."))


def remarks_on_changing(ended_on: date | None) -> Remarks:
    """Refused: what was asked stays as it was once it has ended."""
    says = N_("The application ended on %(ended)s.")
    return (refusal("ended-already", "", says, ended=ended_on),) if ended_on is not None else ()


def remarks_on_ending(applied_on: date, ended_on: date | None, on: date, today: date) -> Remarks:
    """Refused: one that has ended, a day before it was made, a day to come."""
    return tuple(_on_ending(applied_on, ended_on, on, today))


def _on_ending(applied_on: date, ended_on: date | None, on: date, today: date) -> Iterable[Remark]:
    if ended_on is not None:
        yield refusal("ended-already", "", N_("The application ended on %(ended)s."), ended=ended_on)
    if on < applied_on:
        yield refusal("ended-too-early", "on", N_("The application was made on %(applied)s."), applied=applied_on)
    if on > today:
        yield refusal("ended-later", "on", N_("The day lies ahead."))
