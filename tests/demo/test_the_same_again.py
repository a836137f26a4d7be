"""The same seed and day give the same rows, whatever was in the database before."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from reception.audit.models import Look
from reception.cases.models import Closing, FollowUp, Pause
from reception.db.base import Base
from reception.db.session import db
from reception.housing.models import Contract, ContractMember, Dwelling, Fault, HomeNeed, Lease, Offer
from reception.inclusion.models import (
    Activity,
    ActivityOccasion,
    ActivityOffer,
    FriendMatch,
    FriendMeeting,
    FriendWish,
    OutsideFigure,
    StaffLanguage,
    StaffTraining,
    Volunteer,
)
from reception.messages.models import (
    Letter,
    LetterTemplate,
    LetterText,
    Mailing,
    MailingLeftOut,
    NewcomerMessage,
)
from reception.path.models import Mark, NotedFact
from reception.people.models import Document, KeyDate, Person
from reception.plans.models import Action, Plan
from reception.skills.models import (
    CvChoice,
    Qualification,
    SkillsAnswer,
    SkillsConsent,
    SkillsLanguage,
    SkillsMeasure,
    SkillsPart,
    SkillsProfile,
    Validation,
    ValidationPaper,
    ValidationStep,
)
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    Employer,
    EmployerContact,
    Employment,
    EmploymentCheck,
    Enrolment,
    IncomePeriod,
    Opening,
    Placement,
    Programme,
    Proposal,
    StatusNote,
    Study,
    WorkFile,
)
from tests.demo.conftest import Demo

Rows = list[tuple[object, ...]]


def _as_it_is(value: object) -> object:
    return value


def _without_reference(value: object) -> object:
    """The words of a letter without its own number."""
    return {key: one for key, one in value.items() if key != "reference"} if isinstance(value, dict) else value


@dataclass(frozen=True)
class Told:
    """Tables of a domain, and what of them a second load counts on from: PostgreSQL gives its rows other ids."""

    tables: tuple[type[Base], ...]
    numbered: tuple[str, ...] = ("staff_user",)
    left_out: frozenset[str] = frozenset()
    read: Callable[[object], object] = _as_it_is
    may_be_empty: frozenset[type[Base]] = frozenset()

    def rows(self) -> dict[str, Rows]:
        """The rows of each table, as plain values."""
        return {model.__tablename__: self._rows_of(model) for model in self.tables}

    def _rows_of(self, model: type[Base]) -> Rows:
        table = Base.metadata.tables[model.__tablename__]
        others = [Base.metadata.tables[name].c.id for name in self.numbered]
        columns = [
            one for one in table.columns if one.name not in self.left_out and not any(map(one.references, others))
        ]
        found = db.session.connection().execute(sa.select(*columns).order_by(table.c.id))
        return [tuple(map(self.read, row)) for row in found]


_POINTED_AT = ("staff_user", "organisation", "unit", "contact_person")
DOMAINS = {
    "people": Told((KeyDate, NotedFact, Mark, Pause, Closing, FollowUp, Plan, Action)),
    "homes": Told(
        (Dwelling, Lease, Contract, ContractMember, HomeNeed, Offer, Fault),
        numbered=("staff_user", "organisation"),
        may_be_empty=frozenset({HomeNeed, Offer, Fault}),
    ),
    "letters": Told(
        (LetterTemplate, LetterText, Mailing, MailingLeftOut, Letter, NewcomerMessage, Look),
        numbered=(),
        left_out=frozenset(
            {"id", "file_name", "template_id", "mailing_id", "made_by_id", "changed_by_id", "unit_id", "handled_by_id"}
        ),
        read=_without_reference,
    ),
    "skills": Told(
        (
            SkillsProfile, SkillsPart, SkillsLanguage, Qualification, SkillsAnswer, SkillsMeasure, CvChoice,
            SkillsConsent, Validation, ValidationStep, ValidationPaper, Document,
        ),
        numbered=_POINTED_AT[:3],
    ),
    "work": Told(
        (
            Employer, EmployerContact, Opening, WorkFile, Enrolment, Programme, AuthorityDecision, Proposal, Placement,
            Employment, EmploymentCheck, Study, BusinessAdvice, IncomePeriod, StatusNote,
        ),
        numbered=_POINTED_AT,
    ),
    "inclusion": Told(
        (
            Activity, ActivityOccasion, ActivityOffer, Volunteer, FriendWish, FriendMatch, FriendMeeting, OutsideFigure,
            StaffLanguage, StaffTraining,
        ),
        numbered=(*_POINTED_AT, "activity", "volunteer", "friend_wish", "friend_match"),
        left_out=frozenset({"id"}),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Load:
    """What one load wrote: its people, and the rows of each domain and table."""

    people: list[tuple[object, ...]]
    rows: dict[str, dict[str, Rows]]


def _written() -> Load:
    people = db.session.scalars(sa.select(Person).order_by(Person.id).execution_options(permit="test"))
    return Load(
        [(person.number, person.shown_name, person.birth_on) for person in people],
        {name: domain.rows() for name, domain in DOMAINS.items()},
    )


@pytest.fixture(scope="module")
def loads(demo: Demo, small: object) -> tuple[Load, Load]:
    """What two loads wrote; the first was rolled back."""
    first = _written()
    demo.load()
    return first, _written()


def test_the_same_people_come(loads):
    first, second = loads
    assert first.people == second.people
    assert len(first.people) == 60


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_same_rows_are_written(loads, domain):
    first, second = (one.rows[domain] for one in loads)
    assert first == second
    filled = [model for model in DOMAINS[domain].tables if model not in DOMAINS[domain].may_be_empty]
    assert all(first[model.__tablename__] for model in filled)
