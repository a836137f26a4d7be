"""Validations of a profile with their steps, their documents as far as the reader reaches them, and what to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.actor import staff
from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.db.session import db
from reception.organisations.models import Organisation
from reception.organisations.queries import is_there
from reception.organisations.terms import OrganisationKind
from reception.people import permits as people_permits
from reception.people import queries as people
from reception.people.models import Document, Person
from reception.skills import permits
from reception.skills.models import Qualification, SkillsProfile, Validation, ValidationStep
from reception.skills.queries import vocabulary
from reception.skills.rules.bodies import Brought
from reception.skills.rules.validation import StepFacts, Steps, by_step
from reception.skills.terms import Scheme, Step

_WHOLE = (
    joinedload(Validation.qualification).joinedload(Qualification.profile).joinedload(SkillsProfile.person),
    joinedload(Validation.made_by),
    selectinload(Validation.steps).options(
        joinedload(ValidationStep.organisation),
        joinedload(ValidationStep.made_by),
        selectinload(ValidationStep.papers),
    ),
)
#: Who may map, assess or recognise among those that the register holds.
_KINDS = (
    OrganisationKind.AUTHORITY,
    OrganisationKind.SCHOOL,
    OrganisationKind.ASSOCIATION,
    OrganisationKind.OTHER,
)


def validations_of(profile: SkillsProfile) -> Sequence[Validation]:
    """The validations of a profile with their steps: those that go on first, each group the latest first."""
    query = sa.select(Validation).join(Validation.qualification).where(Qualification.profile_id == profile.id)
    found = permits.VALIDATIONS.all(query.options(*_WHOLE).order_by(Validation.started_on.desc(), Validation.id.desc()))
    return sorted(found, key=lambda one: one.ended_on is not None)


def validation(profile: SkillsProfile, number: str, permit: Permit = permits.VALIDATIONS) -> Validation:
    """The validation of that number in a profile, as the database holds it now. Raises OutOfReach."""
    query = sa.select(Validation).join(Validation.qualification).where(Qualification.profile_id == profile.id)
    query = query.where(Validation.number == number).options(*_WHOLE)
    found = permit.one(query.execution_options(populate_existing=True))
    saw([profile.person_id])
    return found


def qualification(profile: SkillsProfile, qualification_id: int) -> Qualification:
    """What of a profile may get a validation. Raises OutOfReach."""
    query = sa.select(Qualification).where(Qualification.profile_id == profile.id, Qualification.id == qualification_id)
    return permits.WRITE_QUALIFICATIONS.one(query)


def has_open(brought: Qualification) -> bool:
    """Whether a validation of it goes on."""
    query = sa.select(Validation).where(Validation.qualification_id == brought.id, Validation.ended_on.is_(None))
    return bool(permits.WRITE_VALIDATIONS.all(query))


def facts_of(row: ValidationStep) -> StepFacts:
    """What the rules ask of a step."""
    return StepFacts(
        step=row.step,
        body=row.body,
        asked_on=row.asked_on,
        more_asked_on=row.more_asked_on,
        more_sent_on=row.more_sent_on,
        answered_on=row.answered_on,
        outcome=row.outcome,
        recognition=row.recognition,
        left_out_because=row.left_out_because,
    )


def steps_of(one: Validation) -> Steps:
    """What is entered of a validation, for the rules."""
    return by_step(facts_of(row) for row in one.steps)


def row_of(one: Validation, step: Step) -> ValidationStep | None:
    """What is entered of a step."""
    return next((row for row in one.steps if row.step is step), None)


def brought(what: Qualification) -> Brought:
    """What of a qualification tells whom to ask."""
    entry = vocabulary.entry(Scheme.PROFESSION, what.profession_code) if what.profession_code else None
    return Brought(what.kind, what.level_code, what.country, entry.authority if entry else "")


def organisations_to_choose(present: int | None = None) -> list[tuple[str, str]]:
    """(id, name) of those that may be named beside a body, and of `present`, by name."""
    wanted = sa.and_(Organisation.kind.in_(_KINDS), is_there())
    query = sa.select(Organisation.id, Organisation.name).where(sa.or_(wanted, Organisation.id == (present or 0)))
    return [(str(key), name) for key, name in db.session.execute(query.order_by(Organisation.sort_key))]


@dataclass(frozen=True)
class Attached:
    """The documents of a step that the reader reaches, and how many more there are."""

    documents: tuple[Document, ...]
    others: int


def documents_reached(person: Person) -> dict[int, Document]:
    """The person's documents that the reader reaches, by id; none for those who do no casework with the person."""
    if not (people_permits.DOCUMENTS.held_by(staff()) and people.is_in_reach(person)):
        return {}
    return {one.id: one for one in people.documents_of(person)}


def attached(one: Validation, reached: dict[int, Document]) -> dict[Step, Attached]:
    """The documents of each step."""
    found: dict[Step, Attached] = {}
    for row in one.steps:
        known = tuple(reached[paper.document_id] for paper in row.papers if paper.document_id in reached)
        found[row.step] = Attached(known, len(row.papers) - len(known))
    return found
