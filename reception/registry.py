"""What upper floors add to every page, in one readable list: rooms, menu entries, filters."""

from flask import current_app, g, url_for

from reception.access.actor import Actor, current_or_none
from reception.access.permit import named
from reception.accounts import permits as account_permits
from reception.accounts import queries as account_queries
from reception.accounts import views as accounts
from reception.cases import merging as case_merging
from reception.cases import permits as case_permits
from reception.cases import queries as case_queries
from reception.cases.views import absences, handing_over, registration, tasks, weighing
from reception.cases.views import cases as case_pages
from reception.contacts import merging as contact_merging
from reception.contacts import models as contact_models
from reception.contacts import permits as contact_permits
from reception.contacts.views import appointments, corrections, log, phrases, questions, timeline
from reception.contacts.views import people as contact_people
from reception.drafts import models as draft_models
from reception.drafts import pages as draft_pages
from reception.drafts import views as drafts
from reception.i18n import formats, locales
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.imports import models as import_models
from reception.imports import operations as import_operations
from reception.imports import views as imports
from reception.imports.terms import READ_JOB, TAKE_JOB, UNDO_JOB
from reception.jobs import models as job_models
from reception.jobs import registry as jobs
from reception.organisations import models as organisation_models
from reception.organisations import permits as organisation_permits
from reception.organisations import views as organisations
from reception.overview import models as overview_models
from reception.overview import views as overview
from reception.overview.permits import DAY, START, UNIT
from reception.overview.queries import saved as saved_lists
from reception.people import operations as people_operations
from reception.people import permits as people_permits
from reception.people import queries as people_queries
from reception.people import tabs as people_tabs
from reception.people import views as people_pages
from reception.people import wording
from reception.web import assets, menu, pages
from reception.web.blueprint import Room
from reception.web.menu import Entry

ROOMS: tuple[Room, ...] = (
    assets.room,
    pages.room,
    *accounts.ROOMS,
    drafts.room,
    organisations.room,
    phrases.room,
    case_pages.room,
    handing_over.room,
    absences.room,
    tasks.room,
    weighing.room,
    registration.room,
    *people_pages.ROOMS,
    contact_people.room,
    log.room,
    corrections.room,
    appointments.room,
    questions.room,
    timeline.room,
    overview.room,
    imports.room,
)

MENU = [
    Entry(N_("My day"), "overview.start", DAY, key="d", section=("overview.start", "overview.day_list", "questions")),
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
        ),
    ),
    Entry(
        N_("The unit"),
        "overview.unit",
        UNIT,
        key="u",
        section=(
            "overview.unit",
            "absences",
            "handing_over",
            "imports",
            "duplicates",
            "protected",
            "registration.drafts",
            "registration.draft",
        ),
    ),
    Entry(
        N_("Organisations"),
        "organisations.organisations",
        organisation_permits.READ,
        key="o",
        section=("organisations",),
    ),
    Entry(N_("Administration"), "admin.index", account_permits.MANAGE, key="a", section=("admin", "phrases")),
]

#: Every model stands in a module that is imported here, so that migrations see all tables.
MODELS = (contact_models, draft_models, import_models, job_models, organisation_models, overview_models)

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
people_operations.on_joining("casefile", case_merging.join_cases)
people_pages.duplicates.held_through(case_queries.holders)
people_queries.counted(*case_merging.COUNTED, *contact_merging.COUNTED)

# The list that many cases are chosen from says what its filter means.
handing_over.reads_filter_through(overview.people.worklist_filter_of)

# The lists in the reader's menu come along with the reader.
account_queries.ask_along("lists", saved_lists.PINNED)

# What the pages are called where somebody's unfinished writing is listed.
draft_pages.called(
    {
        "admin.edit_account": N_("Change the facts of an account"),
        "admin.new_account": N_("Open an account"),
        "appointments.new": N_("Plan an appointment"),
        "appointments.settle": N_("What came of the appointment"),
        "contacts.new": N_("Log a contact"),
        "contacts.new_for_anybody": N_("Log a contact"),
        "corrections.correct": N_("Correct a contact"),
        "imports.columns": N_("The columns of a list"),
        "imports.questions": N_("Questions about a list"),
        "organisations.edit_organisation": N_("Change the facts of an organisation"),
        "organisations.new_organisation": N_("Add an organisation"),
        "people.add": N_("Details"),
        "people.change": N_("Details"),
        "people.change_contact": N_("Details"),
        "people.identity": N_("Details"),
        "people.interpreter": N_("Interpreter"),
        "phrases.edit_phrase": N_("Change a sentence"),
        "phrases.new_phrase": N_("Add a sentence"),
        "protection.ask_removal": N_("Ask that the protection ends"),
        "questions.answer": N_("Answer from an authority"),
        "questions.new": N_("Ask an authority"),
        "registration.start": N_("Register a person"),
        "tasks.edit": N_("Change the next step"),
        "tasks.new": N_("New next step"),
        **{
            f"household.{name}": N_("Household")
            for name in (
                "add", "add_guardian", "change", "change_expected", "change_guardian", "come", "end_guardian", "expect",
                "leave", "start",
            )
        },
    }
)  # fmt: skip

# Work that takes longer than a page may.
jobs.register(READ_JOB, import_operations.read_in, import_operations.reading_failed)
jobs.register(TAKE_JOB, import_operations.take_in_if_free, import_operations.taking_failed)
jobs.register(UNDO_JOB, import_operations.undo_if_free)

# What stands beside a person's own details.
people_tabs.register(
    people_tabs.Tab("overview", N_("Overview"), "overview.person", people_permits.READ, 0),
    people_tabs.Tab("timeline", N_("Timeline"), "timeline.of_person", contact_permits.READ, 20),
)

FILTERS = {
    "birth_in_words": wording.birth_in_words,
    "citizenship": wording.citizenship,
    "field_name": wording.field_name,
    "identifier": wording.identity_number,
    "clock": formats.clock,
    "country_name": formats.country_name,
    "day_in_words": formats.day_in_words,
    "iso_moment": formats.iso_moment,
    "language_name": formats.language_name,
    "listed": formats.listed,
    "month": formats.month,
    "on_this_site": pages.local_address,
    "short_day": formats.short_day,
    "short_moment": formats.short_moment,
    "weekday_and_day": formats.weekday_and_day,
}


def page_context() -> dict[str, object]:
    """What every template may use."""
    actor = current_or_none()
    signed_in = actor if isinstance(actor, Actor) else None
    return {
        "locale": locales.current(),
        "locales": locales.offered(),
        "municipality": current_app.config["MUNICIPALITY"],
        "actor": signed_in,
        "menu": menu.items(),
        "saved_lists": overview.saved.lists_in_menu,
        "demo": current_app.config["DEMO"],
        "root_data": {} if g.get("theme", "system") == "system" else {"theme": g.theme},
        "primary_action": _log_a_contact(),
    }


def may(permit: str) -> bool:
    """Whether the reader holds the permit of that name. Templates ask this, never for a role."""
    return named(permit).held_by(current_or_none())


def _log_a_contact() -> dict[str, str] | None:
    """The one primary action, in the same place on every page of those who do casework."""
    return {"label": _("Log a contact"), "url": url_for("contacts.new_for_anybody")} if may("contact.write") else None
