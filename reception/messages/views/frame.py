"""What stands around the pages of what is written to and by somebody: her tabs, and the pages of the tab "Letters"."""

from typing import TYPE_CHECKING, Any, Final

from flask import render_template, url_for

from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people.tabs import person_tabs

if TYPE_CHECKING:
    from reception.people.models import Person

#: The pages of the tab, in their order: code, word, endpoint.
PAGES: Final = (
    ("letters", N_("Letters and papers"), "person_letters.of_person"),
    ("access", N_("Link to My plan"), "personal_link.of_person"),
    ("written", N_("What she wrote"), "newcomer_messages.of_person"),
    ("by-itself", N_("Reminders"), "message_stops.of_person"),
)


def in_frame(template: str, person: "Person", here: str, **context: Any) -> str:
    """A page about what is written to and by a person. `here`: a code of `PAGES`, or "" on a page below.

    The template begins with `{% extends "messages/on_person.html" %}` and fills the blocks `messages` and, on a page
    below, `heading`.
    """
    return render_template(
        template,
        person=person,
        message_pages=[(_(word), url_for(at, number=person.number), code == here) for code, word, at in PAGES],
        tabs_of_person=person_tabs(person, "letters"),
        **context,
    )
