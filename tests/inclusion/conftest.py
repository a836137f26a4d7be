"""Pages that keep drafts have names."""

from reception.i18n.markers import N_
from reception.page_names import PAGE_NAMES

for endpoint, name in {
    "activities.edit": N_("Change the activity"),
    "activities.new": N_("Add an activity"),
    "occasions.settle": N_("What became of a meeting"),
    "person_inclusion.edit": N_("Change the offer"),
    "person_inclusion.offer": N_("Offer an activity"),
}.items():
    PAGE_NAMES.setdefault(endpoint, name)
