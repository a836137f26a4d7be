"""What stands around the pages of somebody's work: her tabs, and the four pages of the tab "Work"."""

from typing import TYPE_CHECKING, Any, Final

from flask import render_template, url_for

from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people.tabs import person_tabs

if TYPE_CHECKING:
    from reception.people.models import Person

#: The pages of somebody's work, in their order: code, word, endpoint.
PAGES: Final = (
    ("overview", N_("Overview"), "person_work.of_person"),
    ("desk", N_("Arbetsförmedlingen"), "work_desk.of_person"),
    ("jobs", N_("Placements and jobs"), "person_jobs.of_person"),
    ("income", N_("Livelihood"), "work_income.of_person"),
)


def in_frame(template: str, person: "Person", here: str, **context: Any) -> str:
    """A page about a person's work. `here`: a code of `PAGES`, or "" on a page below.

    The template begins with `{% extends "work/on_person.html" %}` and fills the blocks `work` and, on a page below,
    `heading`.
    """
    return render_template(
        template,
        person=person,
        work_pages=[(_(word), url_for(at, number=person.number), code == here) for code, word, at in PAGES],
        tabs_of_person=person_tabs(person, "work"),
        **context,
    )
