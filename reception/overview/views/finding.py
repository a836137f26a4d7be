"""The search through the municipal register: names by address, numbers never."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.overview.forms import SearchForm
from reception.overview.views.room import room
from reception.people import permits as people_permits
from reception.people import queries as people
from reception.people.rules.lookup import holds_long_number


@room.route("/people/search", methods=["GET"], permit=people_permits.IDENTIFY)
def search() -> ResponseReturnValue:
    """Search by a name in the address."""
    return search_by_address(request.args.get("q", ""))


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


def search_by_address(text: str) -> ResponseReturnValue:
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
