"""Pages that keep drafts have names, and the timeline tells of inclusion."""

from reception.contacts import queries as contact_queries
from reception.contacts.terms import EventKind
from reception.i18n.markers import N_
from reception.inclusion.queries.timeline import TIMELINE
from reception.page_names import PAGE_NAMES

contact_queries.also(EventKind.INCLUSION, TIMELINE)

for endpoint, name in {
    "activities.edit": N_("Change the activity"),
    "activities.new": N_("Add an activity"),
    "occasions.settle": N_("What became of a meeting"),
    "person_inclusion.edit": N_("Change the offer"),
    "person_inclusion.offer": N_("Offer an activity"),
}.items():
    PAGE_NAMES.setdefault(endpoint, name)
