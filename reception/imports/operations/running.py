"""A whole plan, row by row, in one transaction: everything or nothing."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from reception.access.actor import current
from reception.accounts.models import Unit
from reception.audit.log import record
from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.formats import now
from reception.imports import queries
from reception.imports.models import ImportedRow, ImportRun
from reception.imports.operations import contacts, fingerprints, people
from reception.imports.rules.records import ContactRow, ImportPlan, PersonRow
from reception.imports.rules.result import Outcome
from reception.organisations import queries as organisations
from reception.people.models import Person

Owner = tuple[str, int]


def apply(
    plan: ImportPlan,
    *,
    file_name: str,
    file_hash: str,
    unit: Unit,
    default_worker_id: int | None = None,
    progress: Callable[[int], None] = lambda _done: None,
) -> Outcome:
    """Create what the plan says for `unit`; rows imported before, and people known already, stay as they are."""
    run = ImportRun(
        file_name=file_name[:200], file_hash=file_hash, unit_id=unit.id, made_by_id=current().user_id, made_at=now()
    )
    db.session.add(run)
    db.session.flush()
    job = _Job(run, unit, default_worker_id, plan)
    for done, row in enumerate(plan.people, start=1):
        job.bring_in(row)
        progress(done)
    run.rejected = len({(rejection.sheet, rejection.row) for rejection in plan.rejected})
    record("import.run", run, created=run.created, unchanged=run.unchanged, rejected=run.rejected)
    return Outcome.of(plan, created=run.created, updated=0, unchanged=run.unchanged)


class _Job:
    """What one run knows while it goes through the rows."""

    def __init__(self, run: ImportRun, unit: Unit, default_worker_id: int | None, plan: ImportPlan) -> None:
        self.run, self.unit, self.default_worker_id = run, unit, default_worker_id
        self.organisation_ids = organisations.ids_by_name()
        self.contacts: dict[Owner, list[ContactRow]] = defaultdict(list)
        for contact in plan.contacts:
            self.contacts[contact.person_sheet, contact.person_row].append(contact)
        self.fingerprints = {(row.sheet, row.row): fingerprints.of_person(row) for row in plan.people}
        told = [
            fingerprints.of_contact(contact, self.fingerprints[owner])
            for owner, rows in self.contacts.items()
            for contact in rows
        ]
        self.known = queries.known_rows([*self.fingerprints.values(), *told])

    def bring_in(self, row: PersonRow) -> None:
        """The person, the case and the contacts of a row."""
        fingerprint = self.fingerprints[row.sheet, row.row]
        rows = sorted(self.contacts[row.sheet, row.row], key=lambda contact: (contact.held_on, contact.row))
        if fingerprint in self.known or people.is_registered(row):
            self.run.unchanged += 1
            return
        self.run.created += 1
        person_id = self._create(row, rows)
        self._note(row.sheet, row.row, fingerprint, person_id=person_id, beside=people.kept_beside(people.beside(row)))

    def _create(self, row: PersonRow, rows: Sequence[ContactRow]) -> int | None:
        worker_id = int(row.worker_id) if row.worker_id is not None else self.default_worker_id
        first_contact = rows[0].held_on if rows else None
        found = people.register(row, self.unit, worker_id=worker_id, first_contact=first_contact)
        if not isinstance(found, Person):
            return None  # a closed draft: the list gets the same answer
        case = people.open_case(found, row, self.unit, worker_id=worker_id, first_contact=first_contact)
        for contact in rows:
            self._enter(contact, case, owner=self.fingerprints[row.sheet, row.row], is_latest=contact is rows[-1])
        people.protect(found, row, [worker_id] if worker_id is not None else [])
        return found.id

    def _enter(self, row: ContactRow, case: Case, *, owner: str, is_latest: bool) -> None:
        entered = contacts.enter(row, case, organisation_ids=self.organisation_ids, is_latest=is_latest)
        self._note(
            row.sheet, row.row, fingerprints.of_contact(row, owner), person_id=case.person_id, contact_id=entered.id
        )

    def _note(self, sheet: str, row: int, fingerprint: str, **became: int | str | None) -> None:
        db.session.add(ImportedRow(run_id=self.run.id, sheet=sheet, row=row, fingerprint=fingerprint, **became))
