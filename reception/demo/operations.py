"""Loading Exempelby: staff, organisations, phrases, and people with their cases."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from reception.audit.log import record
from reception.cases.models import (
    Absence,
    Case,
    CaseAssignment,
    Closing,
    FollowUp,
    HandedCase,
    HandOver,
    Pause,
    Referral,
    ReferralStep,
    Task,
    Transfer,
)
from reception.contacts.models import Contact, Question
from reception.db.session import count_tables
from reception.demo.figures import follow
from reception.demo.homes import arrive_this_month, arriving, people_in
from reception.demo.inclusion import include
from reception.demo.municipality import Municipality
from reception.demo.own_pages import give_links
from reception.demo.rows import Rows
from reception.demo.sketches import EARLIER
from reception.demo.staff import employ
from reception.demo.transfers import hand_over
from reception.demo.welder import TOLD_AT_WORK, settle_welder
from reception.demo.wellknown import settle_well_known
from reception.education.models import (
    AbsenceAnnouncement,
    AbsenceSignal,
    AdultCourse,
    Application,
    Assessment,
    AttendanceMark,
    Enrolment,
    GuidanceMeeting,
    Lesson,
    LessonPattern,
    OrientationNote,
    Pupil,
    Register,
    Result,
    Roster,
    RosterPlace,
    SchoolHoliday,
    Schooling,
    SchoolMapping,
    SchoolMeeting,
    Sharing,
    StudyConsent,
    StudyEvent,
    StudyGroup,
    StudyPlan,
    Support,
    Teaching,
)
from reception.education.models import Place as GroupPlace
from reception.furnishing import furnish
from reception.housing.models import (
    Closure,
    Contract,
    ContractMember,
    District,
    Dwelling,
    DwellingUnit,
    Fault,
    HomeNeed,
    Inspection,
    Lease,
    MoveInStep,
    Offer,
    Place,
)
from reception.organisations.models import ContactPerson, Organisation
from reception.path.models import CasePath, Mark, NotedFact
from reception.people.models import (
    Consent,
    ContactDetail,
    Disclosure,
    Document,
    ExpectedMember,
    Guardianship,
    Household,
    HouseholdMember,
    Identifier,
    KeyDate,
    NamedAccess,
    PermitGround,
    Person,
    PersonLanguage,
    PersonName,
    SearchKey,
)
from reception.plans.models import Action, Goal, NeedsAssessment, NeedsLine, Plan
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
    IncomePeriod,
    Opening,
    Placement,
    Programme,
    Proposal,
    StatusNote,
    Study,
    WorkFile,
)
from reception.work.models import Enrolment as WorkEnrolment

TABLES = (
    Person, PersonName, Identifier, PersonLanguage, PermitGround, KeyDate, ContactDetail, NamedAccess, SearchKey,
    Household, HouseholdMember, ExpectedMember, Guardianship, Case, CaseAssignment, Task, Contact, Question,
    Absence, HandOver, HandedCase, Pause, Closing, FollowUp, Transfer, CasePath, NotedFact, Mark, Plan, Goal, Action,
    Organisation, District, Place, Dwelling, DwellingUnit, Lease, Closure, Fault, Inspection, Contract, ContractMember,
    MoveInStep, HomeNeed, Offer, Document, Consent, Disclosure, Referral, ReferralStep, NeedsAssessment, NeedsLine,
    Pupil, Application, Assessment, StudyPlan, StudyGroup, StudyEvent, Enrolment, OrientationNote, GuidanceMeeting,
    AdultCourse, StudyConsent, Sharing, SchoolHoliday, Teaching, GroupPlace, LessonPattern, Lesson, Roster, RosterPlace,
    Register, AttendanceMark, AbsenceAnnouncement, AbsenceSignal, Result, Schooling, SchoolMapping, Support,
    SchoolMeeting, SkillsProfile, SkillsPart, SkillsLanguage, Qualification, SkillsAnswer, SkillsMeasure, CvChoice,
    SkillsConsent, Validation, ValidationStep, ValidationPaper, ContactPerson, Employer, EmployerContact, Opening,
    WorkFile, WorkEnrolment, Programme, AuthorityDecision, Proposal, Placement, Employment, EmploymentCheck, Study,
    BusinessAdvice, IncomePeriod, StatusNote,
)  # fmt: skip

#: So large a share of the people came some years before the others.
CAME_EARLIER = 0.08


def load(*, persons: int, seed: int, today: date, progress: Callable[[int], None] = lambda _done: None) -> int:
    """Fill an empty database with a municipality of `persons` newcomers as of `today`; return how many cases are open.

    The rows of milestones are not among them: `path.projection` makes those of what is written here.
    """
    furnish()
    rows = Rows(*TABLES)
    staff = employ(persons=persons, since=today - timedelta(days=6 * 365))
    municipality = Municipality(Random(seed), rows, staff=staff, today=today, persons=persons)  # noqa: S311 - same seed, same people
    settle_well_known(municipality)
    coming = arriving(persons)
    last = persons - people_in(coming) - TOLD_AT_WORK
    for done in range(municipality.made, last):
        if last - done <= persons * CAME_EARLIER:
            municipality.sketches.came = EARLIER  # after the others, so that nobody else's life is another one
        municipality.somebody()
        if rows.is_full():
            rows.write()
        progress(done + 1)
    settle_welder(municipality)
    municipality.homes.house()
    arrive_this_month(municipality, municipality.homes, coming)
    municipality.homes.finish()
    municipality.skills.finish(municipality.school, municipality.papers.numbers)
    municipality.work.finish(municipality.skills, municipality.papers.numbers)
    municipality.school.finish()
    municipality.covering.settle(municipality.people.short_numbers.next())
    rows.write()
    hand_over(
        municipality.moves, [municipality.people.short_numbers.next() for _move in municipality.moves], rows, today
    )
    rows.write()
    rows.settle_sequences()
    count_tables()
    give_links(today)
    include(today, seed)
    follow()
    record("demo.loaded", persons=persons, seed=seed)
    return municipality.open_cases
