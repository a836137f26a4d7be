"""Households that seek a home, the most urgent first; one of them with its homes; and whom a home would suit."""

from typing import Final, TypeVar

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.housing.permits import NEEDS, WRITE_NEEDS
from reception.housing.queries import dwellings
from reception.housing.queries import needs as need_queries
from reception.housing.terms import OfferState
from reception.i18n.formats import today
from reception.i18n.sentences import sentence
from reception.matching import queries
from reception.matching.forms import NarrowingForm
from reception.matching.rules.homes import SHOWN
from reception.matching.rules.kept import from_json
from reception.matching.terms import HouseholdSize, Shown
from reception.web.blueprint import Room
from reception.web.paging import ROWS, page_of, window

Chosen = TypeVar("Chosen", Shown, HouseholdSize)
room = Room("waiting", __name__, url_prefix="/dwellings")

#: From so many to so many people.
_SIZES: Final = {
    HouseholdSize.ONE: (1, 1),
    HouseholdSize.TWO: (2, 2),
    HouseholdSize.THREE_FOUR: (3, 4),
    HouseholdSize.FIVE_SIX: (5, 6),
    HouseholdSize.MORE: (7, 10**6),
}
#: "Show more" adds so many homes, up to so many.
_MOST_SHOWN: Final = 100


@room.route("/waiting", permit=NEEDS)
def waiting() -> ResponseReturnValue:
    """Every household that seeks a home: its latest day, the best home in sight, what is offered."""
    shown, size = _term(Shown, "shown"), _term(HouseholdSize, "size")
    found = queries.waiting_households(shown, _SIZES[size] if size else None)
    offset, limit = window()
    page = page_of(found.rows[offset : offset + limit])
    queries.note_reading(page.rows)
    return render_template(
        "matching/waiting.html",
        narrowing=NarrowingForm(data={"shown": shown and shown.value, "size": size and size.value}),
        is_narrowed=bool(shown or size),
        counts=found.counts,
        page=page,
        rows_before=(page.number - 1) * ROWS,
        today=today(),
        Shown=Shown,
        OfferState=OfferState,
    )


def _term(term: type[Chosen], name: str) -> Chosen | None:
    """What the address asks for; nonsense asks for nothing."""
    text = request.args.get(name, "")
    return term(text) if text in {one.value for one in term} else None


@room.route("/waiting/<number:number>", permit=NEEDS)
def household(number: str) -> ResponseReturnValue:
    """What a household needs, the homes that are suggested for it with every reason, and what was offered."""
    need = need_queries.need(number)
    shown = _shown()
    found = queries.homes_for_need(need, shown=shown if need.ended_on is None else 0)
    return render_template(
        "matching/household.html",
        need=need,
        found=found,
        seeking=found.seeking,
        more_url=url_for(".household", number=number, homes=shown + SHOWN, _anchor="suggestions")
        if found.more and shown < _MOST_SHOWN
        else None,
        is_own_case=WRITE_NEEDS.held_by(staff()) and need.case.unit_id in staff().unit_ids(CASEWORK),
        reasons_of=from_json,
        sentence=sentence,
        today=today(),
        OfferState=OfferState,
    )


def _shown() -> int:
    text = request.args.get("homes", "")
    return min(max(int(text), SHOWN), _MOST_SHOWN) if text.isdecimal() and len(text) < 5 else SHOWN


@room.route("/<number:number>/households", permit=NEEDS)
def suited(number: str) -> ResponseReturnValue:
    """Whom a home would suit: the households whose latest day is nearest, with the reasons."""
    dwelling = dwellings.dwelling(number)
    return render_template(
        "matching/suited.html",
        dwelling=dwelling,
        units=queries.households_for(dwelling),
        sentence=sentence,
        today=today(),
        OfferState=OfferState,
    )
