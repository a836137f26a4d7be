"""The people of one's units, and the search through the municipal register."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.accounts import queries as accounts
from reception.cases import permits as case_permits
from reception.cases import queries as cases
from reception.cases.terms import CaseState
from reception.i18n.formats import today
from reception.overview.forms import PeopleFilterForm, SearchForm
from reception.overview.rules.day import silent_since
from reception.overview.rules.people import ORDERS, OWN, UNASSIGNED, PeopleFilter
from reception.overview.views.room import room
from reception.people import permits as people_permits
from reception.people import queries as people
from reception.people.rules.lookup import holds_long_number
from reception.web.paging import page_of, window


@room.route("/people", endpoint="people", permit=case_permits.READ)
def people_list() -> ResponseReturnValue:
    """The people of one's units, 50 a page; the address is the filter. With `?q=` it is a search for a name."""
    if "q" in request.args:
        return _search_by_address(request.args["q"])
    colleagues = accounts.staff_of(staff().unit_ids(CASEWORK), CASEWORK)
    chosen = PeopleFilter.read(request.args, colleagues={user.id for user in colleagues})
    page = page_of(cases.worklist(_worklist_filter(chosen), window()))
    others = [(user.id, user.name) for user in colleagues if user.id != staff().user_id]
    return render_template(
        "overview/people/list.html",
        chosen=chosen,
        page=page,
        filters=PeopleFilterForm(chosen, others),
        today=today(),
        urls={order: url_for(".people", **chosen.sorted_by(order).address) for order in ORDERS},
    )


def _worklist_filter(chosen: PeopleFilter) -> cases.WorklistFilter:
    worker_id = staff().user_id if chosen.worker == OWN else int(chosen.worker) if chosen.worker.isdecimal() else None
    return cases.WorklistFilter(
        worker_id=worker_id,
        without_worker=chosen.worker == UNASSIGNED,
        state=CaseState(chosen.state),
        silent_since=silent_since(today()) if chosen.silent else None,
        order=chosen.sort,
    )


@room.route("/people/search", methods=["GET"], permit=people_permits.IDENTIFY)
def search() -> ResponseReturnValue:
    """Search by a name in the address."""
    return _search_by_address(request.args.get("q", ""))


@room.route("/people/search", methods=["POST"], endpoint="find", permit=people_permits.IDENTIFY)
def find() -> ResponseReturnValue:
    """Search by what the form sent: one exact hit opens, a name gets an address, a number never does."""
    text = request.form.get("q", "").strip()
    result = people.search(text)
    if result.only is not None:
        return redirect(url_for(".person", number=result.only.number), 303)
    if holds_long_number(text):
        return _results(text, result)
    return redirect(url_for(".search", q=text or None), 303)


def _search_by_address(text: str) -> ResponseReturnValue:
    """Contract, decision 3: six digits or more have no place in an address."""
    if holds_long_number(text):
        return render_template("overview/people/search.html", search=SearchForm(formdata=None), refused=True), 400
    return _results(text.strip(), people.search(text))


def _results(text: str, result: people.SearchResult) -> ResponseReturnValue:
    return render_template(
        "overview/people/search.html",
        search=SearchForm(formdata=None, data={"q": text}),
        refused=False,
        text=text,
        result=result,
        holders=cases.holders(hit.person_id for hit in result.hits),
    )
