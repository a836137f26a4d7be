"""Who may reach pupils, groups, registers and results: staff of the school unit that made them.

A protected pupil stands in the school's own register under an alias for all but those who are named for her (contract,
decision 5): pupils are reached without her name, and names are read under `NAMES` alone. Another board sees what its
`sharing` lets it see (contract, decision 1), of people whose record it may read anyhow.
"""

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit, Scope
from reception.access.roles import ADMINISTRATORS, CASEWORK, UNIT_MANAGERS, Role
from reception.accounts.models import Unit
from reception.education.models import (
    AbsenceSignal,
    AttendanceMark,
    Lesson,
    OfPupil,
    Place,
    Pupil,
    Register,
    RegisterCorrection,
    Roster,
    RosterPlace,
    Schooling,
    Sharing,
    StudyConsent,
    StudyGroup,
)
from reception.education.terms.sharing import ActsOn, SharedGroup, SharingGround
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.permits import in_reach, not_hidden

TEACHERS: Final = frozenset({Role.SFI_STAFF})
GUIDANCE: Final = frozenset({Role.GUIDANCE})
#: Those who work at a school unit. A head teacher is unit manager of the unit beside.
EDUCATION: Final = TEACHERS | GUIDANCE
LEADERS: Final = UNIT_MANAGERS


def of_own_school(actor: Actor) -> sa.ColumnElement[bool]:
    """The pupils of the actor's units, the protected among them: under an alias, see `NAMES`."""
    return Pupil.unit_id.in_(actor.unit_ids(EDUCATION))


def of_pupils_of_own_school(model: type[OfPupil]) -> Scope:
    """What belongs to pupils of the actor's units."""

    def scope(actor: Actor) -> sa.ColumnElement[bool]:
        return model.pupil_id.in_(sa.select(Pupil.id).where(of_own_school(actor)))

    return scope


def named_pupils(actor: Actor) -> sa.ColumnElement[bool]:
    """The pupils of the actor's units who are not hidden from the actor, as people."""
    return sa.and_(Person.id.in_(sa.select(Pupil.person_id).where(of_own_school(actor))), not_hidden(actor))


def groups_of_own_school(actor: Actor) -> sa.ColumnElement[bool]:
    """The groups of the actor's units."""
    return StudyGroup.unit_id.in_(actor.unit_ids(EDUCATION))


def _own_groups(actor: Actor) -> sa.Select[Any]:
    return sa.select(StudyGroup.id).where(groups_of_own_school(actor))


def of_own_groups(model: type[Lesson | Place | Roster]) -> Scope:
    """Lessons, places and rosters of the groups of the actor's units."""
    return lambda actor: model.group_id.in_(_own_groups(actor))


def of_own_lessons(model: type[Register | AttendanceMark | RegisterCorrection]) -> Scope:
    """What is written on lessons of the groups of the actor's units."""

    def scope(actor: Actor) -> sa.ColumnElement[bool]:
        lessons = sa.select(Lesson.id).where(Lesson.group_id.in_(_own_groups(actor)))
        return model.lesson_id.in_(lessons)

    return scope


def _of_own_rosters(actor: Actor) -> sa.ColumnElement[bool]:
    return RosterPlace.roster_id.in_(sa.select(Roster.id).where(Roster.group_id.in_(_own_groups(actor))))


def shared(facts: SharedGroup) -> Callable[[Actor], sa.ColumnElement[bool]]:
    """The pupils of whom the actor's boards may see a group of facts today: people within reach, by law or consent."""

    def scope(actor: Actor) -> sa.ColumnElement[bool]:
        day, boards = today(), actor.board_ids(CASEWORK)
        home = sa.select(sa.func.coalesce(Unit.parent_id, Unit.id)).where(Unit.id == Pupil.unit_id).scalar_subquery()
        consented = sa.exists().where(
            StudyConsent.pupil_id == Pupil.id, StudyConsent.to_board_id == Sharing.to_board_id,
            StudyConsent.facts == facts, StudyConsent.given_on <= day, StudyConsent.expires_on >= day,
            sa.or_(StudyConsent.withdrawn_on.is_(None), StudyConsent.withdrawn_on > day),
        )  # fmt: skip
        agreed = sa.exists().where(
            Sharing.to_board_id.in_(boards), Sharing.from_board_id == home, Sharing.facts == facts,
            Sharing.valid_from <= day, sa.or_(Sharing.valid_to.is_(None), Sharing.valid_to >= day),
            sa.or_(Sharing.ground != SharingGround.CONSENT, consented),
        )  # fmt: skip
        return sa.and_(agreed, Pupil.person.has(in_reach(actor)))

    return scope


def signals_shared(actor: Actor) -> sa.ColumnElement[bool]:
    """The signals for caseworkers, about pupils whose attendance their board may see."""
    pupils = sa.select(Pupil.id).where(shared(SharedGroup.ATTENDANCE)(actor))
    return sa.and_(AbsenceSignal.acts == ActsOn.CASEWORKER, AbsenceSignal.pupil_id.in_(pupils))


PUPILS = Permit("pupil.read", EDUCATION, of_own_school, personal=True)
WRITE_PUPILS = Permit("pupil.write", EDUCATION, of_own_school, personal=True)
#: Names and numbers of the school's own pupils: never of somebody hidden.
NAMES = Permit("pupil.named", EDUCATION, named_pupils, personal=True)
#: Registering a pupil: identity is one municipal register (contract, decision 1). Nothing tells who has a case.
IDENTIFY = Permit("pupil.identify", EDUCATION, not_hidden, personal=True)
GROUPS = Permit("group.read", EDUCATION, groups_of_own_school)
KEEP_GROUPS = Permit("group.keep", TEACHERS, groups_of_own_school)
LESSONS = Permit("lesson.read", EDUCATION, of_own_groups(Lesson))
PLACES = Permit("group-place.read", EDUCATION, of_own_groups(Place), personal=True)
WRITE_PLACES = Permit("group-place.write", TEACHERS, of_own_groups(Place), personal=True)
REGISTERS = Permit("register.read", EDUCATION, of_own_lessons(Register), personal=True)
#: The registers of the own school are taken by its teachers; whose group it is and how late it is, a rule says.
TAKE = Permit("register.take", TEACHERS, of_own_lessons(Register), personal=True)
MARKS = Permit("attendance.read", EDUCATION, of_own_lessons(AttendanceMark), personal=True)
CORRECTIONS = Permit("register.corrections", EDUCATION, of_own_lessons(RegisterCorrection), personal=True)
ROSTERS = Permit("roster.read", EDUCATION, of_own_groups(Roster), personal=True)
LISTED = Permit("roster.listed", EDUCATION, _of_own_rosters, personal=True)

SHARED_STATUS = Permit("study.shared-status", CASEWORK, shared(SharedGroup.STATUS), personal=True)
SHARED_ATTENDANCE = Permit("study.shared-attendance", CASEWORK, shared(SharedGroup.ATTENDANCE), personal=True)
SHARED_RESULTS = Permit("study.shared-results", CASEWORK, shared(SharedGroup.RESULTS), personal=True)
SHARED_PLAN = Permit("study.shared-plan", CASEWORK, shared(SharedGroup.PLAN), personal=True)
SHARED_SIGNALS = Permit("absence.shared", CASEWORK, signals_shared, personal=True)
#: What the boards have agreed on.
SHARING = Permit("sharing.keep", ADMINISTRATORS)
#: What a unit knows of a child's school: of people whose record it may read.
SCHOOLING = Permit("schooling.read", CASEWORK, lambda actor: Schooling.person.has(in_reach(actor)), personal=True)
WRITE_SCHOOLING = Permit(
    "schooling.write", CASEWORK, lambda actor: Schooling.person.has(in_reach(actor)), personal=True
)
#: Nobody sees a page with this: it gives the path the days of studies of cases that the caller has found, as far as
#: sharing lets them cross.
STUDY_DAYS = Permit("study.days", CASEWORK)
#: Nobody sees a page with this: counts that are not published yet are the statistician's (contract, decision 9).
OUTCOMES = Permit("education.outcomes", frozenset({Role.STATISTICIAN}))
#: Nobody sees a page with this: whether a short number is in use.
NUMBERS = Permit("education.number-in-use", EDUCATION | CASEWORK)
