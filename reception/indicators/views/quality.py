"""What is missing or cannot be right in one's own cases, to be mended where it stands."""

from typing import Final

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.cases import permits as cases
from reception.indicators import permits
from reception.indicators.forms.quality import QualityFilter
from reception.indicators.queries import quality as queries
from reception.indicators.rules import quality as rules
from reception.indicators.rules.behind import NOBODY
from reception.indicators.rules.quality import Chosen
from reception.indicators.terms_quality import Kind, Trouble
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

room = Room("data_quality", __name__, url_prefix="/data-quality")
ROWS: Final = 25


@room.route("", permit=permits.QUALITY)
def worklist() -> ResponseReturnValue:
    """How much there is of each kind, and what one kind holds, each row with the page where it is mended."""
    own, manages, tally = str(staff().user_id), cases.ASSIGN.held_by(staff()), queries.tally()
    narrowing = QualityFilter()
    chosen = narrowing.offer(_asked(own), tally, own, manages=manages)
    rows = queries.rows(chosen.kind, chosen.whose, window(ROWS)) if chosen.kind else []
    return render_template(
        "quality/page.html",
        chosen=chosen,
        tally=tally,
        narrowing=narrowing,
        manages=manages,
        own_id=own,
        page=page_of(rows, rows_a_page=ROWS),
        kinds=[(trouble, [kind for kind in Kind if kind.trouble is trouble]) for trouble in Trouble],
        address=_address,
        mended_on=_mended_on,
        limits=rules.limits(),
        NOBODY=NOBODY,
    )


def _asked(own: str) -> Chosen:
    """Whoever asks for nothing sees her own cases, if she manages nobody's."""
    chosen = Chosen.read(request.args)
    begins = "worker" not in request.args and not cases.ASSIGN.held_by(staff())
    return chosen.by(own) if begins else chosen


def _address(chosen: Chosen) -> str:
    """Also the choice of all is said: without one, a caseworker begins with her own."""
    return url_for(".worklist", **{**chosen.address, "worker": chosen.whose.worker})  # type: ignore[arg-type]  # no option of Flask's


def _mended_on(row: queries.Row) -> str:
    place = rules.MENDED_ON[row.kind]
    named = {name: row.called(column) for name, column in place.names}
    return url_for(place.endpoint, **{**named, **dict(place.values), "next": request.full_path})
