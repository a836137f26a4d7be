"""My day: what is late, what today and this week hold, whom one waits for, and which cases are silent."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.audit.reading import saw
from reception.contacts import queries as contacts
from reception.i18n.formats import today
from reception.overview.permits import DAY
from reception.overview.queries import day as queries
from reception.overview.queries.rows import Excerpt
from reception.overview.rules import day as rules
from reception.overview.terms import Section
from reception.overview.views.room import room
from reception.web.paging import Page, page_of, window

COUNTED = (0, rules.MOST_COUNTED + 1)
WORK = (Section.OVERDUE, Section.TODAY, Section.WEEK)


def my_day() -> ResponseReturnValue:
    """The day as a page: the beginning of each list, with its number."""
    lists = {section: _excerpt(section, list(queries.work(section, staff(), today(), COUNTED))) for section in WORK}
    silent = _excerpt(Section.SILENT, queries.silent(staff(), today(), COUNTED))
    saw(row.person_id for excerpt in (*lists.values(), silent) for row in excerpt.rows)
    return render_template(
        "overview/day/page.html",
        lists=lists,
        silent=silent,
        waited_for=contacts.waiting_by_organisation(staff()),
        most_waited_for=rules.SHOWN[Section.WAITING],
        **_words(),
    )


def _excerpt(section: Section, rows: list[Any]) -> Excerpt[Any]:
    return Excerpt.of(rows, rules.SHOWN[section])


def _words() -> dict[str, Any]:
    return {
        "today": today(),
        "last_of_week": rules.last_of_week(today()),
        "rule": rules.SILENT_AFTER,
        "Section": Section,
    }


@room.route("/my-day/<any(overdue, today, week, waiting, silent):name>", permit=DAY)
def day_list(name: str) -> ResponseReturnValue:
    """One list of the day, whole."""
    section = Section(name)
    page = _page(section)
    saw(row.person_id for row in page.rows)
    return render_template(
        f"overview/day/{'work' if section in WORK else name}.html",
        section=section,
        page=page,
        **_words(),
    )


def row_id(text: str) -> int:
    """A key that a database can hold. Raises ValueError."""
    key = int(text)
    if not 0 < key < 2**31:
        raise ValueError(text)
    return key


def _page(section: Section) -> Page[Any]:
    if section is Section.WAITING:
        organisation_id = request.args.get("organisation", type=row_id)
        return page_of(contacts.waiting_for(staff(), organisation_id=organisation_id, window=window()))
    if section is Section.SILENT:
        return page_of(queries.silent(staff(), today(), window()))
    return page_of(queries.work(section, staff(), today(), window()))
