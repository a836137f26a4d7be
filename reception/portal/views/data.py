"""What is kept about her, and who has looked."""

from itertools import groupby

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.queries import kept as queries
from reception.portal.queries.looks import looks as found_looks
from reception.portal.rules import kept as rules
from reception.portal.views.room import OwnRoom
from reception.web.paging import page_of, window

room = OwnRoom("my_data", __name__, url_prefix="/data")


@room.route("", permit=permits.PERSON)
def data() -> ResponseReturnValue:
    """My data."""
    person = queries.person()
    return render_template(
        "portal/data.html",
        person=person,
        groups=rules.groups(),
        keepings=rules.keepings(),
        kept=queries.kept(),
        words=queries.words(person),
    )


@room.route("/looks", permit=permits.PERSON)
def looks() -> ResponseReturnValue:
    """Who has looked: by day, role and unit."""
    page = page_of(found_looks(window()))
    days = [(day, list(rows)) for day, rows in groupby(page.rows, key=lambda one: one.day)]
    return render_template("portal/looks.html", page=page, days=days, keeping=rules.keepings()["log"])
