"""My day: what is late, what today and this week hold, whom one waits for, which cases are silent, and which are new.

Whoever stands in for a colleague sees the colleague's work among the own.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import Actor, staff
from reception.audit.reading import saw
from reception.cases import queries as cases
from reception.cases.queries.referrals import WaitingReferral
from reception.cases.queries.referrals import waiting as late_referrals
from reception.contacts import queries as contacts
from reception.housing.queries import ending_soon
from reception.i18n.formats import today
from reception.overview.permits import DAY
from reception.overview.queries import day as queries
from reception.overview.queries import ending, handed, lasting, written
from reception.overview.queries.rows import Excerpt
from reception.overview.queries.unfinished import unfinished
from reception.overview.rules import day as rules
from reception.overview.terms import Section
from reception.overview.views.room import room
from reception.people.queries.documents import PAST_DAYS
from reception.people.rules.documents import SOON_DAYS
from reception.web.blueprint import one_of
from reception.web.paging import Page, page_of, window

COUNTED = (0, rules.MOST_COUNTED + 1)
WORK = (Section.OVERDUE, Section.TODAY, Section.WEEK)


def my_day() -> ResponseReturnValue:
    """The day as a page: the beginning of each list, with its number."""
    stand_ins = cases.stand_ins_of(staff().user_id, today())
    absent = stand_ins.on(today())
    works = queries.works((*WORK, Section.STEPS, Section.DOUBTFUL), staff(), today(), rules.MOST_COUNTED + 1, absent)
    lists = {section: _excerpt(section, rows) for section, rows in works.items()}
    steps, doubtful = lists.pop(Section.STEPS), lists.pop(Section.DOUBTFUL)
    beside = _beside(absent)
    drafts = unfinished(staff())
    for excerpt in (*lists.values(), steps, doubtful, *beside.values()):
        saw(row.person_id for row in excerpt.rows)
    saw(draft.about.person_id for draft in drafts if draft.about)
    return render_template(
        "overview/day/page.html",
        lists=lists,
        steps=steps,
        doubtful=doubtful,
        **beside,
        unfinished=drafts,
        stand_ins=stand_ins,
        waited_for=contacts.waiting_by_organisation(staff(), standing_in=absent),
        most_waited_for=rules.SHOWN[Section.WAITING],
        **_words(),
    )


def _beside(absent: dict[int, str]) -> dict[str, Excerpt[Any]]:
    """The beginnings of the lists that stand beside the day, by their names."""
    rows = {section: _rows(section, COUNTED, absent) for section in _BESIDE} | handed.handed(staff(), today(), COUNTED)
    return {section.value: _excerpt(section, found) for section, found in rows.items()}


def _rows(section: Section, chosen: queries.Window, absent: dict[int, str]) -> list[Any]:
    if section in _OWN:
        return _OWN[section](staff(), today(), chosen)
    return _OTHER[section](staff(), today(), chosen, absent)


def _excerpt(section: Section, rows: list[Any]) -> Excerpt[Any]:
    return Excerpt.of(rows, rules.SHOWN[section])


def _words() -> dict[str, Any]:
    return {
        "today": today(),
        "last_of_week": rules.last_of_week(today()),
        "rule": rules.SILENT_AFTER,
        "Section": Section,
        "paper_days": SOON_DAYS,
        "paper_days_past": PAST_DAYS,
        "contract_days": ending_soon.SOON_DAYS,
    }


@room.route(f"/my-day/{one_of(Section, 'name')}", permit=DAY)
def day_list(name: str) -> ResponseReturnValue:
    """One list of the day, whole. Questions to authorities have a page of their own, for the whole unit as well."""
    section = Section(name)
    if section is Section.WAITING:
        return redirect(url_for("questions.waiting", organisation=request.args.get("organisation")))
    page = _page(section)
    saw(row.person_id for row in page.rows)
    return render_template(
        f"overview/day/{'work' if section in WORK else name}.html",
        section=section,
        page=page,
        **_words(),
    )


def _page(section: Section) -> Page[Any]:
    if section in _OWN:
        return page_of(_OWN[section](staff(), today(), window()))
    absent = cases.stood_in_for(staff().user_id, today())
    if section in _OTHER:
        return page_of(_OTHER[section](staff(), today(), window(), absent))
    return page_of(queries.work(section, staff(), today(), window(), absent))


def _referrals(actor: Actor, _today: date, chosen: tuple[int, int], absent: dict[int, str]) -> list[WaitingReferral]:
    return late_referrals(actor, standing_in=absent, window=chosen)


#: The lists beside the day that are each read apart; steps come along with its work, and what changed hands at once.
_BESIDE: Final = (
    Section.AFTER, Section.REFERRALS, Section.PAPERS, Section.CONTRACTS, Section.ABSENCE, Section.VALIDATIONS,
    Section.LASTING, Section.WRITTEN, Section.SILENT,
)  # fmt: skip
#: Lists of one's own alone, and lists that hold those of whom one stands in for as well.
_OWN: Final[dict[Section, Callable[..., list[Any]]]] = {
    Section.NEW: handed.new_with,
    Section.FOLLOWING: handed.following,
}
_OTHER: Final[dict[Section, Callable[..., list[Any]]]] = {
    Section.STEPS: queries.as_soon_as_possible,
    Section.DOUBTFUL: queries.doubtful,
    Section.AFTER: queries.after_closing,
    Section.REFERRALS: _referrals,
    Section.PAPERS: ending.papers,
    Section.CONTRACTS: ending.contracts,
    Section.ABSENCE: ending.absence,
    Section.VALIDATIONS: ending.validations,
    Section.LASTING: lasting.lasting,
    Section.WRITTEN: written.written,
    Section.SILENT: queries.silent,
}
