"""Who may reach pupils, groups, registers and results: staff of the school unit that made them.

A protected pupil stands in the school's own register under an alias for all but those who are named for her (contract,
decision 5): pupils are reached without her name, and names are read under `NAMES` alone. Another board sees what its
`sharing` lets it see (contract, decision 1), of people whose record it may read anyhow.
"""

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.access.actor import Actor
from reception.access.permit import Permit, Scope
from reception.access.roles import ADMINISTRATORS, CASEWORK, UNIT_MANAGERS, Role
from reception.accounts.models import RoleAssignment, Unit
from reception.education.models import (
    AbsenceAnnouncement,
    AbsenceSignal,
    AdultCourse,
    Application,
    Assessment,
    AttendanceMark,
    GuidanceMeeting,
    Lesson,
    OfPupil,
    OrientationNote,
    Place,
    Pupil,
    Register,
    RegisterCorrection,
    Result,
    RightExtension,
    Roster,
    RosterPlace,
    Schooling,
    Sharing,
    StudyConsent,
    StudyGroup,
    StudyPlan,
)
from reception.education.terms.sharing import ActsOn, SharedGroup, SharingGround
from reception.i18n.formats import today
from reception.people.models import Person, RegistrationDraft
from reception.people.permits import in_reach, not_hidden

TEACHERS: Final = frozenset({Role.SFI_STAFF})
GUIDANCE: Final = frozenset({Role.GUIDANCE})
#: Those who work at a school unit. A head teacher is unit manager of the unit beside.
EDUCATION: Final = TEACHERS | GUIDANCE
LEADERS: Final = UNIT_MANAGERS


def of_school_as(roles: frozenset[Role]) -> Scope:
    """The pupils of the units where the actor has one of `roles`, the protected among them: under an alias, `NAMES`.

    Whoever teaches at one school and guides at another does each where it is her work.
    """
    return lambda actor: Pupil.unit_id.in_(actor.unit_ids(roles))


of_own_school: Final = of_school_as(EDUCATION)


def of_pupils_of_own_school(model: type[OfPupil], roles: frozenset[Role] = EDUCATION) -> Scope:
    """What belongs to pupils of the units where the actor has one of `roles`."""

    def scope(actor: Actor) -> sa.ColumnElement[bool]:
        return model.pupil_id.in_(sa.select(Pupil.id).where(of_school_as(roles)(actor)))

    return scope


def named_pupils(actor: Actor) -> sa.ColumnElement[bool]:
    """The pupils of the actor's units who are not hidden from the actor, as people."""
    return sa.and_(Person.id.in_(sa.select(Pupil.person_id).where(of_own_school(actor))), not_hidden(actor))


def groups_of_school_as(roles: frozenset[Role]) -> Scope:
    """The groups of the units where the actor has one of `roles`."""
    return lambda actor: StudyGroup.unit_id.in_(actor.unit_ids(roles))


groups_of_own_school: Final = groups_of_school_as(EDUCATION)


def _own_groups(actor: Actor, roles: frozenset[Role] = EDUCATION) -> sa.Select[Any]:
    return sa.select(StudyGroup.id).where(groups_of_school_as(roles)(actor))


def of_own_groups(model: type[Lesson | Place | Roster], roles: frozenset[Role] = EDUCATION) -> Scope:
    """Lessons, places and rosters of the groups of the units where the actor has one of `roles`."""
    return lambda actor: model.group_id.in_(_own_groups(actor, roles))


def of_own_lessons(
    model: type[Register | AttendanceMark | RegisterCorrection], roles: frozenset[Role] = EDUCATION
) -> Scope:
    """What is written on lessons of the groups of the units where the actor has one of `roles`."""

    def scope(actor: Actor) -> sa.ColumnElement[bool]:
        # Looked up for each row: a list of all the school's lessons would grow with its history.
        lesson = aliased(Lesson)
        mine = sa.exists().where(lesson.id == model.lesson_id, lesson.group_id.in_(_own_groups(actor, roles)))
        return mine.correlate(model)

    return scope


def _of_own_rosters(actor: Actor) -> sa.ColumnElement[bool]:
    return RosterPlace.roster_id.in_(sa.select(Roster.id).where(Roster.group_id.in_(_own_groups(actor))))


def shared(facts: SharedGroup) -> Callable[[Actor], sa.ColumnElement[bool]]:
    """The pupils of whom the actor's boards may see a group of facts today: people within reach, by law or consent."""

    def scope(actor: Actor) -> sa.ColumnElement[bool]:
        day, boards = today(), actor.board_ids(CASEWORK)
        # Correlation is said: two levels down a subquery would otherwise ask about some pupil, not about this one.
        home = sa.select(sa.func.coalesce(Unit.parent_id, Unit.id)).where(Unit.id == Pupil.unit_id).correlate(Pupil)
        consented = sa.exists().where(
            StudyConsent.pupil_id == Pupil.id, StudyConsent.to_board_id == Sharing.to_board_id,
            StudyConsent.facts == facts, StudyConsent.given_on <= day, StudyConsent.expires_on >= day,
            sa.or_(StudyConsent.withdrawn_on.is_(None), StudyConsent.withdrawn_on > day),
        ).correlate(Pupil, Sharing)  # fmt: skip
        agreed = sa.exists().where(
            Sharing.to_board_id.in_(boards), Sharing.from_board_id == home.scalar_subquery(), Sharing.facts == facts,
            Sharing.valid_from <= day, sa.or_(Sharing.valid_to.is_(None), Sharing.valid_to >= day),
            Sharing.struck_at.is_(None),
            sa.or_(Sharing.ground != SharingGround.CONSENT, consented),
        ).correlate(Pupil)  # fmt: skip
        return sa.and_(agreed, Pupil.person.has(in_reach(actor)))

    return scope


def signals_shared(actor: Actor) -> sa.ColumnElement[bool]:
    """The signals for caseworkers, about pupils whose attendance their board may see.

    What was done about one is told to the board alone that did it: it is of its case, and tells that there is one.
    """
    pupils = sa.select(Pupil.id).where(shared(SharedGroup.ATTENDANCE)(actor))
    own = sa.select(RoleAssignment.user_id).join(Unit, Unit.id == RoleAssignment.unit_id)
    own = own.where(
        RoleAssignment.role.in_(CASEWORK), sa.func.coalesce(Unit.parent_id, Unit.id).in_(actor.board_ids(CASEWORK))
    )
    is_told = sa.or_(AbsenceSignal.ended_at.is_(None), AbsenceSignal.ended_by_id.in_(own))
    return sa.and_(AbsenceSignal.acts == ActsOn.CASEWORKER, is_told, AbsenceSignal.pupil_id.in_(pupils))


def schooling_of_own_boards(actor: Actor) -> sa.ColumnElement[bool]:
    """What units of the actor's boards wrote of the school of children whose record the actor may read."""
    units = sa.select(Unit.id).where(sa.func.coalesce(Unit.parent_id, Unit.id).in_(actor.board_ids(CASEWORK)))
    return sa.and_(Schooling.unit_id.in_(units), Schooling.person.has(in_reach(actor)))


PUPILS = Permit("pupil.read", EDUCATION, of_own_school, personal=True)
WRITE_PUPILS = Permit("pupil.write", EDUCATION, of_own_school, personal=True)
#: What belongs to a pupil's file: applications, assessments, study plans, extensions of the right.
APPLICATIONS = Permit("study-application.read", EDUCATION, of_pupils_of_own_school(Application), personal=True)
ASSESSMENTS = Permit("assessment.read", EDUCATION, of_pupils_of_own_school(Assessment), personal=True)
STUDY_PLANS = Permit("study-plan.read", EDUCATION, of_pupils_of_own_school(StudyPlan), personal=True)
EXTENSIONS = Permit("right-extension.read", EDUCATION, of_pupils_of_own_school(RightExtension), personal=True)
#: What is noted of civic orientation beside the lessons: whoever works at the school notes it.
ORIENTATION = Permit("orientation.read", EDUCATION, of_pupils_of_own_school(OrientationNote), personal=True)
WRITE_ORIENTATION = Permit("orientation.write", EDUCATION, of_pupils_of_own_school(OrientationNote), personal=True)
ADULT_COURSES = Permit("adult-course.read", EDUCATION, of_pupils_of_own_school(AdultCourse), personal=True)
WRITE_ADULT_COURSES = Permit("adult-course.write", EDUCATION, of_pupils_of_own_school(AdultCourse), personal=True)
#: What is said with a counsellor stays with guidance: teachers see the study plan that comes out of it.
GUIDANCE_MEETINGS = Permit("guidance.read", GUIDANCE, of_pupils_of_own_school(GuidanceMeeting, GUIDANCE), personal=True)
WRITE_GUIDANCE = Permit("guidance.write", GUIDANCE, of_pupils_of_own_school(GuidanceMeeting, GUIDANCE), personal=True)
#: Pupils as guidance reaches them, to see who waits for a first meeting.
GUIDED = Permit("guidance.pupils", GUIDANCE, of_school_as(GUIDANCE), personal=True)
#: Names and numbers of the school's own pupils: never of somebody hidden.
NAMES = Permit("pupil.named", EDUCATION, named_pupils, personal=True)
#: Registering a pupil: identity is one municipal register (contract, decision 1). Nothing tells who has a case.
IDENTIFY = Permit("pupil.identify", EDUCATION, not_hidden, personal=True)
#: Whoever registered at the school meets a neutral page at the draft's address, and nothing of what it holds.
OWN_DRAFT = Permit(
    "pupil.own-draft", EDUCATION, lambda actor: RegistrationDraft.made_by_id == actor.user_id, personal=True
)
#: Who tells what happens to studies, and gives a place from the waiting list: the teachers of the pupil's school.
TELL = Permit("study-event.tell", TEACHERS, of_school_as(TEACHERS), personal=True)
GROUPS = Permit("group.read", EDUCATION, groups_of_own_school)
KEEP_GROUPS = Permit("group.keep", TEACHERS, groups_of_school_as(TEACHERS))
LESSONS = Permit("lesson.read", EDUCATION, of_own_groups(Lesson))
PLACES = Permit("group-place.read", EDUCATION, of_own_groups(Place), personal=True)
WRITE_PLACES = Permit("group-place.write", TEACHERS, of_own_groups(Place, TEACHERS), personal=True)
REGISTERS = Permit("register.read", EDUCATION, of_own_lessons(Register), personal=True)
#: The registers of the own school are taken by its teachers; whose group it is and how late it is, a rule says.
TAKE = Permit("register.take", TEACHERS, of_own_lessons(Register, TEACHERS), personal=True)
MARKS = Permit("attendance.read", EDUCATION, of_own_lessons(AttendanceMark), personal=True)
CORRECTIONS = Permit("register.corrections", EDUCATION, of_own_lessons(RegisterCorrection), personal=True)
#: Absences told beforehand, and absence to act on: the teachers' and guidance's.
ANNOUNCEMENTS = Permit(
    "absence-announcement.read", EDUCATION, of_pupils_of_own_school(AbsenceAnnouncement), personal=True
)
ANNOUNCE = Permit("absence-announcement.write", EDUCATION, of_pupils_of_own_school(AbsenceAnnouncement), personal=True)
SIGNALS = Permit("absence-signal.read", EDUCATION, of_pupils_of_own_school(AbsenceSignal), personal=True)
END_SIGNALS = Permit("absence-signal.end", TEACHERS, of_pupils_of_own_school(AbsenceSignal, TEACHERS), personal=True)
ROSTERS = Permit("roster.read", EDUCATION, of_own_groups(Roster), personal=True)
LISTED = Permit("roster.listed", EDUCATION, _of_own_rosters, personal=True)
#: Results of the own school's pupils. Who leads the group signs and corrects them, a rule says.
RESULTS = Permit("result.read", EDUCATION, of_pupils_of_own_school(Result), personal=True)
WRITE_RESULTS = Permit("result.write", TEACHERS, of_pupils_of_own_school(Result, TEACHERS), personal=True)

SHARED_STATUS = Permit("study.shared-status", CASEWORK, shared(SharedGroup.STATUS), personal=True)
SHARED_ATTENDANCE = Permit("study.shared-attendance", CASEWORK, shared(SharedGroup.ATTENDANCE), personal=True)
SHARED_RESULTS = Permit("study.shared-results", CASEWORK, shared(SharedGroup.RESULTS), personal=True)
SHARED_PLAN = Permit("study.shared-plan", CASEWORK, shared(SharedGroup.PLAN), personal=True)
SHARED_SIGNALS = Permit("absence.shared", CASEWORK, signals_shared, personal=True)
#: Nobody sees a page with this: of which of somebody's pupil files which groups of facts cross, each asked by `shared`,
#: and facts of exactly those files.
SHARED = Permit("study.shared", CASEWORK)
#: What the boards have agreed on.
SHARING = Permit("sharing.keep", ADMINISTRATORS)
#: Nobody sees a page with this: whose paths are reckoned anew when boards agree, or agree no longer.
CONCERNED = Permit("sharing.concerned", ADMINISTRATORS)
#: What pupils of the own school let it tell other boards, and which boards looked.
STUDY_CONSENTS = Permit("study-consent.read", EDUCATION, of_pupils_of_own_school(StudyConsent), personal=True)
WRITE_STUDY_CONSENTS = Permit("study-consent.keep", EDUCATION, of_pupils_of_own_school(StudyConsent), personal=True)
#: Sending somebody's application from her case to a school: of people whose record one may read.
APPLY = Permit("study.apply", CASEWORK, in_reach, personal=True)
#: What a board's units know of a child's school: of people whose record they may read, and no other board's.
SCHOOLING = Permit("schooling.read", CASEWORK, schooling_of_own_boards, personal=True)
WRITE_SCHOOLING = Permit("schooling.write", CASEWORK, schooling_of_own_boards, personal=True)
#: Nobody sees a page with this: it gives the path the days of studies of cases that the caller has found, as far as
#: sharing lets them cross.
STUDY_DAYS = Permit("study.days", CASEWORK)
#: Nobody sees a page with this: counts that are not published yet are the statistician's (contract, decision 9).
OUTCOMES = Permit("education.outcomes", frozenset({Role.STATISTICIAN}))
#: Nobody sees a page with this: whether a short number is in use.
NUMBERS = Permit("education.number-in-use", EDUCATION | CASEWORK)
