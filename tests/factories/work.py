"""Files on work and what stands in them, made directly so that a test depends on one thing alone."""

from datetime import UTC, date, datetime
from typing import Any, TypeVar

from reception.access.actor import system
from reception.accounts.models import Unit
from reception.audit.log import record
from reception.db.session import commit, db
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.people.models import Person
from reception.web import short_number
from reception.work.models import Employer, Employment, OfWorkFile, Opening, Placement, WorkFile
from reception.work.terms.employers import OpeningKind
from reception.work.terms.file import LearntThrough
from reception.work.terms.jobs import DecidedBy, JobContract, PlacementKind, Subsidy
from tests.factories.people import SOURCE

MADE = datetime(2026, 3, 2, 10, tzinfo=UTC)
Row = TypeVar("Row")


def _kept(row: Row) -> Row:
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.made", row)
        commit()
    return row


def make_work_file(person: Person, *, unit: Unit, **facts: Any) -> WorkFile:
    """The file of a person at the board of `unit`."""
    values = {"unit_id": unit.id, "board_id": unit.parent_id or unit.id, "made_at": MADE, **facts}
    return _kept(WorkFile(person_id=person.id, **values))


def make_in(file: WorkFile, model: type[OfWorkFile], **facts: Any) -> Any:
    """A row of a file: `make_in(file, Study, level=StudyLevel.BASIC, …)`."""
    return _kept(model(work_file_id=file.id, made_at=MADE, **facts))


def make_employer(name: str = "Exempel Svets AB", *, closed_on: date | None = None, **details: Any) -> Organisation:
    """An employer in the register; with `details` (columns of `Employer`) also what is known of it as one."""
    made = _kept(
        Organisation(
            name=name, sort_key=sort_key(name), kind=OrganisationKind.EMPLOYER, closed_on=closed_on, languages=""
        )
    )
    if details:
        _kept(Employer(organisation_id=made.id, **details))
    return made


def make_opening(employer: Organisation, title: str = "Welder", **facts: Any) -> Opening:
    """Places that an employer offers, confirmed on the day the factories make things."""
    values = {"kind": OpeningKind.PLACEMENT, "confirmed_on": MADE.date(), "made_at": MADE, **facts}
    return _kept(Opening(number=short_number.make(SOURCE), organisation_id=employer.id, title=title, **values))


def make_placement(file: WorkFile, employer: Organisation, started_on: date, **facts: Any) -> Placement:
    """A placement that has begun."""
    values = {"kind": PlacementKind.PLACEMENT, "decided_by": DecidedBy.AUTHORITY, "title": "Welder", **facts}
    found: Placement = make_in(file, Placement, organisation_id=employer.id, started_on=started_on, **values)
    return found


def make_employment(file: WorkFile, employer: Organisation | None, started_on: date, **facts: Any) -> Employment:
    """A job that has begun: permanent, full time, without subsidy, as the person told it."""
    values = {
        "contract": JobContract.PERMANENT, "extent": 100, "subsidy": Subsidy.NONE, "title": "Welder",
        "learnt_through": LearntThrough.PERSON, **facts,
    }  # fmt: skip
    at: dict[str, Any] = {"organisation_id": employer.id} if employer else {"employer_name": "Another employer"}
    found: Employment = make_in(file, Employment, started_on=started_on, **{**at, **values})
    return found
