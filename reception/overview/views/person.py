"""The page of a person: the file for the units that have one, a small page for others who may identify people."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.permit import OutOfReach
from reception.cases import queries as cases
from reception.cases.permits import ASSIGN
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.overview.queries import person as queries
from reception.overview.queries.person import PersonPage
from reception.overview.views.room import room
from reception.people import permits as people_permits
from reception.people import queries as people
from reception.people.tabs import person_tabs
from reception.people.wording import birth_in_words


@room.route("/people/<number:number>", permit=people_permits.IDENTIFY)
def person(number: str) -> ResponseReturnValue:
    """A person, as far as the reader may know them; a registration that waits has a neutral page at its number."""
    page = queries.page_of(number)
    if page is not None:
        return _file(page)
    try:
        return _small_page(number)
    except OutOfReach:
        if people.draft(number) is None:
            raise
        return render_template("overview/person/draft.html", number=number)


def _file(page: PersonPage) -> ResponseReturnValue:
    return render_template(
        "overview/person/page.html",
        page=page,
        person=page.person,
        facts=page.facts,
        homes=people.homes_of(page.person, with_expected=False).current,
        case=page.case,
        birth=birth_in_words(page.person.birth_on, page.person.birth_precision),
        tabs=person_tabs(page.person, current="overview"),
        ending=cases.ending_of(page.case) if page.case and not page.open_case else None,
        acts=_further_acts(page),
        today=today(),
        primary_action=_log_a_contact(page),
    )


def _log_a_contact(page: PersonPage) -> dict[str, str] | None:
    if page.open_case is None:
        return None
    return {"label": _("Log a contact"), "url": url_for("contacts.new", number=page.open_case.number)}


def _further_acts(page: PersonPage) -> list[tuple[str, str]]:
    """What does not need a button of its own: (label, address) pairs."""
    if page.open_case is None:
        return []
    number, person = page.open_case.number, page.person.number
    acts = [
        (_("Plan an appointment"), url_for("appointments.new", number=number)),
        (_("Ask an authority"), url_for("questions.new", number=number)),
        (_("Set a next step"), url_for("tasks.new", number=number)),
        (_("Make a referral"), url_for("referrals.new", number=person)),
        (_("Add a document"), url_for("documents.new", number=person)),
        (_("Pause the path"), url_for("pauses.new", number=number)),
        (_("Weigh the case"), url_for("weighing.weigh", number=number)),
    ]
    if ASSIGN.held_by(staff()):
        acts.append((_("Give the case to somebody"), url_for("cases.assign", number=number)))
    return [
        *acts,
        (_("Hand over to another unit or municipality"), url_for("transfers.new", number=number)),
        (_("Close the case"), url_for("closing.close", number=number)),
    ]


def _small_page(number: str) -> ResponseReturnValue:
    found = people.identified(number)
    return render_template(
        "overview/person/identity.html",
        person=found,
        birth=birth_in_words(found.birth_on, found.birth_precision),
        holder=cases.holders([found.id]).get(found.id),
    )
