"""The plan of a file beside what is registered: what becomes of every row, for the preview and the import alike."""

from collections.abc import Sequence

from reception.accounts.models import Unit
from reception.cases.terms import CaseState
from reception.imports import queries
from reception.imports.operations import fingerprints, standing
from reception.imports.operations.row_plans import NOTHING, ContactPlan, RowPlan
from reception.imports.operations.standing import Standing
from reception.imports.rules import asking, comparison, matching, messages, told
from reception.imports.rules.comparison import Asked, Changed, Comparison, Record
from reception.imports.rules.matching import Digests, Earlier
from reception.imports.rules.preview import Reason
from reception.imports.rules.records import Answers, ContactRow, ImportPlan, PersonRow, Question
from reception.imports.terms import QuestionKind, RowOutcome


def planned(plan: ImportPlan, unit: Unit, answers: Answers) -> list[RowPlan]:
    """What becomes of every person's row of a plan, in its order."""
    facts = standing.of(plan, unit)
    return [_row_plan(row, facts, answers) for row in plan.people]


def _row_plan(row: PersonRow, facts: Standing, answers: Answers) -> RowPlan:
    place = row.sheet, row.row
    digests, earlier = facts.digests[place], facts.matched.get(place)
    if earlier is not None:
        return _known_row(row, digests, earlier, facts, answers)
    person_id, question = _with_the_number(row, facts, answers)
    if person_id is None and question is None:
        person_id, question = _same_person(row, facts, answers)
    if question is not None:
        why = messages.ANOTHER_HAS_THE_NUMBER if person_id is not None else messages.WAITS_FOR_AN_ANSWER
        return RowPlan(row, digests, RowOutcome.ASKED, reasons=(Reason(None, why),), questions=(question,))
    if person_id is not None:
        return _registered(row, digests, person_id, facts, answers)
    contacts = _contacts(facts.rows[place])
    return RowPlan(row, digests, RowOutcome.CREATED, contacts=contacts, reasons=_remarks(row))


def _with_the_number(row: PersonRow, facts: Standing, answers: Answers) -> tuple[int | None, Question | None]:
    """Who has the row's personal number; asked about when the names have nothing in common: a digit may be wrong."""
    person_id = facts.by_number.get(row.number.value) if row.number else None
    known = facts.known_as.get(person_id) if person_id is not None else None
    if known is None or matching.is_a_name_of(row.name.passport, known.names):
        return person_id, None
    answer = answers.get(QuestionKind.SAME_PERSON.value, {}).get(asking.key_of(row))
    if answer == f"{asking.SAME}:{known.number}":
        return person_id, None
    return (None, None) if answer == asking.ANOTHER else (person_id, asking.whose_number(row, known.number))


def _same_person(row: PersonRow, facts: Standing, answers: Answers) -> tuple[int | None, Question | None]:
    """Whom the row is about by its name and day of birth, as answered; else the question. A name alone asks nothing."""
    key = asking.telling(row)
    namesakes = facts.namesakes.get(key, []) if key else []
    others = [one for one in namesakes if not (row.number and one.has_personal_number)]
    if not others:
        return None, None
    answer = answers.get(QuestionKind.SAME_PERSON.value, {}).get(asking.key_of(row))
    if answer == asking.ANOTHER:
        return None, None
    chosen = next((one for one in others if answer == f"{asking.SAME}:{one.number}"), None)
    return (chosen.person_id, None) if chosen else (None, asking.which_person(row, [one.number for one in others]))


def _known_row(row: PersonRow, digests: Digests, earlier: Earlier, facts: Standing, answers: Answers) -> RowPlan:
    """A row that was there the last time."""
    is_hidden = earlier.person_id is None or earlier.person_id not in facts.readable
    found = NOTHING
    if earlier.content != digests.content:
        record = None if is_hidden or earlier.person_id is None else facts.records.get(earlier.person_id)
        found = _compared(row, facts.said[earlier.id], record, answers)
    person_id = earlier.person_id or 0
    is_open = is_hidden or facts.with_case.get(person_id) is CaseState.OPEN
    contacts = _contacts(facts.rows[row.sheet, row.row], facts.contacts.get(person_id, ())) if is_open else ()
    return RowPlan(
        row,
        digests,
        _outcome(found, contacts),
        earlier=earlier,
        person_id=earlier.person_id,
        is_hidden=is_hidden,
        comparison=found,
        contacts=contacts,
        reasons=(*_remarks(row), *_told_remarks(found)),
        questions=found.questions,
    )


def _registered(row: PersonRow, digests: Digests, person_id: int, facts: Standing, answers: Answers) -> RowPlan:
    """A row that is new here, about somebody who is registered already."""
    holder, state = facts.holders.get(person_id), facts.with_case.get(person_id)
    if state is None and holder is not None and holder.state is CaseState.OPEN:
        reason = Reason(None, messages.HAS_A_CASE)
        return RowPlan(row, digests, RowOutcome.UNCHANGED, reasons=(reason,))
    if state is None:
        return _new_case(row, digests, person_id, facts)
    found = _compared(row, {}, facts.records.get(person_id), answers)
    contacts = _contacts(facts.rows[row.sheet, row.row], facts.contacts.get(person_id, ()))
    closed = (Reason(None, messages.CASE_IS_CLOSED),) if state is CaseState.CLOSED else ()
    return RowPlan(
        row,
        digests,
        _outcome(found, contacts),
        person_id=person_id,
        comparison=found,
        contacts=contacts if state is CaseState.OPEN else (),
        reasons=(*_remarks(row), *_told_remarks(found), *closed),
        questions=found.questions,
    )


def _new_case(row: PersonRow, digests: Digests, person_id: int, facts: Standing) -> RowPlan:
    """Somebody registered elsewhere: the unit opens a case. What her record holds is compared from the next time."""
    return RowPlan(
        row,
        digests,
        RowOutcome.UPDATED,
        person_id=person_id,
        opens_case=True,
        is_known_to_record=False,
        contacts=_contacts(facts.rows[row.sheet, row.row]),
        reasons=(*_remarks(row), Reason(None, messages.CASE_IS_OPENED)),
    )


def _compared(row: PersonRow, before: told.Told, record: Record | None, answers: Answers) -> Comparison:
    asked = Asked(row.sheet, row.row, answers.get(QuestionKind.DIFFERS.value, {}), row.name.passport)
    return comparison.compare(told.of_person(row), before, record, asked)


def _outcome(found: Comparison, contacts: Sequence[ContactPlan]) -> RowOutcome:
    changes = found.changes or any(contact.outcome is not RowOutcome.UNCHANGED for contact in contacts)
    return RowOutcome.UPDATED if changes else RowOutcome.UNCHANGED


def _contacts(rows: Sequence[ContactRow], earlier: Sequence[Earlier] = ()) -> tuple[ContactPlan, ...]:
    matched = matching.match_contacts(rows, earlier, fingerprints.of_contact, queries.said) if earlier else {}
    in_order = sorted(rows, key=lambda row: (row.held_on, row.row))
    return tuple(_contact(row, fingerprints.of_contact(row), matched.get((row.sheet, row.row))) for row in in_order)


def _contact(row: ContactRow, content: str, earlier: Earlier | None) -> ContactPlan:
    if earlier is None:
        return ContactPlan(row, content, RowOutcome.CREATED)
    if earlier.content == content:
        return ContactPlan(row, content, RowOutcome.UNCHANGED, earlier)
    before, now = queries.said([earlier.id])[earlier.id], told.of_contact(row)
    changes = tuple(
        Changed(name, before.get(name), now.get(name, ""))
        for name in sorted(before.keys() | now.keys())
        if before.get(name) != now.get(name)
    )
    return ContactPlan(row, content, RowOutcome.UPDATED, earlier, changes)


def _remarks(row: PersonRow) -> tuple[Reason, ...]:
    remarks = tuple(Reason(remark.column, remark.text, remark.params) for remark in row.remarks)
    has_permit = row.permit_from or row.permit_to or row.permit_is_permanent
    return (*remarks, Reason(None, messages.NO_GROUND)) if has_permit and not row.ground else remarks


def _told_remarks(found: Comparison) -> tuple[Reason, ...]:
    return tuple(Reason(None, text, {"field": name}) for name, text in found.remarks)
