"""Who has been at an employer, for those who do casework with them."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.web.paging import page_of, window
from reception.work import permits
from reception.work.queries import people_at, register
from reception.work.views.employers.room import room


@room.route("/<int:organisation_id>/people", permit=permits.PLACEMENTS)
def people(organisation_id: int) -> ResponseReturnValue:
    """The placements and jobs there of people of one's own boards."""
    employer = register.employer(organisation_id)
    found = people_at.people_at(organisation_id, window())
    return render_template("work/employers/people.html", employer=employer, page=page_of(found))
