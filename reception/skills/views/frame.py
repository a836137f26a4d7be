"""What stands around the pages of somebody's skills: the person's own tabs, or the pupil's for guidance."""

from typing import TYPE_CHECKING, Any, Final

from flask import render_template, url_for

from reception.education.views.pupils.pupil_tabs import pupil_page
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people import queries as people
from reception.people.tabs import person_tabs
from reception.skills.queries.profiles import is_own, pupils_guided

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.skills.models import SkillsProfile

#: The pages of one profile, in their order: code, word, endpoint.
PAGES: Final = (
    ("overview", N_("Mapping"), ""),
    ("validations", N_("Validation"), "validations.of_profile"),
    ("progress", N_("Progress over time"), "skills_progress.of_profile"),
    ("cv", N_("CV"), "cv.of_profile"),
)


def in_frame(template: str, person: "Person", profile: "SkillsProfile | None", here: str, **context: Any) -> str:
    """A page about a person's skills. `here`: a code of `PAGES`, or "" on a page below.

    The template begins with `{% extends frame %}` and fills the blocks `skills` and, on a page below, `heading`.
    """
    return render_template(
        template,
        person=person,
        profile=profile,
        may_change=profile is not None and is_own(profile),
        skills_pages=_pages(person, profile, here) if profile is not None else [],
        skills_url=home_url(person),
        **_frame(person),
        **context,
    )


def home_url(person: "Person") -> str:
    """Where all about the person's skills is seen: her tab, or her tab as a pupil."""
    if people.is_in_reach(person):
        return url_for("person_skills.of_person", number=person.number)
    return url_for("pupil_skills.of_pupil", number=pupils_guided(person)[0].number)


def _frame(person: "Person") -> dict[str, Any]:
    if people.is_in_reach(person):
        return {"frame": "skills/on_person.html", "tabs_of_person": person_tabs(person, "skills")}
    return {"frame": "skills/on_pupil.html", "page": pupil_page(pupils_guided(person)[0], "skills")}


def _pages(person: "Person", profile: "SkillsProfile", here: str) -> list[tuple[str, str, bool]]:
    return [
        (_(word), url_for(endpoint, number=profile.number) if endpoint else home_url(person), code == here)
        for code, word, endpoint in PAGES
    ]
