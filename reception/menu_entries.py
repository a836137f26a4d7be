"""What stands in the menu of staff, in its order: where it leads, who sees it, and which pages it is the menu of."""

from typing import Final

from reception.accounts import permits as account_permits
from reception.cases import permits as case_permits
from reception.education import permits as education_permits
from reception.education.views import rooms as education_rooms
from reception.housing import permits as housing_permits
from reception.i18n.markers import N_
from reception.inclusion import permits as inclusion_permits
from reception.indicators import permits as indicator_permits
from reception.messages import permits as message_permits
from reception.organisations import permits as organisation_permits
from reception.overview.permits import DAY, START, UNIT
from reception.policies import permits as policy_permits
from reception.releases import permits as release_permits
from reception.skills import permits as skills_permits
from reception.surveys import permits as survey_permits
from reception.web.menu import Entry
from reception.work import permits as work_permits

#: The rooms of homes, whoever lives there.
HOMES: Final = (
    "dwellings", "dwelling_units", "leases", "closures", "inspections", "faults", "districts", "places", "waiting",
    "offers", "contracts", "housing_figures", "dwelling_import",
)  # fmt: skip

#: The pages of one person's skills.
SKILLS: Final = ("interview", "validations", "cv", "skills_progress", "skills_sharing")

#: The pages of one person's work.
WORK: Final = (
    "person_work", "work_desk", "person_jobs", "person_placements", "person_employments", "work_studies",
    "business_advice", "work_income", "work_statuses", "work_matching", "work_waiting",
)  # fmt: skip

#: What is written to and by one person.
LETTERS: Final = (
    "person_letters",
    "personal_link",
    "newcomer_messages.of_person",
    "newcomer_messages.answer",
    "person_papers",
    "message_stops",
)

#: The pages of one person's inclusion.
INCLUSION: Final = ("person_inclusion", "friends")

#: The school's own rooms: one page of them is the menu's Guidance.
SCHOOL_GROUPS: Final = (*(room.name for room in education_rooms.GROUPS), "attendance_import", "result_import")
SCHOOL_PUPILS: Final = (
    *(room.name for room in education_rooms.PUPILS if room.name != "guidance"),
    "guidance.of_pupil",
    "pupil_skills",
    *SKILLS,
)

#: The newcomers' languages: of the administrator, and of a unit's manager.
TRANSLATIONS: Final = ("translations",)

MENU: Final = [
    Entry(
        N_("My day"),
        "overview.start",
        DAY,
        key="d",
        section=("overview.start", "overview.day_list", "questions.waiting"),
    ),
    Entry(N_("Start"), "overview.start_page", START, section=("overview.start_page",)),
    Entry(
        N_("People"),
        "overview.people",
        case_permits.READ,
        key="p",
        section=(
            "overview",
            "people",
            "household",
            "protection",
            "registration",
            "cases",
            "tasks",
            "weighing",
            "contacts",
            "appointments",
            "timeline",
            "questions",
            "path",
            "plans",
            "pauses",
            "closing",
            "follow_ups",
            "transfers",
            "homes",
            "contracts.new",
            "home_needs",
            "documents",
            "sharing",
            "referrals",
            "needs",
            "basics",
            "person_studies",
            "applying",
            "person_school",
            "person_skills",
            *SKILLS,
            *WORK,
            *LETTERS,
            *INCLUSION,
        ),
    ),
    Entry(N_("Groups"), "groups.groups", education_permits.GROUPS, key="g", section=SCHOOL_GROUPS),
    Entry(N_("Pupils"), "pupils.pupils", education_permits.PUPILS, key="e", section=SCHOOL_PUPILS),
    Entry(N_("Guidance"), "guidance.day", education_permits.GUIDANCE_MEETINGS, key="v", section=("guidance.day",)),
    Entry(
        N_("Validation"),
        "validations.waiting",
        skills_permits.VALIDATIONS,
        key="l",
        section=("validations.waiting", "validations.bodies"),
    ),
    Entry(
        N_("Homes"),
        "dwellings.dwellings",
        housing_permits.DWELLINGS,
        key="h",
        section=HOMES,
    ),
    Entry(
        N_("Employers"),
        "employers.employers",
        work_permits.EMPLOYERS,
        key="j",
        section=("employers", "openings", "work_matching.people"),
    ),
    Entry(
        N_("Letters"),
        "mailings.mailings",
        message_permits.MAILINGS,
        key="b",
        section=(
            "mailings",
            "letter_templates",
            "newcomer_messages.waiting",
            "reminders",
            "reminder_settings",
            "no_shows",
        ),
    ),
    Entry(
        N_("Activities"),
        "activities.activities",
        inclusion_permits.ACTIVITIES,
        key="t",
        section=("activities", "occasions", "volunteers", "discrimination", "year_counts"),
    ),
    Entry(
        N_("Report discrimination"),
        "discrimination.new",
        inclusion_permits.HAND_IN_ALONE,
        section=("discrimination",),
    ),
    Entry(
        N_("Surveys"),
        "surveys.surveys",
        survey_permits.SURVEYS,
        key="q",
        section=("surveys", "survey_questions", "survey_texts", "survey_askings", "survey_results"),
    ),
    Entry(
        N_("Indicators"),
        "indicators.board",
        indicator_permits.FOLLOW,
        key="i",
        section=("indicators", "indicator_figures", "national_series"),
    ),
    Entry(
        N_("Published figures"),
        "releases.releases",
        release_permits.READ,
        key="f",
        section=("releases", "release_drafts"),
    ),
    Entry(
        N_("Policies"),
        "policies.policies",
        policy_permits.READ,
        key="y",
        section=("policies", "follow_up"),
    ),
    Entry(
        N_("Data quality"),
        "data_quality.worklist",
        indicator_permits.QUALITY,
        key="k",
        section=("data_quality", "indicator_people"),
    ),
    Entry(
        N_("Figures from outside"),
        "year_counts.outside_figures",
        inclusion_permits.OUTSIDE_ALONE,
        section=("year_counts",),
    ),
    Entry(
        N_("The unit"),
        "overview.unit",
        UNIT,
        key="u",
        section=(
            "overview.unit",
            "escalation",
            "follow_ups.of_unit",
            "transfers.transfers",
            "absences",
            "handing_over",
            "imports",
            "duplicates",
            "protected",
            "registration.drafts",
            "registration.draft",
            *TRANSLATIONS,
        ),
    ),
    Entry(
        N_("Organisations"),
        "organisations.organisations",
        organisation_permits.READ,
        key="o",
        section=("organisations",),
    ),
    Entry(
        N_("Administration"),
        "admin.index",
        account_permits.MANAGE,
        key="a",
        section=("admin", "phrases", "sharing_between_boards", "vocabularies", *TRANSLATIONS),
    ),
]
