"""Who may reach somebody's skills: casework and guidance of the board that mapped them, and boards she lets read.

A protected person is reached by named staff alone, at a school too: her skills stand under no alias.
"""

from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import ADMINISTRATORS, CASEWORK, EVERY_ROLE, Role
from reception.accounts.models import Unit
from reception.education.models import Pupil
from reception.education.permits import GUIDANCE, of_school_as
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.permits import in_reach, not_hidden
from reception.skills.models import (
    OfProfile,
    Qualification,
    SkillsConsent,
    SkillsProfile,
    Validation,
)

MAPPERS: Final = CASEWORK | GUIDANCE


def guided_people(actor: Actor) -> sa.ColumnElement[bool]:
    """The pupils whom the actor guides, as people; nobody hidden."""
    pupils = sa.select(Pupil.person_id).where(of_school_as(GUIDANCE)(actor))
    return sa.and_(Person.id.in_(pupils), not_hidden(actor))


def people_to_map(actor: Actor) -> sa.ColumnElement[bool]:
    """The people whose skills the actor may map: whose record she reads, or whom she guides."""
    return sa.or_(in_reach(actor), guided_people(actor))


def _as(actor: Actor, roles: frozenset[Role], people: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """The profiles of the boards where the actor has one of `roles`, of these people."""
    return sa.and_(SkillsProfile.board_id.in_(actor.board_ids(roles)), SkillsProfile.person.has(people))


def of_own_boards(actor: Actor) -> sa.ColumnElement[bool]:
    """The profiles of the actor's boards."""
    return sa.or_(_as(actor, CASEWORK, in_reach(actor)), _as(actor, GUIDANCE, guided_people(actor)))


def _let_read(actor: Actor, roles: frozenset[Role], people: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    day = today()
    let = sa.exists().where(
        SkillsConsent.profile_id == SkillsProfile.id,
        SkillsConsent.to_board_id.in_(actor.board_ids(roles)),
        SkillsConsent.given_on <= day,
        SkillsConsent.expires_on >= day,
        sa.or_(SkillsConsent.withdrawn_on.is_(None), SkillsConsent.withdrawn_on > day),
    )
    return sa.and_(let.correlate(SkillsProfile), SkillsProfile.person.has(people))


def readable(actor: Actor) -> sa.ColumnElement[bool]:
    """The profiles of the actor's boards, and those that people let these boards read."""
    return sa.or_(
        of_own_boards(actor),
        _let_read(actor, CASEWORK, in_reach(actor)),
        _let_read(actor, GUIDANCE, guided_people(actor)),
    )


def _of_profiles(model: type[OfProfile], scope: Any) -> Any:
    return lambda actor: model.profile_id.in_(sa.select(SkillsProfile.id).where(scope(actor)))


def _of_validations(scope: Any) -> Any:
    def of(actor: Actor) -> sa.ColumnElement[bool]:
        theirs = sa.select(Qualification.id).where(_of_profiles(Qualification, scope)(actor))
        return Validation.qualification_id.in_(theirs)

    return of


def managed_boards(actor: Actor) -> sa.ColumnElement[bool]:
    """The boards to which a profile may be let: all but the actor's own."""
    return sa.and_(Unit.parent_id.is_(None), Unit.id.not_in(actor.board_ids(MAPPERS)))


#: Somebody whose skills may be mapped.
PEOPLE = Permit("skills.people", MAPPERS, people_to_map, personal=True)
READ = Permit("skills.read", MAPPERS, readable, personal=True)
WRITE = Permit("skills.write", MAPPERS, of_own_boards, personal=True)
QUALIFICATIONS = Permit("qualification.read", MAPPERS, _of_profiles(Qualification, readable), personal=True)
WRITE_QUALIFICATIONS = Permit("qualification.write", MAPPERS, _of_profiles(Qualification, of_own_boards), personal=True)
VALIDATIONS = Permit("validation.read", MAPPERS, _of_validations(readable), personal=True)
WRITE_VALIDATIONS = Permit("validation.write", MAPPERS, _of_validations(of_own_boards), personal=True)
CONSENTS = Permit("skills-consent.keep", MAPPERS, _of_profiles(SkillsConsent, of_own_boards), personal=True)
#: Words to choose from: what an occupation or a level is called, and which are searched.
VOCABULARY = Permit("vocabulary.read", EVERY_ROLE)
KEEP_VOCABULARY = Permit("vocabulary.keep", ADMINISTRATORS)
#: Nobody sees a page with this: it gives the path the days of mapping of cases that the caller has found.
SKILLS_DAYS = Permit("skills.days", MAPPERS)
#: Nobody sees a page with this: counts that are not published yet are the statistician's (contract, decision 9).
OUTCOMES = Permit("skills.outcomes", frozenset({Role.STATISTICIAN}))
#: Nobody sees a page with this: whether a short number is in use.
NUMBERS = Permit("skills.number-in-use", MAPPERS)
