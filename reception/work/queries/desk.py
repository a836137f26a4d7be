"""What is noted of Arbetsförmedlingen about a person: enrolments, programmes, decisions, and the days of the record."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import KeyDateKind
from reception.reckoning.periods import Period
from reception.work import permits
from reception.work.models import AuthorityDecision, Enrolment, OfWorkFile, Programme, WorkFile
from reception.work.queries.files import file_of, row, rows_of
from reception.work.rules.desk_ahead import Ahead, Coming
from reception.work.rules.moments import InProgramme, left_establishment_on

#: The days of the record that tell of Arbetsförmedlingen.
OF_RECORD: Final = (KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE, KeyDateKind.LEFT_EMPLOYMENT_SERVICE)
_MACHINERY: Final = frozenset({"id", "made_at", "made_by_id", "work_file_id", "version"})


@dataclass(frozen=True)
class Noted:
    """What a file holds of Arbetsförmedlingen, the latest first."""

    enrolments: list[Enrolment]
    programmes: list[Programme]
    decisions: list[AuthorityDecision]

    @property
    def open_enrolment(self) -> Enrolment | None:
        """The enrolment that has not ended."""
        return next((one for one in self.enrolments if one.ended_on is None), None)

    @property
    def left_on(self) -> date | None:
        """The day on which the establishment programme was left, where no other of its kind goes on."""
        return left_establishment_on(InProgramme(one.kind, one.started_on, one.ended_on) for one in self.programmes)

    @property
    def coming(self) -> list[Ahead]:
        """The days that are noted ahead, in no order."""
        met = self.open_enrolment and self.open_enrolment.next_meeting_on
        return [
            *([Ahead(met, Coming.MEETING)] if met else []),
            *(
                Ahead(one.planned_end_on, Coming.PROGRAMME_END, one.kind)
                for one in self.programmes
                if one.planned_end_on is not None and one.ended_on is None
            ),
            *(Ahead(one.valid_to, Coming.DECISION_END, one.kind) for one in self.decisions if one.valid_to is not None),
        ]


def noted_in(file: WorkFile | None) -> Noted:
    """What a file holds; nothing where there is none."""
    return Noted(
        rows_of(file, Enrolment, permits.ENROLMENTS, Enrolment.enrolled_on.desc()),
        rows_of(file, Programme, permits.PROGRAMMES, Programme.started_on.desc()),
        rows_of(file, AuthorityDecision, permits.DECISIONS, AuthorityDecision.decided_on.desc()),
    )


def enrolment(person: Person, enrolment_id: int) -> Enrolment:
    """An enrolment of a person. Raises OutOfReach."""
    return row(person, Enrolment, enrolment_id, permits.ENROLMENTS)


def programme(person: Person, programme_id: int) -> Programme:
    """A programme of a person. Raises OutOfReach."""
    return row(person, Programme, programme_id, permits.PROGRAMMES)


def decision(person: Person, decision_id: int) -> AuthorityDecision:
    """A decision about a person. Raises OutOfReach."""
    return row(person, AuthorityDecision, decision_id, permits.DECISIONS)


def likely_end_of(one: Programme) -> date:
    """The day on which a programme probably ended: as it was planned, if that has come; else today."""
    likely = one.ended_on or min(one.planned_end_on or today(), today())
    return max(likely, one.started_on)


def days_of_record(person: Person) -> dict[KeyDateKind, date]:
    """The days that the person's record holds of Arbetsförmedlingen."""
    found = {one.kind: one.on_day for one in person.key_dates}
    return {kind: found[kind] for kind in OF_RECORD if kind in found}


def as_entered(noted: OfWorkFile) -> dict[str, Any]:
    """What stands in a row, as it was entered."""
    return {name: getattr(noted, name) for name in noted.__table__.columns.keys() if name not in _MACHINERY}  # noqa: SIM118


def other_enrolments(person: Person, but: Enrolment | None) -> list[Period]:
    """The days of the other enrolments in the file."""
    rows = rows_of(but.work_file if but else file_of(person), Enrolment, permits.ENROLMENTS)
    return [Period(one.enrolled_on, one.ended_on) for one in rows if one is not but]


def other_programmes(person: Person, but: Programme | None) -> list[Period]:
    """The days of the other programmes in the file."""
    rows = rows_of(but.work_file if but else file_of(person), Programme, permits.PROGRAMMES)
    return [Period(one.started_on, one.ended_on) for one in rows if one is not but]
