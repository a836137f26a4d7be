"""What is put together: models, and what the domains tell each other at the start, in one readable list."""

from reception.accounts import queries as account_queries
from reception.accounts import views as accounts
from reception.audit import log as audit_log
from reception.cases import merging as case_merging
from reception.cases import models as case_models
from reception.cases import permits as case_permits
from reception.cases import queries as case_queries
from reception.cases.queries.packet_documents import document_lines
from reception.cases.queries.packet_referrals import referral_lines
from reception.cases.views import handing_over
from reception.contacts import merging as contact_merging
from reception.contacts import models as contact_models
from reception.contacts import permits as contact_permits
from reception.contacts import queries as contact_queries
from reception.contacts.queries.left_open import left_open as left_open_of_contacts
from reception.contacts.terms import EventKind
from reception.db.session import before_commit
from reception.drafts import models as draft_models
from reception.drafts import pages as draft_pages
from reception.education import models as education_models
from reception.education import permits as education_permits
from reception.education.operations.pupils import merging as education_merging
from reception.education.queries.schooling import goes_to_school, lives_with_school_children
from reception.education.queries.shared.days import days_of_studies, facts_of_school
from reception.education.queries.shared.packet import extract_of_studies
from reception.education.queries.shared.packet import packet_lines as study_packet_lines
from reception.education.views.shared import person_studies
from reception.housing import merging as housing_merging
from reception.housing import models as housing_models
from reception.housing import panels as home_panels
from reception.housing.queries.days import days_of_homes
from reception.housing.queries.extract import extract_of_home
from reception.housing.queries.left_open import left_open as left_open_of_homes
from reception.housing.queries.packet import packet_lines as home_packet_lines
from reception.i18n.markers import N_
from reception.imports import models as import_models
from reception.imports import operations as import_operations
from reception.imports.terms import READ_JOB, TAKE_JOB, UNDO_JOB
from reception.inclusion import models as inclusion_models
from reception.inclusion import permits as inclusion_permits
from reception.inclusion.queries.extract import extract_of_inclusion
from reception.inclusion.queries.left_open import left_open as left_open_of_inclusion
from reception.inclusion.queries.packet import packet_lines as inclusion_packet_lines
from reception.inclusion.queries.timeline import TIMELINE as INCLUSION_TIMELINE
from reception.indicators import models as indicator_models
from reception.jobs import models as job_models
from reception.jobs import registry as jobs
from reception.languages import models as language_models
from reception.matching import views as matching_pages
from reception.messages import models as message_models
from reception.messages import permits as message_permits
from reception.messages.operations import mailings as mailing_operations
from reception.messages.queries.left_open import left_open as left_open_of_messages
from reception.messages.queries.mailings import JOB as MAILING_JOB
from reception.messages.queries.packet import packet_lines as message_packet_lines
from reception.messages.queries.timeline import TIMELINE as MESSAGES_TIMELINE
from reception.organisations import models as organisation_models
from reception.overview import models as overview_models
from reception.overview import views as overview
from reception.overview.permits import DAY
from reception.overview.queries import saved as saved_lists
from reception.page_names import PAGE_NAMES
from reception.path import models as path_models
from reception.path import permits as path_permits
from reception.path import projection
from reception.path import queries as path_queries
from reception.path.queries.packet import packet_lines as path_packet_lines
from reception.people import household_links
from reception.people import models as people_models
from reception.people import operations as people_operations
from reception.people import permits as people_permits
from reception.people import queries as people_queries
from reception.people import tabs as people_tabs
from reception.people import views as people_pages
from reception.people.terms.papers import InformationGroup
from reception.plans import merging as plan_merging
from reception.plans import models as plan_models
from reception.plans import permits as plan_permits
from reception.plans import queries as plan_queries
from reception.plans.queries.extract import extract_of_needs, extract_of_plan
from reception.plans.queries.left_open import left_open as left_open_of_plans
from reception.plans.queries.packet import packet_lines as plan_packet_lines
from reception.plans.queries.packet_needs import needs_lines
from reception.portal import models as portal_models
from reception.releases import jobs as release_jobs
from reception.releases import models as release_models
from reception.releases.queries.drafts import JOB as RELEASE_JOB
from reception.reminders import models as reminder_models
from reception.rooms import ROOMS
from reception.skills import models as skills_models
from reception.skills import permits as skills_permits
from reception.skills.operations import merging as skills_merging
from reception.skills.queries.days import days_of_skills
from reception.skills.queries.left_open import left_open as left_open_of_skills
from reception.skills.queries.packet import extract_of_skills
from reception.skills.queries.packet import packet_lines as skills_packet_lines
from reception.skills.queries.timeline import TIMELINE as SKILLS_TIMELINE
from reception.surveys import jobs as survey_jobs
from reception.surveys import models as survey_models
from reception.surveys.queries.askings import JOB as ASKING_JOB
from reception.work import models as work_models
from reception.work import permits as work_permits
from reception.work.operations import merging as work_merging
from reception.work.queries.days import days_of_work
from reception.work.queries.extract import extract_of_income, extract_of_work
from reception.work.queries.left_open import left_open as left_open_of_work
from reception.work.queries.packet import income_packet_lines
from reception.work.queries.packet import packet_lines as work_packet_lines
from reception.work.queries.timeline import TIMELINE as WORK_TIMELINE

__all__ = ["MODELS", "ROOMS"]

#: Every model stands in a module that is imported here, so that migrations see all tables.
MODELS = (
    contact_models, draft_models, education_models, housing_models, import_models, inclusion_models,
    indicator_models, job_models,
    language_models, message_models, organisation_models, overview_models, path_models, plan_models, portal_models,
    release_models, reminder_models, skills_models, survey_models, work_models,
)  # fmt: skip

# A whole record is read by the units that have a case with the person.
people_permits.reached_through(case_permits.with_own_case)
people_permits.listed_through(case_permits.listed_with_own_case)
people_permits.worked_with_through(case_permits.with_open_case)
# A case number leads to its person.
people_queries.found_through(case_permits.with_case_numbered)
# The number of a record that went up in another leads to that one.
people_queries.found_through(people_queries.with_former_number)
# What merging two records does with rows of upper floors, and what is told of them before.
people_operations.before_following(contact_merging.remove_own_participants)
people_operations.before_following(education_merging.make_room)
people_operations.on_joining("pupil", education_merging.join_pupils)
people_operations.on_joining("study_application", education_merging.join_applications)
people_operations.on_joining("study_result", education_merging.join_results)
people_operations.on_joining("casefile", case_merging.join_cases)
people_operations.on_joining("plan", plan_merging.join_drafts)
people_operations.on_joining("contract_member", housing_merging.join_members)
people_operations.on_joining("home_need", housing_merging.join_needs)
people_operations.on_joining("home_offer", housing_merging.join_offers)
for table, join in (skills_merging.JOINING | work_merging.JOINING).items():
    people_operations.on_joining(table, join)
people_pages.duplicates.held_through(case_queries.holders)
for merging in (
    case_merging, contact_merging, plan_merging, housing_merging, education_merging, skills_merging, work_merging,
):  # fmt: skip
    people_queries.counted(*merging.COUNTED)

# What a case that is to be closed leaves undone.
for left_open in (
    left_open_of_contacts,
    left_open_of_plans,
    left_open_of_homes,
    left_open_of_skills,
    left_open_of_work,
    left_open_of_inclusion,
    left_open_of_messages,
):
    case_queries.left_open_through(left_open)

# The list that many cases are chosen from says what its filter means.
handing_over.reads_filter_through(overview.people.worklist_filter_of)

# The lists in the reader's menu come along with the reader.
account_queries.ask_along("lists", saved_lists.PINNED)

# Whose milestones are reckoned anew: those about whom something is recorded that facts come from.
for model in (
    people_models.Person, people_models.PermitGround, people_models.KeyDate, people_models.HouseholdMember,
    people_models.Household, people_models.Guardianship, people_models.Merge, import_models.ImportRun,
    case_models.Pause, path_models.CasePath, path_models.Mark, path_models.NotedFact,
    education_models.Pupil, education_models.StudyEvent, education_models.Application, education_models.Assessment,
    education_models.StudyPlan, education_models.RightExtension, education_models.Result, education_models.Place,
    education_models.OrientationNote, education_models.GuidanceMeeting, education_models.StudyConsent,
    education_models.Sharing,
    education_models.Schooling, education_models.SchoolMapping, education_models.Support,
    skills_models.SkillsProfile, skills_models.SkillsConsent, skills_models.Qualification, skills_models.Validation,
    skills_models.ValidationStep,
    work_models.Enrolment, work_models.Programme, work_models.Placement, work_models.Employment,
    work_models.IncomePeriod,
):  # fmt: skip
    audit_log.follow(model)
audit_log.follow(case_models.Case, "case.opened", "case.reopened")
audit_log.follow(plan_models.Plan, "plan.agreed")
audit_log.follow(housing_models.Contract)
before_commit(projection.settle)
# Facts that a domain delivers to the path.
path_queries.deliver_days(plan_queries.days_of_plans)
path_queries.deliver_days(days_of_homes)
path_queries.deliver_days(days_of_studies)
path_queries.deliver_days(facts_of_school)
path_queries.deliver_days(days_of_skills)
path_queries.deliver_days(days_of_work)

# What stands on a person's timeline beside contacts, questions and next steps.
contact_queries.also(EventKind.SKILLS, SKILLS_TIMELINE)
contact_queries.also(EventKind.WORK, WORK_TIMELINE)
contact_queries.also(EventKind.WRITTEN, MESSAGES_TIMELINE)
contact_queries.also(EventKind.INCLUSION, INCLUSION_TIMELINE)

# What goes along when somebody is handed over, beside what the record and the case hold.
case_queries.packet_section("path", N_("The path"), path_packet_lines, place=50)
case_queries.packet_section("plan", N_("The plan"), plan_packet_lines, place=60, withheld=True)
case_queries.packet_section("home", N_("Home"), home_packet_lines, place=55, withheld=True)
case_queries.packet_section("studies", N_("SFI and courses"), study_packet_lines, place=58, withheld=True)
case_queries.packet_section("skills", N_("Skills"), skills_packet_lines, place=61, withheld=True)
case_queries.packet_section("work", N_("Work"), work_packet_lines, place=61, withheld=True)
case_queries.packet_section("work-income", N_("Livelihood"), income_packet_lines, place=61, withheld=True)
case_queries.packet_section("inclusion", N_("Activities and friends"), inclusion_packet_lines, place=63, withheld=True)
case_queries.packet_section("referrals", N_("Referrals under way"), referral_lines, place=62, withheld=True)
case_queries.packet_section("needs", N_("Needs"), needs_lines, place=64, withheld=True)
case_queries.packet_section("messages", N_("Messages from the newcomer"), message_packet_lines, place=68, withheld=True)
case_queries.packet_section("documents", N_("Documents held here"), document_lines, place=66, withheld=True)
case_queries.packet_section(
    "contacts", N_("The latest contacts"), contact_queries.packet_lines, place=70, withheld=True
)

# What a partner may see of somebody in an extract, beside what the record holds.
people_queries.extract_section(InformationGroup.HOUSING, extract_of_home)
people_queries.extract_section(InformationGroup.PLAN, extract_of_plan)
people_queries.extract_section(InformationGroup.EDUCATION, extract_of_studies)
people_queries.extract_section(InformationGroup.NEEDS, extract_of_needs)
people_queries.extract_section(InformationGroup.SKILLS, extract_of_skills)
people_queries.extract_section(InformationGroup.WORK, extract_of_work)
people_queries.extract_section(InformationGroup.INCOME, extract_of_income)
people_queries.extract_section(InformationGroup.INCLUSION, extract_of_inclusion)

# What the pages are called where somebody's unfinished writing is listed.
draft_pages.called(PAGE_NAMES)

# Work that takes longer than a page may.
jobs.register(READ_JOB, import_operations.read_in, import_operations.reading_failed)
jobs.register(TAKE_JOB, import_operations.take_in_if_free, import_operations.taking_failed)
jobs.register(UNDO_JOB, import_operations.undo_if_free)
jobs.register(ASKING_JOB, survey_jobs.ask, survey_jobs.asking_failed)
jobs.register(RELEASE_JOB, release_jobs.build, release_jobs.building_failed)
jobs.register(MAILING_JOB, mailing_operations.make, mailing_operations.making_failed)

# What one's account leads to beside its own settings.
accounts.settings.also(
    accounts.settings.Way(
        N_("My numbers by e-mail"),
        N_("How much waits for you, each working day or on Mondays. Numbers alone, no names."),
        N_("Choose how often"),
        "digest.choose",
        DAY,
    )
)

# What stands beside a person's own details.
people_tabs.register(
    people_tabs.Tab("overview", N_("Overview"), "overview.person", people_permits.READ, 0),
    people_tabs.Tab("plan", N_("Plan"), "plans.plan", plan_permits.READ, 15),
    people_tabs.Tab("timeline", N_("Timeline"), "timeline.of_person", contact_permits.READ, 20),
    people_tabs.Tab("home", N_("Home"), "homes.of_person", people_permits.READ, 40),
    people_tabs.Tab("skills", N_("Skills"), "person_skills.of_person", skills_permits.READ, 55),
    people_tabs.Tab("work", N_("Work"), "person_work.of_person", work_permits.FILES, 60),
    people_tabs.Tab("inclusion", N_("Inclusion"), "person_inclusion.of_person", inclusion_permits.OFFERS, 65),
    people_tabs.Tab("letters", N_("Letters"), "person_letters.of_person", message_permits.LETTERS, 25),
    person_studies.TAB,
    people_tabs.Tab(
        "school", N_("School"), "person_school.of_person", education_permits.SCHOOLING, 50, concerns=goes_to_school
    ),
    people_tabs.Tab("path", N_("Path"), "path.of_person", path_permits.READ, 10),
)

household_links.register(
    household_links.Link(
        N_("The children's school"), "person_school.of_person", education_permits.SCHOOLING, lives_with_school_children
    )
)

# What upper rooms add to a person's page about homes.
home_panels.register(matching_pages.panel.PANEL)
