"""Which rows are about her, by the groups of her page (rules.kept): each table, its days, and which of it is hers."""

from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from reception.contacts.models import Contact
from reception.db.aliases import shared_alias
from reception.db.base import Base
from reception.education.models import Pupil, StudyEvent
from reception.housing.models import Contract, ContractMember
from reception.messages.models import Letter, NewcomerMessage
from reception.people.models import (
    ContactDetail,
    Disclosure,
    Document,
    HouseholdMember,
    Identifier,
    KeyDate,
    PermitGround,
    Person,
    PersonLanguage,
    PersonName,
)
from reception.people.terms import Protection
from reception.plans.models import NeedsAssessment, Plan
from reception.skills.models import Qualification, SkillsProfile
from reception.work.models import Employment, Placement, WorkFile

PERSON: Final = sa.bindparam("person_id", type_=sa.Integer)
CASE: Final = sa.bindparam("case_id", type_=sa.Integer)


@dataclass(frozen=True)
class Source:
    """Rows of one table. `on`: the day of one, `at`: its moment, `hers`: the conditions."""

    group: str
    model: type[Base]
    hers: tuple[sa.ColumnElement[bool], ...]
    on: Any = None
    at: Any = None


_own, _member = shared_alias(HouseholdMember), shared_alias(Person)
_homes: Final = sa.select(_own.household_id).where(_own.person_id == PERSON, _own.ends_on.is_(None))
#: Nobody protected is told of, not even by a number: only those who live with her now and are not.
_lives_there: Final = (
    HouseholdMember.household_id.in_(_homes),
    HouseholdMember.ends_on.is_(None),
    sa.or_(
        HouseholdMember.person_id == PERSON,
        sa.exists().where(_member.id == HouseholdMember.person_id, _member.protection == Protection.NONE),
    ),
)
_pupils: Final = sa.select(Pupil.id).where(Pupil.person_id == PERSON)
_profiles: Final = sa.select(SkillsProfile.id).where(SkillsProfile.person_id == PERSON)
_files: Final = sa.select(WorkFile.id).where(WorkFile.person_id == PERSON)
_rented: Final = sa.select(Contract.first_on).where(Contract.id == ContractMember.contract_id).scalar_subquery()


def _of_person(group: str, model: Any, *more: Any, on: Any = None, at: Any = None) -> Source:
    return Source(group, model, (model.person_id == PERSON, *more), on, at)


def _of_case(group: str, model: Any, at: Any, *more: Any) -> Source:
    return Source(group, model, (model.case_id == CASE, *more), at=at)


SOURCES: Final = (
    _of_person("identity", PersonName),
    _of_person("identity", Identifier),
    _of_person("contact", ContactDetail),
    _of_person("language", PersonLanguage),
    Source("household", HouseholdMember, _lives_there),
    _of_person("permit", PermitGround),
    _of_person("permit", KeyDate),
    _of_case("times", Contact, Contact.at, Contact.withdrawn_at.is_(None)),
    _of_case("plan", Plan, Plan.made_at),
    _of_case("needs", NeedsAssessment, NeedsAssessment.made_at),
    Source("studies", StudyEvent, (StudyEvent.pupil_id.in_(_pupils), StudyEvent.struck_at.is_(None)), StudyEvent.on),
    _of_person("home", ContractMember, on=_rented),
    _of_person("skills", SkillsProfile, on=SkillsProfile.started_on),
    Source("skills", Qualification, (Qualification.profile_id.in_(_profiles),), at=Qualification.made_at),
    _of_person("work", WorkFile, at=WorkFile.made_at),
    Source("work", Placement, (Placement.work_file_id.in_(_files),), Placement.started_on),
    Source("work", Employment, (Employment.work_file_id.in_(_files),), Employment.started_on),
    _of_person("papers", Document, Document.removed_at.is_(None), at=Document.made_at),
    _of_case("letters", Letter, Letter.made_at, Letter.withdrawn_at.is_(None)),
    _of_case("messages", NewcomerMessage, NewcomerMessage.written_at),
    _of_person("told", Disclosure, Disclosure.struck_at.is_(None), at=Disclosure.told_at),
)
