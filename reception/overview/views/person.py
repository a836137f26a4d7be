"""The page of a person: the file for the units that have one, a small page for others who may identify people."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.cases import queries as cases
from reception.i18n.formats import today
from reception.overview.queries import person as queries
from reception.overview.queries.person import PersonPage
from reception.overview.views.person_top import top_of
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
        tabs_of_person=person_tabs(page.person, current="overview"),
        ending=cases.ending_of(page.case) if page.case and not page.open_case else None,
        person_top=top_of(page.person, page.cases),
        today=today(),
    )


def _small_page(number: str) -> ResponseReturnValue:
    found = people.identified(number)
    return render_template(
        "overview/person/identity.html",
        person=found,
        birth=birth_in_words(found.birth_on, found.birth_precision),
        holder=cases.holders([found.id]).get(found.id),
    )
