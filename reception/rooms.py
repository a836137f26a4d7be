"""Every room of the product: which pages there are. The order is the one in which addresses are tried."""

from reception.accounts import views as accounts
from reception.cases.views import (
    absences,
    closing,
    follow_ups,
    handing_over,
    pausing,
    referrals,
    registration,
    tasks,
    transfers,
    weighing,
)  # fmt: skip
from reception.cases.views import cases as case_pages
from reception.contacts.views import appointments, corrections, log, phrases, questions, timeline
from reception.contacts.views import people as contact_people
from reception.drafts import views as drafts
from reception.education.views import rooms as education_rooms
from reception.housing.views import contract_pages
from reception.housing.views import figures as housing_figures
from reception.housing.views import register as home_register
from reception.imports import views as imports
from reception.inclusion import views as inclusion
from reception.indicators import views as indicators
from reception.languages import views as languages
from reception.matching import views as matching_pages
from reception.messages import views as messages
from reception.organisations import views as organisations
from reception.overview import views as overview
from reception.path import views as path_pages
from reception.people import views as people_pages
from reception.plans import views as plans
from reception.policies import views as policies
from reception.portal import views as portal
from reception.releases import views as releases
from reception.reminders import views as reminders
from reception.skills import views as skills
from reception.surveys import views as surveys
from reception.web import assets, pages
from reception.web.blueprint import Room
from reception.work import views as work

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
    pausing.room,
    closing.room,
    follow_ups.room,
    transfers.room,
    referrals.room,
    registration.room,
    *home_register.ROOMS,
    housing_figures.room,
    *contract_pages.ROOMS,
    *people_pages.ROOMS,
    contact_people.room,
    log.room,
    corrections.room,
    appointments.room,
    questions.room,
    timeline.room,
    path_pages.room,
    path_pages.basics.room,
    *plans.ROOMS,
    *education_rooms.ROOMS,
    *matching_pages.ROOMS,
    *skills.ROOMS,
    *work.ROOMS,
    *messages.ROOMS,
    *reminders.ROOMS,
    *releases.ROOMS,
    *policies.ROOMS,
    *surveys.ROOMS,
    *inclusion.ROOMS,
    *indicators.ROOMS,
    *portal.ROOMS,
    *languages.ROOMS,
    overview.room,
    overview.escalation.room,
    overview.digest.room,
    imports.room,
    imports.homes_room,
    imports.attendance_room,
    imports.results_room,
)
