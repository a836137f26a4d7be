"""Placements: noted, changed, ended, taken up again, removed. Raises `Refused` where rules stop an entry."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.reckoning.remarks import Remarks, accepted
from reception.work.models import Opening, Placement
from reception.work.operations.files import noted
from reception.work.queries.choices import closing_day
from reception.work.queries.jobs import placement_periods
from reception.work.rules.answers import check_follow_up
from reception.work.rules.jobs import PlacementEntry, check_placement
from reception.work.terms.file import EndedBy
from reception.work.terms.jobs import PlacementOutcome

_CHECKED: Final = (
    "kind", "organisation_id", "agreed_on", "started_on", "planned_end_on", "follow_up_on", "ended_on", "outcome",
    "ended_by",
)  # fmt: skip


def add_placement(
    person: Person, *, opening: Opening | None = None, despite_closed: bool = False, **entered: Any
) -> tuple[Placement, Remarks]:
    """Note a placement. `entered`: columns of `Placement`. `opening`: the places that it fills one of.

    The tutor is the contact person of those places, where the employer is the same. `despite_closed`: it is right
    although the employer had closed when it began.
    """
    closed_on = closing_day(entered["organisation_id"])
    remarks = _checked(person, entered, closed_on=closed_on, despite_closed=despite_closed)
    if opening is not None and opening.organisation_id == entered["organisation_id"]:
        entered |= {"opening_id": opening.id, "contact_person_id": opening.contact_person_id}
    made = noted(person, Placement, "placement.added", **entered)
    return made, remarks


def change_placement(row: Placement, *, despite_closed: bool = False, **entered: Any) -> Remarks:
    """Correct what is noted, or note more. Another employer has other tutors, and other places to fill."""
    told = _with(row, entered)
    is_as_before = all(told[name] == getattr(row, name) for name in ("organisation_id", "started_on"))
    closed_on = None if is_as_before else closing_day(told["organisation_id"])
    remarks = _checked(row.work_file.person, told, row, closed_on=closed_on, despite_closed=despite_closed)
    if entered.get("organisation_id", row.organisation_id) != row.organisation_id:
        entered |= {"opening_id": None, "contact_person_id": None}
    record("placement.changed", row, fields=sorted(write_anew(row, entered)))
    return remarks


def choose_tutor(row: Placement, contact_person_id: int | None) -> None:
    """Who at the employer is the tutor; None: nobody yet."""
    record("placement.changed", row, fields=sorted(write_anew(row, {"contact_person_id": contact_person_id})))


def follow_up_placement(row: Placement, *, follow_up_on: date | None, note: str | None) -> Remarks:
    """It was asked how it goes; `follow_up_on`: when it is asked again."""
    remarks = accepted(check_follow_up(follow_up_on, row.started_on, row.ended_on or row.planned_end_on))
    write_anew(row, {"follow_up_on": follow_up_on, "note": note})
    record("placement.followed-up", row)
    return remarks


def end_placement(
    row: Placement, *, ended_on: date, outcome: PlacementOutcome, ended_by: EndedBy, note: str | None
) -> Remarks:
    """It has ended, and this came of it."""
    values = {"ended_on": ended_on, "outcome": outcome, "ended_by": ended_by, "note": note}
    remarks = _checked(row.work_file.person, _with(row, values), row)
    write_anew(row, values)
    record("placement.ended", row, outcome=outcome.value, ended_by=ended_by.value)
    return remarks


def reopen_placement(row: Placement) -> None:
    """That it ended was a slip: it goes on."""
    write_anew(row, {"ended_on": None, "outcome": None, "ended_by": None})
    record("placement.reopened", row)


def remove_placement(row: Placement) -> None:
    """It was noted by mistake, and goes. A job that grew out of it stays. The log keeps that it was there."""
    person_id, kind = row.work_file.person_id, row.kind
    db.session.delete(row)
    db.session.flush()
    record("placement.removed", people=(person_id,), kind=kind.value)


def _with(row: Placement, entered: Mapping[str, Any]) -> dict[str, Any]:
    """What a placement says once this is entered."""
    return {name: entered.get(name, getattr(row, name)) for name in _CHECKED}


def _checked(
    person: Person,
    told: Mapping[str, Any],
    row: Placement | None = None,
    *,
    closed_on: date | None = None,
    despite_closed: bool = False,
) -> Remarks:
    """What the rules say of it; `row`: the one that is changed, which is not compared with itself."""
    names = ("kind", "started_on", "planned_end_on", "agreed_on", "ended_on", "outcome", "ended_by")
    facts: dict[str, Any] = {name: told.get(name) for name in names}
    entry = PlacementEntry(**facts, closed_on=closed_on, despite_closed=despite_closed, birth=person.birth)
    others = placement_periods(person, entry.kind, but=row.id if row else None)
    follow_up_on = told.get("follow_up_on") if entry.ended_on is None else None
    follow_up = check_follow_up(follow_up_on, entry.started_on, entry.last)
    return accepted((*check_placement(entry, today(), others), *follow_up))
