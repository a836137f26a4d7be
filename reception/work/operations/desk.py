"""What may happen to enrolments, programmes and decisions. Raises `Refused` where rules stop an entry."""

from collections.abc import Mapping
from typing import Any

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import KeyDateKind
from reception.reckoning.remarks import Remarks, accepted
from reception.work.models import AuthorityDecision, Enrolment, OfWorkFile, Programme
from reception.work.operations.files import file_for, noted
from reception.work.queries import desk as queries
from reception.work.rules.desk import check_decided, check_enrolled, check_in_programme
from reception.work.rules.entries import DecisionEntry, EnrolmentEntry, ProgrammeEntry


def note_enrolment(person: Person, **entered: Any) -> Remarks:
    """Arbetsförmedlingen has enrolled somebody. `entered`: columns of `Enrolment`."""
    hold(file_for(person))  # of two who note an enrolment at once, the second sees the first
    remarks = _checked_enrolment(person, None, entered)
    noted(person, Enrolment, "work-enrolment.noted", **entered)
    return remarks


def change_enrolment(row: Enrolment, **entered: Any) -> Remarks:
    """Correct an enrolment, or say when it ended. What is not passed stays."""
    hold(row.work_file)
    remarks = _checked_enrolment(row.work_file.person, row, {**queries.as_entered(row), **entered})
    _write(row, "work-enrolment.changed", entered)
    return remarks


def take_over_enrolment(person: Person) -> Remarks:
    """The record holds the day of enrolment already: note an enrolment that began on it.

    Raises Refused where an open enrolment is noted, and LookupError where the record holds no such day.
    """
    days = queries.days_of_record(person)
    return note_enrolment(person, enrolled_on=days[KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE])


def note_programme(person: Person, **entered: Any) -> Remarks:
    """Somebody takes part in a programme, or did. `entered`: columns of `Programme`."""
    hold(file_for(person))
    remarks = _checked_programme(person, None, entered)
    noted(person, Programme, "work-programme.noted", **entered)
    return remarks


def change_programme(row: Programme, **entered: Any) -> Remarks:
    """Correct a programme, or say when and why it ended. What is not passed stays."""
    hold(row.work_file)
    remarks = _checked_programme(row.work_file.person, row, {**queries.as_entered(row), **entered})
    _write(row, "work-programme.changed", entered)
    return remarks


def note_decision(person: Person, **entered: Any) -> Remarks:
    """The authority decided something. `entered`: columns of `AuthorityDecision`."""
    remarks = _checked_decision(person, entered)
    noted(person, AuthorityDecision, "work-decision.noted", **entered)
    return remarks


def change_decision(row: AuthorityDecision, **entered: Any) -> Remarks:
    """Correct what is noted of a decision. What is not passed stays."""
    remarks = _checked_decision(row.work_file.person, {**queries.as_entered(row), **entered})
    _write(row, "work-decision.changed", entered)
    return remarks


def remove(row: Enrolment | Programme | AuthorityDecision, event: str) -> None:
    """It was noted by mistake, and goes. The log keeps that it was there."""
    record(event, row.work_file)
    db.session.delete(row)
    db.session.flush()


def _write(row: OfWorkFile, event: str, entered: Mapping[str, Any]) -> None:
    record(event, row, fields=" ".join(sorted(write_anew(row, entered))))


def _checked_enrolment(person: Person, row: Enrolment | None, entered: Mapping[str, Any]) -> Remarks:
    others, days = queries.other_enrolments(person, row), _days(entered, "enrolled_on", "ended_on", "next_meeting_on")
    return accepted(check_enrolled(EnrolmentEntry(**days, birth=person.birth), today(), others))


def _checked_programme(person: Person, row: Programme | None, entered: Mapping[str, Any]) -> Remarks:
    days = _days(entered, "kind", "started_on", "planned_end_on", "ended_on", "ended_because")
    entry = ProgrammeEntry(**days, birth=person.birth)
    return accepted(check_in_programme(entry, today(), queries.other_programmes(person, row)))


def _checked_decision(person: Person, entered: Mapping[str, Any]) -> Remarks:
    days = _days(entered, "decided_on", "valid_from", "valid_to")
    return accepted(check_decided(DecisionEntry(**days, birth=person.birth), today()))


def _days(entered: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: entered.get(name) for name in names}
