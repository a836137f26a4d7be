"""What stands around the pages of inclusion: the municipality's own, and those among the tabs of a person."""

from typing import TYPE_CHECKING, Any, Final

from flask import render_template, url_for

from reception.access.actor import current
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.inclusion import permits
from reception.people.tabs import person_tabs

if TYPE_CHECKING:
    from reception.people.models import Person

#: The pages of the municipality's inclusion: code, word, endpoint, permit.
PAGES: Final = (
    ("activities", N_("Activities"), "activities.activities", permits.ACTIVITIES),
    ("volunteers", N_("Volunteers"), "volunteers.volunteers", permits.VOLUNTEERS),
    ("report", N_("Report discrimination"), "discrimination.new", permits.HAND_IN),
    ("reports", N_("Reports of discrimination"), "discrimination.reports", permits.REPORTS),
    ("counts", N_("Counts of the year"), "year_counts.counts", permits.COUNTS),
    ("outside", N_("Figures from outside"), "year_counts.outside_figures", permits.OUTSIDE),
)


def pages(here: str) -> list[tuple[str, str, bool]]:
    """Words, address and whether it is here, of the pages that the reader may open."""
    return [(_(word), url_for(at), code == here) for code, word, at, permit in PAGES if permit.held_by(current())]


def in_frame(template: str, person: "Person", **context: Any) -> str:
    """A page about a person's inclusion.

    The template begins with `{% extends "inclusion/on_person.html" %}` and fills the blocks `inclusion` and, on a page
    below, `heading`.
    """
    return render_template(template, person=person, tabs_of_person=person_tabs(person, "inclusion"), **context)
