"""The people of one's units: a list whose address is its filter."""

from collections.abc import Sequence

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK, UNIT_MANAGERS
from reception.accounts import queries as accounts
from reception.cases import permits as case_permits
from reception.cases import queries as cases
from reception.i18n.formats import today
from reception.overview.forms import PeopleFilterForm, readable_day
from reception.overview.queries.people import worklist_filter
from reception.overview.rules.people import ORDERS, PeopleFilter, numbered
from reception.overview.views.finding import search_by_address
from reception.overview.views.room import room
from reception.web.paging import page_of, window


@room.route("/people", endpoint="people", permit=case_permits.READ)
def people_list() -> ResponseReturnValue:
    """The people of one's units, 50 a page; the address is the filter. With `?q=` it is a search for a name."""
    if "q" in request.args:
        return search_by_address(request.args["q"])
    units, workers = own_units(), colleagues(asked=request.args.get("worker"))
    chosen = _chosen(units, workers)
    return render_template(
        "overview/people/list.html",
        chosen=chosen,
        page=page_of(cases.worklist(worklist_filter(chosen, staff(), today()), window())),
        filters=PeopleFilterForm(chosen, request.args, _others(workers), _by_name(units)),
        today=today(),
        several=len(units) > 1,
        offers=cases.offers_waiting(),
        assignable=_assignable_units(),
        lost_worker=_is_lost(request.args.get("worker"), chosen),
        urls={order: address_of(chosen.sorted_by(order)) for order in ORDERS},
    )


def address_of(chosen: PeopleFilter) -> str:
    """Where a list is."""
    return url_for("overview.people", **chosen.address)  # type: ignore[arg-type]  # Flask's own options are no filters


def own_units() -> dict[int, str]:
    """The units whose cases one reads: {id: name}."""
    return {duty.unit_id: duty.unit_name for duty in staff().duties if duty.role in CASEWORK}


def colleagues(*, asked: str | None = None) -> Sequence[accounts.Colleague]:
    """The casework staff of one's units, oneself among them, by name; last the one who is `asked` for, as an address
    writes it, if that one has left and still stands on cases there."""
    found = accounts.colleagues_of(staff().unit_ids(CASEWORK), CASEWORK)
    user_id = numbered(asked)
    if user_id is None or any(user.id == user_id for user in found):
        return found
    former = cases.former_worker(user_id)
    return [*found, accounts.Colleague(former.id, former.name)] if former is not None else found


def _chosen(units: dict[int, str], workers: Sequence[accounts.Colleague]) -> PeopleFilter:
    ids = {user.id for user in workers}
    return PeopleFilter.read(request.args, colleagues=ids, units=units, read_day=readable_day)


def _others(workers: Sequence[accounts.Colleague]) -> list[tuple[int, str]]:
    return [(user.id, user.name) for user in workers if user.id != staff().user_id]


def _by_name(units: dict[int, str]) -> list[tuple[int, str]]:
    return sorted(units.items(), key=lambda unit: (unit[1].casefold(), unit[0]))


def _assignable_units() -> list[int]:
    """The units whose cases one may give to somebody else."""
    return staff().unit_ids(UNIT_MANAGERS) if case_permits.ASSIGN.held_by(staff()) else []


def _is_lost(asked: str | None, chosen: PeopleFilter) -> bool:
    """Whether the address names a colleague whose cases this reader does not have: the list shows everybody's."""
    return numbered(asked) is not None and chosen.worker != asked


def worklist_filter_of(query_string: str) -> cases.WorklistFilter:
    """What the address of a list means, for those who do something with all of its cases. Rights decide there."""
    return worklist_filter(PeopleFilter.read_text(query_string), staff(), today())
