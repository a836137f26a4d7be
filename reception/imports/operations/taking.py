"""Taking rows in: what was planned is written, a portion at a time, each row noted so that it is known again."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date

from reception.access.permit import OutOfReach
from reception.accounts.models import Unit
from reception.cases import operations as cases
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.contacts import operations as contacts
from reception.contacts import queries as contact_queries
from reception.contacts.models import Contact
from reception.contacts.operations import NewContact
from reception.db.bulk import insert_many
from reception.i18n.formats import local, today
from reception.imports import queries
from reception.imports.models import ImportedRow, ImportRun
from reception.imports.operations.contacts import change_contact, new_contact
from reception.imports.operations.households import Households
from reception.imports.operations.people import day_of_opening, enrolment
from reception.imports.operations.row_plans import ContactPlan, RowPlan
from reception.imports.operations.updating import change_record, protect
from reception.imports.rules import told
from reception.imports.terms import RowKind, RowOutcome
from reception.organisations import queries as organisations
from reception.people import operations as people
from reception.people.models import Person

#: Rows are written together, so that each says all of these.
NOTHING_KNOWN = dict.fromkeys(("by_number", "by_key", "by_name", "person_id", "contact_id"))


class Taker:
    """What one run knows while it writes its rows."""

    def __init__(self, run: ImportRun, unit: Unit) -> None:
        self._run, self._unit = run, unit
        self._organisation_ids = organisations.ids_by_name()
        self._households = Households(run, unit)
        self._noted: list[dict[str, object]] = []
        self._earlier: Mapping[int, ImportedRow] = {}

    def take(self, plans: Sequence[RowPlan]) -> None:
        """Write a portion of the plan: new people together, changed ones each for itself."""
        self._earlier = queries.imported_rows(plan.earlier.id for plan in plans if plan.earlier)
        self._register([plan for plan in plans if plan.outcome is RowOutcome.CREATED])
        changed = [plan for plan in plans if plan.outcome is RowOutcome.UPDATED]
        self._change([plan for plan in changed if not plan.is_hidden])
        for plan in changed:
            if plan.is_hidden:
                self._hold(plan)
        for plan in plans:
            if plan.outcome is RowOutcome.UNCHANGED and plan.is_news:
                self._note_person(plan, plan.person_id)
        insert_many(ImportedRow, self._noted)
        self._noted = []

    def _worker(self, plan: RowPlan) -> int | None:
        return int(plan.row.worker_id) if plan.row.worker_id else self._run.default_worker_id

    def _register(self, plans: Sequence[RowPlan]) -> None:
        if not plans:
            return
        made = people.enrol([enrolment(plan, self._unit, self._worker(plan)) for plan in plans])
        registered = [(found, plan) for found, plan in zip(made, plans, strict=True) if isinstance(found, Person)]
        opened = self._open([(person, plan) for person, plan in registered])
        self._log([(case, plan) for case, (_person, plan) in zip(opened, registered, strict=True)])
        self._households.join(registered)
        for person, plan in registered:
            worker_id = self._worker(plan)
            protect(person, plan.row, [worker_id] if worker_id is not None else [])
        for found, plan in zip(made, plans, strict=True):
            if isinstance(found, Person):
                self._note_person(plan, found.id)
            else:
                self._note_person(plan, None, draft=found.number)

    def _open(self, registered: Sequence[tuple[Person, RowPlan]]) -> list[Case]:
        new = [(person, self._worker(plan), day_of_opening(plan), _latest_day(plan)) for person, plan in registered]
        return cases.open_cases(new, unit_id=self._unit.id)

    def _log(self, plans: Sequence[tuple[Case, RowPlan]]) -> None:
        """Log the contacts of cases that have none yet."""
        new = [(self._new(contact, case, plan), contact, case) for case, plan in plans for contact in plan.contacts]
        made = contacts.log_contacts([one for one, _contact, _case in new])
        for logged, (_one, contact, case) in zip(made, new, strict=True):
            self._note_contact(contact, case, logged)

    def _new(self, contact: ContactPlan, case: Case, plan: RowPlan) -> NewContact:
        is_latest = contact is plan.contacts[-1]
        return new_contact(contact.row, case, organisation_ids=self._organisation_ids, is_latest=is_latest)

    def _change(self, plans: Sequence[RowPlan]) -> None:
        ids = [plan.person_id for plan in plans if plan.person_id is not None]
        standing = queries.units_cases(self._unit, ids)
        for plan in plans:
            if plan.opens_case and plan.person_id is not None:
                standing[plan.person_id] = self._open_here(plan)
        records = queries.people_to_change(ids)
        for plan in plans:
            if plan.person_id in records:
                self._change_one(plan, records[plan.person_id], standing.get(plan.person_id))

    def _open_here(self, plan: RowPlan) -> Case:
        """The unit's case about somebody who is registered already."""
        person = queries.registered(plan.person_id)
        [case] = self._open([(person, plan)])
        return case

    def _change_one(self, plan: RowPlan, person: Person, case: Case | None) -> None:
        changes = plan.comparison.changes
        change_record(person, case, plan.row, changes)
        if any(change.field in ("household", "relation") for change in changes) or plan.opens_case:
            self._households.change(person, plan)
        if case is not None and case.state is CaseState.OPEN:
            self._change_contacts(plan, case)
        if any(change.field == "protection" for change in changes):
            worker_id = case.worker_id if case is not None else None
            protect(person, plan.row, [worker_id] if worker_id is not None else [])
        self._note_person(plan, person.id)

    def _change_contacts(self, plan: RowPlan, case: Case) -> None:
        new = [contact for contact in plan.contacts if contact.outcome is RowOutcome.CREATED]
        made = contacts.log_contacts([self._new(contact, case, plan) for contact in new])
        for logged, contact in zip(made, new, strict=True):
            cases.active(case, local(logged.at).date())
            self._note_contact(contact, case, logged)
        changed = [contact for contact in plan.contacts if contact.outcome is RowOutcome.UPDATED]
        rows = queries.imported_rows(contact.earlier.id for contact in changed if contact.earlier)
        for contact in changed:
            self._change_contact(contact, rows)

    def _change_contact(self, plan: ContactPlan, rows: Mapping[int, ImportedRow]) -> None:
        row = rows[plan.earlier.id] if plan.earlier else None
        if row is None or row.contact_id is None:
            return
        with suppress(OutOfReach):  # somebody took the contact back
            change_contact(contact_queries.contact(row.contact_id), plan)
        row.content, row.said = plan.content, _json(told.of_contact(plan.row))

    def _hold(self, plan: RowPlan) -> None:
        """A row whose person is out of reach: its news wait for the manager who has her (contract, decision 2)."""
        if plan.person_id is not None:
            people.hold(enrolment(plan, self._unit, self._worker(plan)), plan.person_id)
        self._note_person(plan, plan.person_id)

    def _note_person(self, plan: RowPlan, person_id: int | None, draft: str | None = None) -> None:
        """Keep what the row says, to compare with the next list."""
        earlier = self._earlier[plan.earlier.id] if plan.earlier else None
        said = plan.to_keep(json.loads(earlier.said) if earlier is not None else {})
        known = {
            "by_number": plan.digests.by_number,
            "by_key": plan.digests.by_key,
            "by_name": plan.digests.by_name,
            "content": plan.digests.content if plan.is_settled else "",
            "said": _json({**said, told.DRAFT: draft} if draft else said),
        }
        if earlier is None:
            self._note(RowKind.PERSON, plan.row.sheet, plan.row.row, person_id=person_id, **known)
            return
        for name, value in known.items():
            setattr(earlier, name, value)

    def _note_contact(self, plan: ContactPlan, case: Case, logged: Contact) -> None:
        said = _json(told.of_contact(plan.row))
        became = {"person_id": case.person_id, "contact_id": logged.id}
        self._note(RowKind.CONTACT, plan.row.sheet, plan.row.row, content=plan.content, said=said, **became)

    def _note(self, kind: RowKind, sheet: str, row: int, **known: object) -> None:
        whose = {"run_id": self._run.id, "unit_id": self._unit.id}
        self._noted.append({**NOTHING_KNOWN, **whose, "kind": kind, "sheet": sheet, "row": row, **known})


def _latest_day(plan: RowPlan) -> date:
    """The day something last happened, as far as the list tells."""
    days = [day_of_opening(plan), *(min(contact.row.held_on, today()) for contact in plan.contacts)]
    return max(days)


def _json(said: Mapping[str, str]) -> str:
    return json.dumps(said, ensure_ascii=False)
