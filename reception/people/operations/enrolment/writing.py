"""Writing many people in a few statements: rows, search keys and an event for each."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reception.audit.log import must_record, record_many
from reception.db.bulk import insert_many
from reception.db.session import db
from reception.people import queries
from reception.people.models import OfPerson, Person, RegistrationDraft
from reception.people.operations.enrolment.rows import Parts, Values, known_by, parts, person_values
from reception.people.operations.enrolment.told import Applicant
from reception.people.operations.keys import write_keys
from reception.people.rules.identifiers import KnownNumber


@dataclass(frozen=True)
class New:
    """A person to be written."""

    own: Values
    belonging: Parts
    unit_id: int | None


def new_person(one: Applicant, short: str, taken: Collection[KnownNumber] = ()) -> New:
    """A person under a short number; `taken` are her numbers that somebody else has."""
    return New(person_values(one, short), parts(one, taken), one.facts.unit_id)


def write_people(new: Sequence[New]) -> list[Person]:
    """Write people, in the order given. Rows are written past the session, which reads them anew."""
    if not new:
        return []
    db.session.flush()
    must_record(Person)
    insert_many(Person, [one.own for one in new])
    by_number = queries.people_numbered([one.own["number"] for one in new])
    people = [by_number[one.own["number"]] for one in new]
    _write_parts([(person.id, one.belonging) for person, one in zip(people, new, strict=True)])
    write_keys((person.id, known_by(one.own, one.belonging)) for person, one in zip(people, new, strict=True))
    record_many("person.registered", zip(people, ({"unit": one.unit_id} for one in new), strict=True))
    return people


def _write_parts(belonging: Sequence[tuple[int, Parts]]) -> None:
    rows: dict[type[OfPerson], list[Values]] = defaultdict(list)
    for person_id, every in belonging:
        for model, values in every.items():
            rows[model].extend({"person_id": person_id, **one} for one in values)
    for model, values in rows.items():
        insert_many(model, values)


def write_drafts(drafts: Sequence[RegistrationDraft]) -> None:
    """Write registrations that wait."""
    if drafts:
        db.session.add_all(drafts)
        record_many("registration.held", ((draft, {"unit": draft.unit_id}) for draft in drafts))
