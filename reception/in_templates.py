"""What every template may use: filters, functions, and what is known of the reader and the page."""

from flask import current_app, g, has_request_context, request, url_for

from reception.access.actor import current_or_none, staff_or_none
from reception.access.permit import named
from reception.i18n import beside, formats, locales
from reception.i18n.text import _
from reception.messages.views.languages import paper_languages
from reception.overview import views as overview
from reception.people import wording
from reception.portal import views as portal
from reception.skills import wording as skills_wording
from reception.web import menu, pages
from reception.web.cookies import is_newcomers

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
    "level_name": skills_wording.level_name,
    "month": formats.month,
    "occupation_name": skills_wording.occupation_name,
    "on_this_site": pages.local_address,
    "profession_name": skills_wording.profession_name,
    "short_day": formats.short_day,
    "short_moment": formats.short_moment,
    "time_of_day": formats.time_of_day,
    "weekday_and_day": formats.weekday_and_day,
}


def page_context() -> dict[str, object]:
    """What every template may use. Newcomers' pages get nothing of staff's."""
    everywhere = {
        "locale": locales.current(),
        "municipality": current_app.config["MUNICIPALITY"],
        "demo": current_app.config["DEMO"],
    }
    own = has_request_context() and is_newcomers(request.path)
    return everywhere | (portal.page_context() if own else _staff_context())


def _staff_context() -> dict[str, object]:
    return {
        "layout": "layouts/outside.html",
        "locales": locales.offered(),
        "actor": staff_or_none(),
        "menu": menu.items(),
        "saved_lists": overview.saved.lists_in_menu,
        "root_data": {} if g.get("theme", "system") == "system" else {"theme": g.theme},
        "primary_action": _log_a_contact(),
    }


def may(permit: str) -> bool:
    """Whether the reader holds the permit of that name. Templates ask this, never for a role."""
    return named(permit).held_by(current_or_none())


def _log_a_contact() -> dict[str, str] | None:
    """The one primary action, in the same place on every page of those who do casework."""
    return {"label": _("Log a contact"), "url": url_for("contacts.new_for_anybody")} if may("contact.write") else None


#: What every template may call: `both("…")` for a page in two languages, `may("permit.name")`, `printed_on()`,
#: `top_of(person)`, `paper_languages(person.number)`.
GLOBALS = {
    "both": beside.both,
    "both_n": beside.both_n,
    "may": may,
    "paper_languages": paper_languages,
    "printed_on": formats.today,
    "top_of": overview.person_top.top_of,
}
